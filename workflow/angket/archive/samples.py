"""Samples that differ by few respondents, whose statistics would tell of these."""

from angket.hypotheses.declared import counts_of, names_in
from angket.subjects import pair_apart, parts_of


def few_apart(tables):
    """Find what was computed of a sample that is small, or differs from another by few.

    Parameters
    ----------
    tables : tables_of_counts.Tables

    Returns
    -------
    set
        Names of hypotheses, and pairs of section and subject, of which no statistic is told.
        Of two samples that differ by few, the larger stays.
    """
    withheld, kept = set(), {}
    for name in tables.settings["variables"]:
        n = tables.count("description", name)
        if n is not None:
            kept.setdefault(name, []).append(n)
    for place, n, variables in sorted(_samples(tables), key=lambda sample: -sample[1]):
        others = [other for name in variables for other in kept.get(name, ())]
        if tables.few(n) or any(tables.few(abs(other - n)) for other in others):
            withheld.add(place)
            continue
        for name in variables:
            kept.setdefault(name, []).append(n)
    # Last, so that no hypothesis is withheld for the sake of the matrix of correlations.
    for pair in tables.subjects("matrix"):
        n, variables = tables.count("matrix", pair), pair_apart(pair)
        others = [other for name in variables for other in kept.get(name, ())]
        if n is not None and (tables.few(n) or any(tables.few(abs(other - n)) for other in others)):
            withheld.add(("matrix", pair))
    return withheld


def _samples(tables):
    """Yield what each sample was used for, how many it has, and the variables it concerns."""
    for name, hypothesis in tables.settings["hypotheses"].items():
        variables = names_in(hypothesis)
        sections = (counts_of(hypothesis["kind"]) or {}).get("samples", ())
        counts = [tables.count(section, name) for section in sections]
        for n in counts:
            if n is not None:
                yield name, n, variables
        for subject in tables.subjects("sensitivity", parts_of(name)):
            n = tables.count("sensitivity", subject)
            if n is not None:
                yield ("sensitivity", subject), n, variables
    for name, column in tables.settings["profile"].items():
        n = tables.count("sample", name)
        if column.get("kind") == "number" and n is not None and tables.few(n):
            yield ("sample", name), n, [name]
    for section in ("reliability", "description"):
        for subject in tables.subjects(section):
            n = tables.count(section, subject)
            if n is not None and tables.few(n):
                yield (section, subject), n, [subject]
