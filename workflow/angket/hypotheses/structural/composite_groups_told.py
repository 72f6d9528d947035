"""What the comparison of composites between groups found, in words and tables."""

from typing import NamedTuple

from angket.hypotheses.structural.composite_groups import FULL, NONE, PARTIAL, SECTION
from angket.hypotheses.structural.limits import customary
from angket.hypotheses.structural.named_parts import PAIR, construct_told, way_told
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import factors_of, pair_of, parts_of, whole_and_part

# What is compared with its quantile differs from it in the fourth decimal.
CORRELATED = ("c", "c_quantile")
INVARIANCE = (
    *CORRELATED, "mean_difference", "mean_low", "mean_high", "log_variance_ratio",
    "variance_low", "variance_high",
)  # fmt: skip


class _Compared(NamedTuple):
    """A construct or a path in two groups.

    Attributes
    ----------
    subject : str
        In the statistics.
    about : str
        The construct or the path.
    pair : str
        What both groups are called, beside each other.
    above : str
        The same with how many belong to each.
    """

    subject: str
    about: str
    pair: str
    above: str

    @property
    def is_path(self):
        return "->" in self.about


def compared(results, say, name):
    """List what is compared, pair of groups by pair.

    Parameters
    ----------
    results : angket.report.results.Results
    say : angket.report.phrases.Phrases
    name : str
        Of the hypothesis.

    Returns
    -------
    list
    """
    subjects = results.subjects(SECTION, parts_of(name))
    pairs = {}
    for subject in (name, *subjects):
        if results.has(SECTION, subject, "second_group"):
            both = [results.value(SECTION, subject, f"{one}_group") for one in ("first", "second")]
            sizes = {f"{one}_n": results.number(SECTION, subject, f"{one}_n").text
                     for one in ("first", "second")}  # fmt: skip
            above = say.text("structural.pair_of_groups", first=both[0], second=both[1], **sizes)
            pairs[pair_of(*both) if subject != name else ""] = PAIR.join(both), above
    found = []
    for subject in subjects:
        about, pair = whole_and_part(subject.removeprefix(parts_of(name)))
        if results.has(SECTION, subject, "c") or results.has(SECTION, subject, "difference"):
            found.append(_Compared(subject, about, *pairs[pair]))
    order = [*pairs.values()]
    return sorted(found, key=lambda one: order.index((one.pair, one.above)))


def composites_told(results, say, name, hypothesis):
    """Compose what was found, with its tables.

    Parameters
    ----------
    results : angket.report.results.Results
    say : angket.report.phrases.Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict

    Returns
    -------
    list of angket.formats.blocks.Block
    """
    every = compared(results, say, name)
    several = len({one.pair for one in every}) > 1
    found = Finding(results, say, SECTION, name)
    if not found.has("permutations"):
        return []  # an archive without answers holds nothing of groups
    filled = {
        "column": results.label(hypothesis["groups"]),
        "permutations": found.number("permutations"),
    }
    key = "compared_pairs" if several else "compared_composites"
    sentences = [say(f"structural.{key}", **filled)]
    if found.has("left_out"):
        sentences.append(say("structural.groups_left_out", groups=found.text("left_out")))
    shown = _tables(results, say, name, every, several)
    sentences += [*_invariance(results, say, every, several), *_paths(results, say, every, several)]
    return paragraph(*sentences, refer_to(say, shown)) + shown


def _named(results, one, several):
    """Name a construct or path, of several pairs of groups with its pair."""
    told = way_told(results, one.about) if one.is_path else construct_told(results, one.about)
    return f"{told} ({one.pair})" if several else told


def _invariance(results, say, every, several):
    """Say of which composites the invariance is missing or partial."""
    reached = {NONE: [], PARTIAL: [], FULL: []}
    for one in every:
        if not one.is_path:
            how = results.value(SECTION, one.subject, "invariance")
            reached[how].append(_named(results, one, several))
    if reached[NONE]:
        yield say("structural.composites.differ", names=listed(say, reached[NONE]))
    if not reached[NONE] and not reached[PARTIAL]:
        yield say("structural.composites.full", **customary(results))
        return
    if not reached[NONE]:
        yield say("structural.composites.alike")
    if reached[PARTIAL]:
        told = listed(say, reached[PARTIAL])
        yield say("structural.composites.partial", names=told, **customary(results))


def _paths(results, say, every, several):
    """Say which paths differ significantly, those that can be compared before the others."""
    alpha, statistic = results.settings["tests"]["alpha"], "p_holm" if several else "p"
    unlike = {
        (one.about, one.pair)
        for one in every
        if not one.is_path and results.value(SECTION, one.subject, "invariance") == NONE
    }
    paths, differing = {True: 0, False: 0}, {True: [], False: []}
    for one in every:
        if one.is_path:
            comparable = not any((end, one.pair) in unlike for end in _measured(one.about))
            paths[comparable] += 1
            if float(results.value(SECTION, one.subject, statistic)) <= alpha:
                differing[comparable].append(_named(results, one, several))
    of = "comparable_" if paths[False] else ""
    if differing[True]:
        told = listed(say, differing[True])
        yield say(f"structural.paths_of_groups.{of}differ", names=told)
    elif paths[True]:
        yield say(f"structural.paths_of_groups.{of}alike")
    if differing[False]:
        yield say("structural.paths_of_groups.doubtful", names=listed(say, differing[False]))


def _measured(path):
    """List the constructs at both ends of a path, of a product those that it is made of."""
    return [one for end in path.split("->") for one in factors_of(end)]


def _tables(results, say, name, every, several):
    """Return the tables of composites and of paths, a part for each pair of groups."""
    above = {one.subject: one.above for one in every}
    reached = Column(SECTION, "invariance", words="structural.invariance_reached")
    composites = statistics_table(
        results, say, label_for("micom", name),
        say.text("structural.micom_title", hypothesis=name), "construct",
        [(construct_told(results, one.about), one.subject) for one in every if not one.is_path],
        [*(Column(SECTION, one, style="worked" if one in CORRELATED else None)
           for one in INVARIANCE), reached],
        [say("structural.micom_note")], above,
    )  # fmt: skip
    shown = ("first", "second", "difference", "p", *(["p_holm"] if several else []))
    note = [say("structural.groups_note")] if several else ()
    paths = statistics_table(
        results, say, label_for("structural_groups", name),
        say.text("structural.groups_title", hypothesis=name), "path",
        [(way_told(results, one.about), one.subject) for one in every if one.is_path],
        [Column(SECTION, one) for one in shown], note, above,
    )  # fmt: skip
    return composites + paths
