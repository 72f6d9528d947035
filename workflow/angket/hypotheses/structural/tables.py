"""The tables of a structural model, in the order in which theses hold them."""

from angket.formats.blocks import Table
from angket.hypotheses.structural import matrices
from angket.hypotheses.structural.limits import customary
from angket.hypotheses.structural.named_parts import (
    PAIR,
    TO,
    construct_told,
    parts_told,
    way_told,
)
from angket.hypotheses.structural.specification import (
    COMPOSITES,
    is_measured_alone,
    parts_of_model,
)
from angket.report.tables import Column, heading, label_for, statistics_table
from angket.subjects import is_product, part_of, parts_of

SECTION = "structural"


class Parts:
    """The subjects of a model's statistics, by what they are about.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    """

    def __init__(self, results, name):
        begin = parts_of(name)
        subjects = [one.removeprefix(begin) for one in results.subjects(SECTION, begin)]
        self.paths = [one for one in subjects if one.count("->") == 1]
        self.ways = [one for one in subjects if one.count("->") > 1]
        self.totals = [one for one in subjects if "=>" in one]
        self.modifications = [
            one
            for one in subjects
            if results.has(SECTION, part_of(name, one), "modification_index")
        ]
        crossed = [one for one in subjects if one.count("~") == 1 and one not in self.modifications]
        self.pairs = [one for one in crossed if results.has(SECTION, part_of(name, one), "r")]
        self.loadings = [one for one in crossed if one not in self.pairs]
        self.constructs = [
            one
            for one in subjects
            if not (is_product(one) or any(mark in one for mark in ("->", "=>", "~")))
        ]

    def own(self, results, name):
        """List the loadings of items on their own constructs."""
        return [
            one
            for one in self.loadings
            if results.has(SECTION, part_of(name, one), "weight")
            or results.has(SECTION, part_of(name, one), "se")
        ]


def measurement(results, say, name, hypothesis):
    """Return the tables of the measurement: items, constructs, pairs of constructs."""
    parts = Parts(results, name)
    composites = hypothesis["estimator"] in COMPOSITES
    own = parts.own(results, name)
    title = "items_title" if composites else "items_title_alone"
    items = statistics_table(
        results, say, label_for("outer", name),
        say.text(f"structural.{title}", hypothesis=name), "item",
        [(_item(results, one), part_of(name, one)) for one in own],
        [
            Column(SECTION, "loading"), Column(SECTION, "weight"), Column(SECTION, "se"),
            Column(SECTION, "t"), Column(SECTION, "p"), Column(SECTION, "vif"),
        ],
        [say("structural.items_note")] if composites else (),
    )  # fmt: skip
    constructs = statistics_table(
        results, say, label_for("constructs", name),
        say.text("structural.constructs_title", hypothesis=name), "construct",
        [(construct_told(results, one), part_of(name, one)) for one in parts.constructs],
        [Column(SECTION, one) for one in ("alpha", "rho_a", "rho_c", "ave", "collinearity_vif")],
        [say("structural.constructs_note", **customary(results))],
    )  # fmt: skip
    pairs = statistics_table(
        results, say, label_for("distinctness", name),
        say.text("structural.pairs_title", hypothesis=name), "pair_of_constructs",
        [
            (PAIR.join(construct_told(results, side) for side in one.split("~")),
             part_of(name, one))
            for one in parts.pairs
        ],
        [
            Column(SECTION, "r"),
            Column(SECTION, "fornell_larcker", words="structural.distinct"),
            Column(SECTION, "htmt"), Column(SECTION, "htmt_high"),
            Column(SECTION, "htmt2"), Column(SECTION, "htmt2_high"),
        ],
        [say("structural.pairs_note" if composites else "structural.pairs_note_alone")],
    )  # fmt: skip
    return items + constructs + pairs


def structure(results, say, name, hypothesis, confidence):
    """Return the tables of the structural part: paths, effects, explained variance, parts."""
    parts, composites = Parts(results, name), hypothesis["estimator"] in COMPOSITES
    interval = say("hypotheses.interval_head", confidence=confidence)
    if is_measured_alone(hypothesis):
        return _correlations(results, say, name, parts, interval)
    limits = [Column(SECTION, "ci_low", over=interval), Column(SECTION, "ci_high", over=interval)]
    tested = [Column(SECTION, "t"), Column(SECTION, "p"), *limits]
    paths = statistics_table(
        results, say, label_for("structural_paths", name),
        say.text("structural.paths_title", hypothesis=name), "path",
        [(way_told(results, one), part_of(name, one)) for one in parts.paths],
        [Column(SECTION, "b"), Column(SECTION, "beta"), Column(SECTION, "se"), *tested,
         Column(SECTION, "f_squared"), Column(SECTION, "vif")],
        _paths_notes(results, say, parts, composites),
    )  # fmt: skip
    of_coefficient = () if composites else [say("structural.effects_note_alone")]
    effects = statistics_table(
        results, say, label_for("structural_effects", name),
        say.text("structural.effects_title", hypothesis=name), "path",
        [(way_told(results, one), part_of(name, one)) for one in parts.ways],
        [Column(SECTION, "effect"), Column(SECTION, "beta"), Column(SECTION, "se"), *tested],
        of_coefficient,
    )  # fmt: skip
    totals = statistics_table(
        results, say, label_for("structural_totals", name),
        say.text("structural.totals_title", hypothesis=name), "path",
        [(way_told(results, one), part_of(name, one)) for one in parts.totals],
        [Column(SECTION, "effect"), Column(SECTION, "total_indirect"), Column(SECTION, "beta"),
         Column(SECTION, "se"), *tested],
        of_coefficient,
    )  # fmt: skip
    several = [one for one in parts.totals if _ways(parts, one) > 1]
    indirect = statistics_table(
        results, say, label_for("structural_indirect", name),
        say.text("structural.indirect_title", hypothesis=name), "path",
        [(way_told(results, one), part_of(name, one)) for one in several
         if results.has(SECTION, part_of(name, one), "total_indirect_se")],
        [Column(SECTION, "total_indirect"),
         *(Column(SECTION, f"total_indirect_{one}") for one in ("se", "t", "p")),
         *(Column(SECTION, f"total_indirect_{one}", over=interval)
           for one in ("ci_low", "ci_high"))],
    )  # fmt: skip
    explained = statistics_table(
        results, say, label_for("explained", name),
        say.text(f"structural.explained_title{'' if composites else '_alone'}", hypothesis=name),
        "construct",
        [
            (construct_told(results, one), part_of(name, one))
            for one in parts.constructs
            if results.has(SECTION, part_of(name, one), "r_squared")
        ],
        [Column(SECTION, one) for one in
         ("r_squared", "r_squared_adjusted", "q_squared", "q_squared_predict")],
        [say("structural.explained_note", **customary(results))] if composites else (),
    )  # fmt: skip
    return paths + effects + indirect + totals + explained


def _paths_notes(results, say, parts, composites):
    """Say how large effects are called, or what the errors of unstandardised paths are of."""
    if not composites:
        return [say("structural.paths_note_alone")]
    notes = [say("structural.paths_note", **customary(results))]
    if any(is_product(one.split("->")[0]) for one in parts.paths):
        notes.append(say("structural.paths_note_products", **customary(results)))
    return notes


def _ways(parts, total):
    """Count the ways of several paths that a total effect runs along."""
    ends = total.split("=>")
    return sum([*one.split("->")][:: one.count("->")] == ends for one in parts.ways)


def _correlations(results, say, name, parts, interval):
    """Return the table of the correlations of constructs without paths."""
    return statistics_table(
        results, say, label_for("factor-correlations", name),
        say.text("structural.correlations_title", hypothesis=name), "pair_of_constructs",
        [(way_told(results, one), part_of(name, one)) for one in parts.pairs
         if results.has(SECTION, part_of(name, one), "p")],
        [*(Column(SECTION, one) for one in ("r", "se", "t", "p")),
         Column(SECTION, "ci_low", over=interval), Column(SECTION, "ci_high", over=interval)],
    )  # fmt: skip


def decisions(results, say, name, hypothesis, confidence):
    """Return the table of what is hypothesised, part by part."""
    interval = say("hypotheses.interval_head", confidence=confidence)
    rows = [(told, part_of(name, part)) for part, told in parts_told(results, hypothesis).items()]
    size = "correlation_size" if is_measured_alone(hypothesis) else ""
    columns = [
        Column("structural_part", "size", term=size),
        Column("structural_part", "ci_low", over=interval),
        Column("structural_part", "ci_high", over=interval),
        Column("structural_part", "p"),
        Column("decision", "reject_h0", words="structural.decided", term="part_decided"),
    ]
    title = say.text("structural.parts_title", hypothesis=name)
    label = label_for("parts", name)
    directed = any(part.direction for part in parts_of_model(hypothesis))
    notes = [say("structural.parts_note")] if directed else []
    unlike = hypothesis["estimator"] not in COMPOSITES and not is_measured_alone(hypothesis)
    if unlike and any(results.has("structural_part", one, "ci_low") for _, one in rows):
        notes.append(say("structural.parts_note_alone"))
    return statistics_table(results, say, label, title, "part_of_model", rows, columns, notes)


def further(results, say, name, hypothesis):
    """Return tables for the appendix: fit, distinctness, cross loadings, predictions and more."""
    parts = Parts(results, name)
    own = parts.own(results, name)
    of_items = {one: one.split("~") for one in parts.loadings}
    constructs = list(dict.fromkeys(construct for _, construct in of_items.values()))
    items = dict.fromkeys(item for item, _ in of_items.values())
    crossed = []
    if len(of_items) > len(own):
        crossed = _crossed(results, say, name, items, constructs)
    predicted = statistics_table(
        results, say, label_for("predicted", name),
        say.text("structural.predicted_title", hypothesis=name), "item",
        [(_item(results, one), part_of(name, one)) for one in own],
        [Column(SECTION, one) for one in
         ("q_squared_predict", "rmse", "rmse_linear", "mae", "mae_linear")],
        [say("structural.predicted_note")],
    )  # fmt: skip
    changes = statistics_table(
        results, say, label_for("modifications", name),
        say.text("structural.modifications_title", hypothesis=name), "parameter",
        [(_parameter(results, one), part_of(name, one)) for one in parts.modifications],
        [Column(SECTION, "modification_index"), Column(SECTION, "expected_change")],
        [say("structural.modifications_note")],
    )  # fmt: skip
    fitted = matrices.fit(results, say, name, hypothesis["estimator"] in COMPOSITES)
    distinct = matrices.distinct(results, say, name, parts)
    return fitted + distinct + crossed + predicted + changes


def _crossed(results, say, name, items, constructs):
    """Return the cross loadings: a row for each item, a column for each construct."""
    rows = []
    for item in items:
        cells = []
        for construct in constructs:
            place = part_of(name, f"{item}~{construct}")
            has = results.has(SECTION, place, "loading")
            cells.append(results.number(SECTION, place, "loading") if has else "")
        rows.append((construct_told(results, item), *cells))
    columns, told = matrices.columns_of([construct_told(results, one) for one in constructs])
    heads = (heading(say, "item"), *columns)
    title = say.text("structural.crossed_title", hypothesis=name)
    notes = () if columns == told else (("; ".join(told) + ".",),)
    return [Table(label_for("cross_loadings", name), title, (heads,), tuple(rows), notes)]


def _item(results, about):
    item, construct = about.split("~")
    return f"{construct_told(results, item)}{PAIR}{construct_told(results, construct)}"


def _parameter(results, about):
    if "~~" in about:
        return " ↔ ".join(construct_told(results, one) for one in about.split("~~"))
    item, construct = about.split("~")
    return f"{construct_told(results, construct)}{TO}{construct_told(results, item)}"


def mapped(results, say, name):
    """Return the table of the map of importance and performance."""
    parts = Parts(results, name)
    return statistics_table(
        results, say, label_for("importance", name),
        say.text("structural.map_title", hypothesis=name), "construct",
        [(construct_told(results, one), part_of(name, one)) for one in parts.constructs],
        [Column(SECTION, "importance"), Column(SECTION, "performance")],
        [say("structural.map_note")],
    )  # fmt: skip


def groups(results, say, name):
    """Return the table of levels of invariance."""
    begin = parts_of(name)
    section = "structural_invariance"
    levels = [one.removeprefix(begin) for one in results.subjects(section, begin)]
    return statistics_table(
        results, say, label_for("invariance", name),
        say.text("structural.invariance_title", hypothesis=name), "level",
        [(say.text(f"structural.levels.{one}"), part_of(name, one)) for one in levels],
        [Column(section, one) for one in (
            "chi_square", "df", "cfi", "rmsea", "srmr", "chi_square_difference", "df_difference",
            "p_difference", "cfi_change", "rmsea_change")],
        [say("structural.invariance_note", **customary(results))],
    )  # fmt: skip
