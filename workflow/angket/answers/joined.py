"""Categories of respondents that are counted as one, so that none of them tells of few people.

What is joined before anything is counted cannot be worked out from what is counted: every result is
the same whoever of the joint category belongs to which of its parts.
"""

from collections import Counter

import pandas as pd

from angket.answers.spelling import canonical

# Fewer people than this are few, as in tables of counts.
SMALLEST = 5


def joined(values, column, labels=None):
    """Give several categories of a column one name.

    Parameters
    ----------
    values : Series of str or category, shape (n,)
        As `angket.answers.categories.to_categories` makes it.
    column : dict
        Of the settings: `join`, from the name of a joint category to its parts, names or codes of
        categories; `join_few`, the name of one of all that are then of fewer than `SMALLEST`
        people and, where together these are still fewer, or one alone is small, of the next
        larger ones; `order`, in which joint categories stand already.
    labels : dict, optional
        From the codes of a labelled file to its labels.

    Returns
    -------
    values : Series of category, shape (n,)
        In the order in which tables have them; as it was where nothing is to be joined.
    unknown : list of str
        Parts that nobody belongs to.

    Examples
    --------
    >>> sexes, column = pd.Series(["f", "m", "m", "x", None]), {"order": []}
    >>> joined(sexes, column | {"join": {"m or not said": ["m", "x"]}})[0].dropna().tolist()
    ['f', 'm or not said', 'm or not said', 'm or not said']
    >>> units = pd.Series(["a"] * 9 + ["b"] * 6 + ["c"] * 4 + ["d"])
    >>> joined(units, column | {"join_few": "others"})[0].value_counts().to_dict()
    {'a': 9, 'b': 6, 'others': 5}
    """
    join, few = column.get("join", {}), column.get("join_few")
    if not join and few is None:
        return values, []
    counts = {name: int(n) for name, n in values.value_counts().items() if n}
    names = {canonical(name): name for name in counts}
    for code, label in (labels or {}).items():
        if canonical(label) in names:
            names.setdefault(canonical(code), names[canonical(label)])
    parts = {part: name for name, parts in join.items() for part in parts}
    into = {
        names[canonical(part)]: name for part, name in parts.items() if canonical(part) in names
    }
    if few is not None:
        sizes = Counter()
        for name, n in counts.items():
            sizes[into.get(name, name)] += n
        small = _small(sizes)
        into |= {name: few for name in counts if into.get(name, name) in small}
    kinds = values.dtype.categories if hasattr(values.dtype, "categories") else sorted(counts)
    made = values.astype("str").map(lambda name: into.get(name, name), na_action="ignore")
    order = [into.get(name, name) for name in column["order"]]
    # A joint category stands in the place of the first of its parts, unless the study places it.
    order = list(dict.fromkeys([*order, *(into.get(name, name) for name in kinds)]))
    wanted = {*made.dropna(), *column["order"]} - set(into)
    order = [name for name in order if name in wanted]
    made = made.astype(pd.CategoricalDtype(pd.Index(order, dtype="str")))
    return made, [part for part in parts if canonical(part) not in names]


def _small(counts):
    """Name the categories that are few, with the next larger ones that hide them.

    Those of equal size go by their names, and not by who stands first in the file.
    """
    small = {name for name, n in counts.items() if n < SMALLEST}
    larger = sorted((n, name) for name, n in counts.items() if n >= SMALLEST)
    while small and larger:
        if len(small) > 1 and sum(counts[name] for name in small) >= SMALLEST:
            break
        small.add(larger.pop(0)[1])
    return small
