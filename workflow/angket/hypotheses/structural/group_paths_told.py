"""What a report says of the paths of a covariance model in several groups."""

from angket.hypotheses.structural.named_parts import way_told
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import pair_apart, part_of, parts_of

SECTION = "structural_group_paths"


def group_paths_told(results, say, name):
    """Compose which paths differ between groups, with the tables.

    Parameters
    ----------
    results : angket.report.results.Results
    say : angket.report.phrases.Phrases
    name : str
        Of the hypothesis.

    Returns
    -------
    list of angket.formats.blocks.Block
    """
    reason = results.reason(SECTION, name, "compared")
    if reason:
        return paragraph(say("structural.paths_not_compared", reason=reason))
    found = Finding(results, say, SECTION, name)
    if not found.has("df_difference"):
        return []
    begin = parts_of(name)
    subjects = [one.removeprefix(begin) for one in results.subjects(SECTION, begin)]
    alpha = results.settings["tests"]["alpha"]
    in_groups = [one for one in subjects if pair_apart(one)[1]]
    paths = [one for one in subjects if one not in in_groups]
    shown = _tables(results, say, name, paths, in_groups)
    if not found.has("p_difference"):
        reason = found.reason("p_difference")
        return paragraph(say("structural.paths_not_compared", reason=reason)) + shown
    differs = found.amount("p_difference") <= alpha
    told = say(
        f"structural.paths_in_all.{'differ' if differs else 'alike'}",
        chi_square=found.number("chi_square_difference"),
        df=found.number("df_difference"),
        p=found.p("p_difference"),
    )
    apart = [way_told(results, one) for one in paths if _differs(results, name, one, alpha)]
    by_path = (
        say("structural.paths_of_groups.differ", names=listed(say, apart))
        if apart
        else say("structural.paths_of_groups.alike")
    )
    return paragraph(told, by_path, refer_to(say, shown)) + shown


def _differs(results, name, path, alpha):
    place = SECTION, part_of(name, path), "p_difference"
    return results.has(*place) and float(results.value(*place)) <= alpha


def _tables(results, say, name, paths, of_groups):
    in_groups = []
    for one in of_groups:
        path, group = pair_apart(one)
        told = say.text("structural.path_in_group", path=way_told(results, path), group=group)
        in_groups.append((told, part_of(name, one)))
    estimates = statistics_table(
        results, say, label_for("structural_groups", name),
        say.text("structural.group_paths_title", hypothesis=name), "path", in_groups,
        [Column(SECTION, one) for one in ("b", "beta", "se", "t", "p")],
        [say("structural.group_paths_note")],
    )  # fmt: skip
    tests = statistics_table(
        results, say, label_for("path_tests", name),
        say.text("structural.path_tests_title", hypothesis=name), "path",
        # Of one path, to make it equal is to make all equal.
        [*([(say.text("structural.all_paths"), name)] if len(paths) > 1 else ()),
         *((way_told(results, one), part_of(name, one)) for one in paths)],
        [Column(SECTION, one)
         for one in ("chi_square_difference", "df_difference", "p_difference")],
        [say("structural.path_tests_note")],
    )  # fmt: skip
    return estimates + tests
