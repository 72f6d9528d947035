"""Structure: how many factors the items suggest, and how they load on them."""

from angket.formats.blocks import Cell, Heading, Paragraph, Reference, Table
from angket.report.construct import factors_beyond, parts_by_wording
from angket.report.finding import paragraph
from angket.report.listing import listed, related, sentences_of
from angket.report.pictures import figures_of
from angket.report.places import Group
from angket.report.sources import ADEQUACY, PARALLEL_ANALYSIS
from angket.report.tables import Column, cell_of, heading, label_for, statistics_table, term_of
from angket.report.wording import set_apart, study_level
from angket.subjects import part_of

# What Kaiser (in `ADEQUACY`) calls unacceptable lies below.
LEAST_KMO = 0.5
_COLUMNS = [
    Column("structure", "kmo"),
    Column("structure", "bartlett_chi_square"),
    Column("structure", "bartlett_df"),
    Column("structure", "bartlett_p"),
    Column("structure", "factors_suggested"),
    Column("structure", "inter_item_mean"),
]


def compose(results, say):
    """Compose the part about the factors that items suggest; none where nothing was computed.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Group
    """
    variables = {
        name: variable
        for name, variable in results.settings["variables"].items()
        if results.value("structure", name, "kmo") is not None
    }
    tables = statistics_table(
        results,
        say,
        "structure",
        say.text("instrument.structure_table"),
        "variable",
        [(results.label(name), name) for name in variables],
        _COLUMNS,
        [say("instrument.structure_note", source=PARALLEL_ANALYSIS)],
    )
    if not tables:
        return []
    heading_ = Heading(2, say.text("instrument.structure_heading"))
    floats = (Reference(tables[0].label),)
    blocks = [heading_, Paragraph(*say("instrument.structure_results", floats=floats)), *tables]
    for name, variable in variables.items():
        loadings = _loadings_table(results, say, name, variable["items"])
        label = results.label(name)
        figures = figures_of(results, say, "correlations", name, variable=label)
        sentences = _sentences(results, say, name, variable)
        if loadings or figures:
            floats = [Reference(block.label) for block in (*loadings, *figures)]
            places = {results.places.of(block.label) for block in (*loadings, *figures)}
            kind = "details_apart" if places == {"workbook"} else "details"
            sentences.append(say(f"instrument.{kind}", floats=listed(say, floats)))
        if sentences:
            blocks.append(Paragraph(*sentences_of(sentences)))
        blocks += loadings + figures
    return [Group("structure", tuple(blocks), _instead(results, say))]


def _instead(results, say):
    """Tell in the main text where the structure of the items is told of.

    What speaks against a total is told there as well.
    """
    appendix = Reference(label_for("appendix", "instrument"))
    several = [
        results.label(name)
        for name, variable in results.settings["variables"].items()
        if not variable.get("dimensions")
        and results.has("structure", name, "factors_suggested")
        and results.number("structure", name, "factors_suggested").value != 1
    ]
    against = say("instrument.not_one_factor", variables=listed(say, several)) if several else ()
    return tuple(paragraph(say("instrument.structure_apart", appendix=appendix), against))


def _sentences(results, say, name, variable):
    """Say whether items suit factoring, how many factors they suggest and how they agree."""
    label, sentences = results.label(name), []
    if results.has("structure", name, "kmo"):
        least = results.write(LEAST_KMO, "bounded")
        kmo = set_apart(results, results.number("structure", name, "kmo"), least)
        told = {"kmo": kmo, "least": least, "source": ADEQUACY}
        low = "_low" if kmo.value < LEAST_KMO else ""
        sentences.append(say(f"instrument.kmo{low}", variable=label, **told))
    if results.has("structure", name, "bartlett_p"):
        found = {
            key: results.number("structure", name, f"bartlett_{key}")
            for key in ("chi_square", "df", "p")
        }
        significant = found["p"].value <= results.settings["tests"]["alpha"]
        found["p"] = related(found["p"])
        kind = "bartlett_rejected" if significant else "bartlett_kept"
        sentences.append(
            say(f"instrument.{kind}", variable=label, alpha=study_level(results), **found)
        )
        low = ("reliability", name, "alpha_ci_low")
        if not significant and results.has(*low) and results.number(*low).value > 0:
            sentences.append(say("instrument.bartlett_despite"))
    sentences += _factor_sentences(results, say, name, variable)
    parts = {"r": "parts_r", "turned": "parts_alpha_reversed", "others": "parts_alpha_others"}
    if all(results.has("structure", name, statistic) for statistic in parts.values()):
        found = {key: results.number("structure", name, one) for key, one in parts.items()}
        sentences.append(say("instrument.parts", **found))
    names = {key: f"inter_item_{key}" for key in ("mean", "minimum", "maximum")}
    if results.has("structure", name, names["mean"]):
        found = {
            key: results.number("structure", name, statistic) for key, statistic in names.items()
        }
        sentences.append(say("instrument.inter_item", **found))
    return sentences


def _factor_sentences(results, say, name, variable):
    label = results.label(name)
    if not results.has("structure", name, "factors_suggested"):
        reason = results.reason("structure", name, "factors_suggested")
        if not reason:
            return []
        items = results.number("reliability", name, "items")
        return [say("instrument.factors_undefined", variable=label, reason=reason, items=items)]
    factors = results.number("structure", name, "factors_suggested")
    dimensions = len(variable.get("dimensions") or {})
    if factors.value == 0:
        kind = "none"
    elif dimensions:
        kind = "as_dimensions" if factors.value == dimensions else "unlike_dimensions"
    else:
        kind = "one" if factors.value == 1 else "several"
    if kind == "one" and _signs(results, variable["items"]) == {True, False}:
        kind = "one_against"
    of = {"factors": factors, "dimensions": results.write(dimensions, "count")}
    sentences = [say(f"instrument.factors.{kind}", variable=label, **of)]
    if factors_beyond(results, name) and parts_by_wording(results, name):
        sentences.append(say("instrument.factors_of_wording"))
    first = part_of(name, "1")
    if results.has("eigenvalue", first, "eigenvalue"):
        found = {
            key: results.number("eigenvalue", first, key)
            for key in ("eigenvalue", "random_quantile")
        }
        sentences.append(say("instrument.first_eigenvalue", **found))
    reason = results.reason("structure", name, "loading_1")
    if reason:
        items = results.number("reliability", name, "items")
        sentences.append(say("instrument.loadings_undefined", reason=reason, items=items))
    return sentences


def _signs(results, items):
    """Tell which signs the loadings of items on one factor have: True for those above zero."""
    known = [item for item in items if results.has("structure", item, "loading_1")]
    return {float(results.value("structure", item, "loading_1")) > 0 for item in known}


def _loadings_table(results, say, name, items):
    """Make the table of loadings, in as many columns as there are factors."""
    if name in results.subjects("factors"):
        return []  # told in full, and with another number of factors, perhaps
    factors = 0
    while any(results.has("structure", item, f"loading_{factors + 1}") for item in items):
        factors += 1
    if not factors:
        return []
    columns = [Column("structure", f"loading_{place + 1}") for place in range(factors)]
    columns.append(Column("structure", "communality"))
    if any(results.has("structure", item, "kmo") for item in items):
        columns.insert(0, Column("structure", "kmo", "msa"))
    reasons = {}
    body = [
        (item, *(cell_of(results, say, (item, item), column, reasons) for column in columns))
        for item in items
    ]
    head = [heading(say, "item"), *(_loading_head(say, column, factors) for column in columns)]
    rotated = "several" if factors > 1 else "one"
    return [
        Table(
            label_for("loadings", name),
            say.text("instrument.loadings_table", variable=results.label(name)),
            (tuple(head),),
            tuple(body),
            (say(f"instrument.loadings_note.{rotated}"),),
        )
    ]


def _loading_head(say, column, factors):
    if not column.statistic.startswith("loading_"):
        return heading(say, term_of(column))
    if factors == 1:
        return heading(say, "structure.loading_*")
    number = column.statistic.removeprefix("loading_")
    return Cell(say("instrument.factor", number=number))
