"""What of careless answering was looked for, by which rule, who showed it, what was not."""

from angket.formats.blocks import Reference
from angket.report.finding import paragraph
from angket.report.listing import joined, listed
from angket.report.printed_counts import are_counts_printed
from angket.report.tables import Column, statistics_table
from angket.subjects import column_and_value, pair_apart, whole_and_part

# The sign of everybody who has any.
ALL = "all"
# The key of the settings that a rule takes its limit from.
_LIMITS = {
    "straight_lining": ("longest_run", "count"),
    "mahalanobis": ("mahalanobis_p", "level"),
    "contradiction": ("twin_distance", "count"),
    "too_fast": ("shortest_duration", "given"),
}


def compose(results, say):
    """Tell by which rules respondents were flagged, how many, and which rules were not used.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    found = [subject for subject in results.subjects("screening") if subject != ALL]
    signs = [sign for sign in found if not whole_and_part(sign)[1]]
    leaves_out = results.settings.get("exclude", {}).get("flagged")
    shown = [sign for sign in signs if results.has("screening", sign, "n")]
    shown = [sign for sign in shown if results.value("screening", sign, "n") != "0"]
    kept = "left_out" if leaves_out else "kept" if shown else "nobody"
    run = _longest_run(results, say, signs)
    # One that counts as a sign is told with the others; else it stands below the table.
    counts = "straight_lining" in signs
    told_run, below = (run, []) if counts else ((), [run] if run else [])
    made = statistics_table(
        results,
        say,
        "screening",
        say.text("sample.screening"),
        "sign",
        [(say.text(f"screening.{_called(results, sign)}"), sign) for sign in signs],
        [Column("screening", "n")],
        [*_notes(say, signs, shown, kept), *below],
    )
    if not made:
        return []
    # What no answers can show was not looked for; what is withheld was.
    absent = [sign for sign in signs if _is_absent(results, sign)]
    told = [_sign(results, say, sign) for sign in signs if sign not in absent]
    in_all = ()
    if results.has("screening", ALL, "n"):
        number = results.number("screening", ALL, "n")
        in_all = say(f"sample.flagged_{'some' if number.value else 'nobody'}", n=number)
    alike = _alike(results, say, [subject for subject in found if subject not in signs])
    unused = [
        say(f"sample.unused.{rule}")
        for rule in _unused(results, signs)
        if not (run and rule == "straight_lining")
    ]
    unused = [_sign(results, say, sign) for sign in absent] + unused
    apart = ()
    if unused:
        apart = say("sample.not_screened", rules=joined(say, "listing.semicolon", unused))
    of = {"table": Reference("screening"), "signs": joined(say, "listing.semicolon", told)}
    opening = say("sample.screening_refer", **of)
    return [*paragraph(opening, in_all, alike, told_run, apart, _alike_items(results, say)), *made]


def _alike(results, say, subjects):
    """Name the categories to which most of those belong whose answers are somebody else's."""
    if not subjects:
        return ()
    groups = []
    for subject in subjects:
        column, category = column_and_value(whole_and_part(subject)[1])
        n = results.number("screening", subject, "n")
        groups.append(say("sample.alike_one", label=results.label(column), group=category, n=n))
    whole = results.value("screening", whole_and_part(subjects[0])[0], "n")
    every = all(results.value("screening", subject, "n") == whole for subject in subjects)
    return say(f"sample.alike{'_all' if every else ''}", groups=listed(say, groups))


def _notes(say, signs, shown, kept):
    """Yield who stays, which answers do not count as the same, and what a distance supposes."""
    yield say(f"sample.screening_{kept}")
    if {"identical_answers", "identical_row"}.intersection(signs):
        yield say("sample.alike_but")
    if "mahalanobis" in shown:
        yield say("sample.distance_note")


def _longest_run(results, say, signs):
    """Tell the longest run of one answer, which may be a sign in the study or not."""
    names = {"run": "longest_run", "n": "longest_run_n"}
    if not all(results.has("screening", ALL, name) for name in names.values()):
        return ()
    found = {key: results.number("screening", ALL, name) for key, name in names.items()}
    alone = "" if "straight_lining" in signs else "_alone"
    return say(f"sample.longest_run{alone}", **found)


def _alike_items(results, say):
    """Name the items that have the same number of each answer, those alike together."""
    groups = {}
    for pair in map(pair_apart, results.subjects("alike_items")):
        joint = tuple(dict.fromkeys(item for one in pair for item in groups.get(one, (one,))))
        groups |= dict.fromkeys(joint, joint)
    if not groups:
        return ()
    told = [listed(say, group) for group in dict.fromkeys(groups.values())]
    printed = "_printed" if are_counts_printed(results, groups) else ""
    return say(f"sample.alike_items{printed}", items=joined(say, "listing.semicolon", told))


def _sign(results, say, sign):
    """Say what a sign is, with its limit, and how many respondents show it."""
    rules = results.settings.get("screening") or {}
    key, style = _LIMITS.get(sign, (None, None))
    limit = results.write(rules[key], style) if key in rules else ""
    told = say(f"sample.signs.{_called(results, sign)}", limit=limit)
    if results.has("screening", sign, "n"):
        return say("sample.sign", sign=told, n=results.number("screening", sign, "n"))
    reason = results.reason("screening", sign, "n")
    return say("sample.sign_undefined", sign=told, reason=reason) if reason else told


def _is_absent(results, sign):
    place = ("screening", sign, "n")
    return bool(results.reason(*place)) and not results.is_withheld(*place)


def _called(results, sign):
    """Name the phrase of a sign: without a profile, a whole row is the answers."""
    without = sign == "identical_row" and not results.settings.get("profile")
    return "identical_answers" if without else sign


def _unused(results, signs):
    """Yield the rules that the study has none of, by why it has not."""
    rules = results.settings.get("screening") or {}
    for sign in ("straight_lining", "contradiction"):
        if sign not in signs:
            yield sign
    if "too_fast" not in signs:
        yield "no_shortest_time" if "duration" in rules else "no_time"
    if "identical_answers" not in signs and results.settings.get("profile"):
        yield "identical_answers"
