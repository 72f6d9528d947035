"""How many respondents the categories among the terms of a regression stand for."""

from collections import defaultdict

from angket.subjects import column_and_value, factors_of, parts_of


def counts_in_terms(tables, section, name):
    """List how many respondents each category, and each pair of categories, of a model has.

    A coefficient of a category that few are of, beside a mean, is what these answered: also where
    the few are of the category that the others are compared with, which has no term.

    Parameters
    ----------
    tables : angket.archive.tables_of_counts.Tables
    section : str
        With the terms of the hypothesis, of which categories have an n.
    name : str
        Of the hypothesis.

    Returns
    -------
    list of int
    """
    whole = tables.count(section, name)
    if whole is None:
        return []
    beginning = parts_of(name)
    known = {*tables.settings["variables"], *tables.settings["profile"]}
    groups, pairs = defaultdict(dict), defaultdict(dict)
    for subject in tables.subjects(section, beginning):
        n = tables.count(section, subject)
        factors = factors_of(subject.removeprefix(beginning), known)
        columns = tuple(column_and_value(factor)[0] for factor in factors)
        if n is None:
            continue
        if len(factors) == 1:
            groups[columns[0]][factors[0]] = n
        else:
            pairs[columns][tuple(factors)] = n
    counts = []
    for found in groups.values():
        counts += [*found.values(), whole - sum(found.values())]
    for (first, second), found in pairs.items():
        counts += found.values()
        rest = whole - sum(groups[first].values()) - sum(groups[second].values())
        counts.append(rest + sum(found.values()))
        for place, column in enumerate((first, second)):
            for factor, n in groups[column].items():
                counts.append(n - sum(m for pair, m in found.items() if pair[place] == factor))
    return counts
