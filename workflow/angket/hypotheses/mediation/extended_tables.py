"""The tables of a mediation of several mediators, with covariates or a moderator."""

from angket.hypotheses.mediation.structure import (
    DIRECT,
    TOTAL,
    TOTAL_INDIRECT,
    at,
    contrast_of,
    name_of,
    path_named,
)
from angket.hypotheses.mediation.sums import DIFFERENCE, conditional_of
from angket.report.coefficients import coefficient_columns, least_p_notes
from angket.report.tables import Column, Head, label_for, mixed_table, statistics_table
from angket.subjects import column_and_value, factors_of, pair_apart, part_of, parts_of

TO, TIMES = " → ", " \N{MULTIPLICATION SIGN} "
SECTION = "mediation"
# Values of the moderator around its mean, with their phrases.
AROUND = {"mean - sd": "below", "mean": "at", "mean + sd": "above"}


def told_term(results, term):
    """Name a term: a variable or column, one of its categories, or a product.

    Parameters
    ----------
    results : Results
    term : str

    Returns
    -------
    str
    """
    if len(factors_of(term)) > 1:
        return TIMES.join(told_term(results, factor) for factor in factors_of(term))
    column, value = column_and_value(term)
    label = results.label(column)
    return label if value is None else f"{label}: {value}"


def told_path(results, name):
    """Name a way, or an arrow, by the names of its variables."""
    return TO.join(told_term(results, term) for term in path_named(name))


def arrows_told(results, name, structure):
    """Return the arrows and products of all equations: from name to what it is called."""
    predictor, response = structure.predictor, structure.response
    told = {}
    for end in (*structure.mediators, response):
        for term in structure.terms(end):
            if term in structure.covariates:
                continue
            arrow = DIRECT if (term, end) == (predictor, response) else name_of((term, end))
            told[arrow] = told_path(results, name_of((term, end)))
    return told


def held_told(results, name):
    """Return the terms of covariates: from the name of the row to what it is called."""
    hypothesis = results.settings["hypotheses"][name]
    columns = [*hypothesis.get("covariates", []), *hypothesis.get("profile_covariates", [])]
    told = {}
    for subject in results.subjects(SECTION, parts_of(name)):
        part = subject.removeprefix(parts_of(name))
        terms = path_named(part)
        if len(terms) == 2 and column_and_value(terms[0])[0] in columns:
            told[part] = told_path(results, part)
    return told


def places_of(results, name, effect):
    """List the values of the moderator at which an effect stands, as they are called."""
    begin = part_of(name, at(effect, ""))
    places = [subject.removeprefix(begin) for subject in results.subjects(SECTION, begin)]
    return [place for place in places if place != DIFFERENCE]


def in_groups(results, name, effect):
    """Tell whether the moderator has two values one point apart, as two categories have."""
    places = places_of(results, name, effect)
    if len(places) != 2:
        return False
    subjects = [part_of(name, at(effect, place)) for place in places]
    if not all(results.has(SECTION, subject, "moderator") for subject in subjects):
        return False
    low, high = (float(results.value(SECTION, subject, "moderator")) for subject in subjects)
    return high - low == 1


def told_place(say, place):
    """Name a value of the moderator: around its mean, or as the category is called."""
    around = AROUND.get(place)
    return say.text(f"mediation.extended.places.{around}") if around else place


def ends_told(results, say, name, effect):
    """Name the lowest and the highest value of the moderator at which an effect stands."""
    places = places_of(results, name, effect) or [""]
    return {"low": told_place(say, places[0]), "high": told_place(say, places[-1])}


def tables(results, say, name, structure, names, confidence):
    """Return the tables of paths, equations, effects and their further intervals."""
    return [
        *_paths(results, say, name, structure, names, confidence),
        *_held(results, say, name, confidence),
        *_equations(results, say, name, structure),
        *_effects(results, say, name, structure, confidence),
        *_indices(results, say, name, structure, confidence),
        *_further(results, say, name, structure, confidence),
    ]


def _paths(results, say, name, structure, names, confidence):
    told = arrows_told(results, name, structure)
    told[DIRECT] = say.text("mediation.extended.direct", path=told[DIRECT])
    if not structure.moderator:
        way = TO.join(names[role] for role in ("predictor", "response"))
        told[TOTAL] = say.text("mediation.extended.total", path=way)
    rows = [(label, part_of(name, arrow)) for arrow, label in told.items()]
    title = say.text("mediation.paths_title", hypothesis=name)
    columns = coefficient_columns(say, SECTION, confidence)
    notes = [say("mediation.extended.centred")] if structure.moderator else []
    label = label_for("paths", name)
    return statistics_table(results, say, label, title, "path", rows, columns, notes)


def _held(results, say, name, confidence):
    rows = [(label, part_of(name, arrow)) for arrow, label in held_told(results, name).items()]
    title = say.text("mediation.extended.held_title", hypothesis=name)
    columns = coefficient_columns(say, SECTION, confidence)
    label = label_for("held", name)
    return statistics_table(results, say, label, title, "path", rows, columns)


def _equations(results, say, name, structure):
    rows = [
        (results.label(end), part_of(name, end))
        for end in (*structure.mediators, structure.response)
    ]
    statistics = ("r_squared", "r_squared_adjusted", "f", "f_df1", "f_df2", "f_p")
    columns = [Column(SECTION, statistic) for statistic in statistics]
    title = say.text("mediation.extended.equations_title", hypothesis=name)
    label = label_for("equations", name)
    return statistics_table(results, say, label, title, "equation", rows, columns)


def effects_told(results, say, name, structure):
    """Return all effects that are no index: from the name of the row to what it is called."""
    conditional = conditional_of(structure)
    told = {}
    ways = [name_of(path) for path in structure.paths]
    for effect in [*ways, *([TOTAL_INDIRECT] if ways[1:] else [])]:
        label = effect_told(results, say, effect)
        if effect not in conditional:
            told[effect] = label
            continue
        for place in places_of(results, name, effect):
            told[at(effect, place)] = say.text(
                "mediation.extended.at", effect=label, place=told_place(say, place)
            )
        ends = ends_told(results, say, name, effect)
        of = say.text("mediation.extended.difference", effect=label, **ends)
        told[at(effect, DIFFERENCE)] = of
    for pair in structure.compared:
        told[contrast_of(*pair)] = contrast_told(results, say, contrast_of(*pair))
    return told


def effect_told(results, say, effect):
    """Name an indirect effect: by its way, or as the sum of all."""
    if effect == TOTAL_INDIRECT:
        return say.text("mediation.extended.total_indirect")
    return told_path(results, effect)


def contrast_told(results, say, name):
    """Name the difference of two ways."""
    first, second = (told_path(results, way) for way in pair_apart(name))
    return say.text("mediation.extended.contrast", first=first, second=second)


def _effects(results, say, name, structure, confidence):
    interval = say("hypotheses.interval_head", confidence=confidence)
    beta = f"{SECTION}.beta"
    heads = [Head(f"{SECTION}.{of}") for of in ("moderator", "b")] + [Head(beta), Head("se")]
    heads += [Head("ci_low", interval), Head("ci_high", interval), Head("p")]
    statistics = ("moderator", "b", "beta", "se", "percentile_low", "percentile_high", "p")
    columns = [
        Column(SECTION, one, style="coefficient" if one == "beta" else None) for one in statistics
    ]
    told = effects_told(results, say, name, structure)
    rows = [(label, part_of(name, effect), columns) for effect, label in told.items()]
    by_t = [
        Column(SECTION, one) for one in ("moderator", "b", "beta", "se", "ci_low", "ci_high", "p")
    ]
    for place in places_of(results, name, DIRECT):
        way = told_path(results, name_of((structure.predictor, structure.response)))
        label = say.text(
            "mediation.extended.at",
            effect=say.text("mediation.extended.direct", path=way),
            place=told_place(say, place),
        )
        rows.append((label, part_of(name, at(DIRECT, place)), by_t))
    notes = [say("mediation.extended.bootstrap_note")]
    if results.has(SECTION, name, "resamples"):
        resamples = results.number(SECTION, name, "resamples")
        placed = [(SECTION, subject, "p") for _, subject, _ in rows]
        values = [float(results.value(*place)) for place in placed if results.has(*place)]
        notes += least_p_notes(results, say, resamples, values)
    title = say.text("mediation.extended.effects_title", hypothesis=name)
    label = label_for("indirect", name)
    return mixed_table(results, say, label, title, "effect_along", heads, rows, notes)


def _indices(results, say, name, structure, confidence):
    rows = [
        (effect_told(results, say, effect), part_of(name, effect))
        for effect in conditional_of(structure)
        if results.has(SECTION, part_of(name, effect), "index")
    ]
    interval = say("hypotheses.interval_head", confidence=confidence)
    columns = [Column(SECTION, "index"), Column(SECTION, "index_se")]
    columns += [
        Column(SECTION, f"index_percentile_{end}", over=interval) for end in ("low", "high")
    ]
    columns.append(Column(SECTION, "index_p"))
    title = say.text("mediation.extended.index_title", hypothesis=name)
    label = label_for("index", name)
    return statistics_table(results, say, label, title, "effect_along", rows, columns)


def _further(results, say, name, structure, confidence):
    told = effects_told(results, say, name, structure)
    rows = [(label, part_of(name, effect)) for effect, label in told.items()]
    bca = say("mediation.extended.bca_head", confidence=confidence)
    sobel = say("mediation.extended.sobel_head")
    beta = say("mediation.extended.beta_head", confidence=confidence)
    columns = [Column(SECTION, f"beta_{end}", over=beta) for end in ("low", "high")]
    columns += [Column(SECTION, f"bca_{end}", over=bca) for end in ("low", "high")]
    columns += [Column(SECTION, f"sobel_{of}", over=sobel) for of in ("se", "z", "p")]
    title = say.text("mediation.extended.further_title", hypothesis=name)
    label = label_for("further", name)
    return statistics_table(results, say, label, title, "effect_along", rows, columns)
