"""The ratings that a hypothesis is about, of objects by raters."""

from typing import NamedTuple

import pandas as pd


class Rated(NamedTuple):
    """Ratings of objects by raters.

    Attributes
    ----------
    table : DataFrame of float, shape (objects, raters)
        Numbers, or the places of categories; NaN where a rater did not rate an object.
    labels : dict of float to str
        What each rating is called.
    """

    table: pd.DataFrame
    labels: dict


def ratings_in(inputs):
    """Read the ratings of the hypotheses that have a file of them.

    Parameters
    ----------
    inputs : mapping
        With `ratings` where the study has such hypotheses.

    Returns
    -------
    dict of str to Rated
    """
    file = inputs.get("ratings")
    return ratings_of(pd.read_parquet(file)) if file else {}


def ratings_of(frame):
    """Put ratings together by hypothesis.

    Parameters
    ----------
    frame : DataFrame
        hypothesis, object, rater, value and label, a row for each rating.

    Returns
    -------
    dict of str to Rated

    Examples
    --------
    >>> rows = [("H", 1, 1, 0.0, "no"), ("H", 1, 2, 1.0, "yes"), ("H", 2, 1, 1.0, "yes")]
    >>> frame = pd.DataFrame(rows, columns=["hypothesis", "object", "rater", "value", "label"])
    >>> ratings_of(frame)["H"].table.to_numpy().tolist(), ratings_of(frame)["H"].labels
    ([[0.0, 1.0], [1.0, nan]], {0.0: 'no', 1.0: 'yes'})
    """
    found = {}
    for name, of_this in frame.groupby("hypothesis", sort=False):
        table = of_this.pivot(index="object", columns="rater", values="value")
        labels = of_this.drop_duplicates("value").sort_values("value")
        named = zip(labels["value"].tolist(), labels["label"].tolist(), strict=True)
        found[name] = Rated(table, dict(named))
    return found
