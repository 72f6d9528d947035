"""Tables for the appendix that hold more than one figure of each kind: fit, and distinctness."""

from angket.formats.blocks import Cell, Table
from angket.hypotheses.structural.limits import CFI, MISFIT, customary
from angket.hypotheses.structural.named_parts import PAIR, construct_told
from angket.report.tables import heading, label_for
from angket.subjects import part_of

SECTION = "structural"
INDICES = (
    "chi_square", "df", "chi_square_ratio", "p", "cfi", "tli", "nfi", "rmsea", "rmsea_low",
    "rmsea_high", "rmsea_close_p", "srmr", "srmr_saturated", "d_uls", "gfi", "agfi", "aic", "bic",
)  # fmt: skip
# Columns of a matrix that have room for the names of their constructs.
MOST_NAMED = 5
# Below the first, above the second, a model is customarily said not to fit.
AT_LEAST = dict.fromkeys(("cfi", "tli", "nfi"), CFI)
AT_MOST = dict.fromkeys(("rmsea", "srmr"), MISFIT)


def fit(results, say, name, composites=False):
    """Return the indices of fit with their customary limits, or nothing where there are none.

    Parameters
    ----------
    results : angket.report.results.Results
    say : angket.report.phrases.Phrases
    name : str
        Of the hypothesis.
    composites : bool
        Whether the model is one of composites, for which the limits were not made.

    Returns
    -------
    list of angket.formats.blocks.Table
    """
    rows = []
    for statistic in INDICES:
        if not results.has(SECTION, name, statistic):
            continue
        limit = ""
        for key, limits in (("at_least", AT_LEAST), ("at_most", AT_MOST)):
            if statistic in limits:
                told = results.write(limits[statistic], "bounded")
                limit = Cell(say(f"structural.{key}", limit=told))
        value = results.number(SECTION, name, statistic)
        rows.append((heading(say, f"{SECTION}.{statistic}"), value, limit))
    if not rows:
        return []
    heads = tuple(heading(say, one) for one in ("index_of_fit", "value", "customary_limit"))
    title = say.text("structural.fit_title", hypothesis=name)
    of_composites = "_composites" if composites else ""
    note = say(f"structural.fit_note{of_composites}", **customary(results))
    return [Table(label_for("fit-of-model", name), title, (heads,), tuple(rows), (note,))]


def distinct(results, say, name, parts):
    """Return the matrix after Fornell and Larcker: the root of AVE above correlations.

    Parameters
    ----------
    results : angket.report.results.Results
    say : angket.report.phrases.Phrases
    name : str
        Of the hypothesis.
    parts : angket.hypotheses.structural.tables.Parts

    Returns
    -------
    list of angket.formats.blocks.Table
    """
    known = {frozenset(one.split("~")): one for one in parts.pairs}
    names = [one for one in parts.constructs if any(one in pair for pair in known)]
    if len(names) < 2:
        return []

    def cell(row, column):
        if row == column:
            place = SECTION, part_of(name, row), "root_ave"
        elif names.index(column) > names.index(row) or frozenset((row, column)) not in known:
            return ""
        else:
            place = SECTION, part_of(name, known[frozenset((row, column))]), "r"
        return results.number(*place) if results.has(*place) else ""

    told = [construct_told(results, one) for one in names]
    heads, rows = columns_of(told)
    rows = tuple(
        (label, *(cell(row, column) for column in names))
        for label, row in zip(rows, names, strict=True)
    )
    title = say.text("structural.matrix_title", hypothesis=name)
    note = say("structural.matrix_note")
    head = heading(say, "construct"), *heads
    return [Table(label_for("fornell-larcker", name), title, (head,), rows, (note,))]


def columns_of(names):
    """Return what columns of constructs are headed, and how the constructs are told of then.

    Parameters
    ----------
    names : list of str

    Returns
    -------
    heads, told : list of str
        Of more constructs than a page has room for, numbers, and the names with them.

    Examples
    --------
    >>> columns_of(["Trust", "Use"])
    (['Trust', 'Use'], ['Trust', 'Use'])
    >>> [one[0] + one[-1] for one in columns_of(list("abcdef"))[1]]
    ['1a', '2b', '3c', '4d', '5e', '6f']
    """
    if len(names) <= MOST_NAMED:
        return [*names], [*names]
    numbers = [str(place) for place in range(1, len(names) + 1)]
    return numbers, [f"{number}{PAIR}{one}" for number, one in zip(numbers, names, strict=True)]
