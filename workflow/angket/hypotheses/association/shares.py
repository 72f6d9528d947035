"""An association in plain words: which share of each row has a category of the columns."""

from angket.hypotheses.association.cells import TOTAL, categories
from angket.hypotheses.association.together import Shown
from angket.hypotheses.samples import without_order
from angket.report.listing import joined
from angket.subjects import parts_of, whole_and_part

# Of more rows than this, the two ends are told, or the two that differ most.
MOST_ROWS = 3


def cells_of(results, name):
    """Return the categories in rows and in columns, without totals.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.

    Returns
    -------
    rows, columns : list of str
    """
    subjects = results.subjects("crosstab", parts_of(name))
    return categories([whole_and_part(subject)[1] for subject in subjects])


def shares_in_words(results, say, name, hypothesis):
    """Say of each row which share of it has a category of the columns: the highest of an order.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict

    Returns
    -------
    tuple of Inline or None
        None where a share is not known. Groups of few people are told together with others.
    """
    cells = cells_of(results, name)
    shown = Shown(results, name, hypothesis, cells)
    unordered = without_order(results.settings)
    column = _column(shown, hypothesis["column"] in unordered)
    rows = [row for row in shown.rows if column and shown.has(row, column, "row_percent")]
    if len(rows) < 2 or (rows != list(shown.rows) and len(shown.rows) <= MOST_ROWS):
        return None
    shares = {row: shown.number(row, column, "row_percent").value for row in rows}
    if len(rows) > MOST_ROWS:
        ends = (rows[0], rows[-1])
        if hypothesis["row"] in unordered:
            ends = min(rows, key=shares.get), max(rows, key=shares.get)
        rows = list(ends)
    of = {"column": results.label(hypothesis["column"]), "of": column}
    of["row"] = results.label(hypothesis["row"])
    told = [
        say(
            f"association.{'next_' * bool(place)}share",
            category=row,
            together=say("association.told_together") if row in shown.joint else (),
            percent=_percent(results, shares[row]),
            counted=_counted(say, shown, row, column),
            **of,
        )
        for place, row in enumerate(rows)
    ]
    return joined(say, "listing.semicolon", told)


def _counted(say, shown, row, column):
    """Say of how many respondents how many that share is, as the table of counts shows them."""
    if not shown.has(row, column, "n") or not shown.has(row, TOTAL, "n"):
        return ()
    n, total = (shown.number(row, one, "n") for one in (column, TOTAL))
    return say("association.counted", n=n, total=total)


def _column(shown, unordered):
    """Choose the column that is told of: without an order, that of the largest residual."""
    columns = list(shown.columns)
    if not unordered or not columns:
        return columns[-1] if columns else None

    def largest(column):
        rows = [row for row in shown.rows if shown.has(row, column, "adjusted")]
        residuals = (shown.number(row, column, "adjusted").value for row in rows)
        return max(map(abs, residuals), default=0)

    return max(columns, key=largest)


def _percent(results, share):
    """Write a share in whole percent, but not as none or all where it is neither."""
    whole = round(share)
    exact = (whole in (0, 100)) and share != whole
    return results.write(share if exact else whole, "percent" if exact else "count")
