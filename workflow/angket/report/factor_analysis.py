"""Factor analysis: what decided the number of factors, the factors of each variable, its figure."""

from angket.formats.blocks import Cell, Heading, Paragraph, Reference, Table
from angket.report.finding import Finding
from angket.report.listing import listed, sentences_of
from angket.report.pictures import figures_of
from angket.report.tables import (
    Column,
    cell_of,
    heading,
    label_for,
    notes_of,
    parts_of,
    statistics_table,
)
from angket.statistics.factors.rules import RULES, of_variable
from angket.subjects import pair_apart, part_of, whole_and_part
from angket.subjects import parts_of as parts_of_subject

_NUMBERS = (*RULES.values(), "factors", "explained_percent", "rmsr", "residual_percent")
_EXPLAINED = ("eigenvalue", "percent", "cumulative_percent", "random_quantile", "extracted")
_EXPLAINED += ("rotated", "rotated_percent")
# Factors that fit the width of a page.
_MOST = 6


def compose(results, say):
    """Compose the part about factor analysis; nothing where the study does not ask for it.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    told = results.settings["instrument"].get("factor_analysis")
    names = [name for name in results.settings["variables"] if name in results.subjects("factors")]
    if told is None or not names:
        return []
    rows = [(results.label(name), name) for name in names]
    columns = [Column("factors", name) for name in _NUMBERS]
    title, label = say.text("factors.numbers_title"), label_for("factors", "numbers")
    notes = [say("factors.numbers_note")]
    numbers = statistics_table(results, say, label, title, "variable", rows, columns, notes)
    floats = listed(say, [Reference(table.label) for table in numbers])
    blocks = [
        Heading(2, say.text("factors.heading")),
        Paragraph(*say("factors.method", floats=floats)),
        *numbers,
    ]
    for name in names:
        blocks += _of_variable(results, say, name, of_variable(told, name))
    return blocks


def _of_variable(results, say, name, rule):
    """Tell of one variable: sentences, the pattern, what it explains, the structure, the figure."""
    found = Finding(results, say, "factors", name)
    variable = results.settings["variables"][name]
    components = rule["extraction"] == "principal_components"
    parts = {"items": variable["items"], "components": components}
    tables = [
        *_matrix(results, say, name, "loading", **parts, least=rule["hidden_below"]),
        *_explained(results, say, name, components),
        *_matrix(results, say, name, "structure", **parts),
    ]
    figures = figures_of(results, say, "eigenvalues", name, variable=results.label(name))
    sentences = _sentences(results, say, found, name, rule)
    floats = [Reference(block.label) for block in (*tables, *figures)]
    if floats:
        sentences.append(say("factors.details", floats=listed(say, floats)))
    return [Paragraph(*sentences_of(sentences)), *tables, *figures]


def _sentences(results, say, found, name, rule):
    label = results.label(name)
    reason = found.reason("factors")
    if reason:
        return [say("factors.no_number", variable=label, reason=reason)]
    ways = {key: say(f"factors.{key}.{found.text(key)}") for key in ("extraction", "rotation")}
    normalised = found.text("normalisation")
    if normalised:
        ways["rotation"] = say(f"factors.normalised.{normalised}", rotation=ways["rotation"])
    decided = say(f"factors.decided_by.{found.text('decided_by')}")
    number = found.number("factors")
    sentences = [say("factors.solution", variable=label, factors=number, decided=decided, **ways)]
    sentences += _doubts(say, found)
    reason = found.reason("loading_1")
    if reason:
        return [*sentences, say("factors.no_solution", reason=reason)]
    kind = "explained" if number.value > 1 else "explained_by_one"
    sentences.append(say(f"factors.{kind}", percent=found.number("explained_percent")))
    sentences += _correlated(results, say, name)
    return sentences + _items(results, say, name, rule["hidden_below"])


def _doubts(say, found):
    """Say where nothing exceeds random data, or where parallel analysis finds another number."""
    if found.text("decided_by") != "study":
        counted = RULES[found.text("decided_by")]
        return [say("factors.one_all_the_same")] if found.amount(counted) == 0 else []
    if found.has("factors_parallel") and found.amount("factors_parallel") != found.amount(
        "factors"
    ):
        return [say("factors.not_parallel", factors=found.number("factors_parallel"))]
    return []


def _correlated(results, say, name):
    """Tell how closely correlated factors go together."""
    found = [
        subject
        for subject in results.subjects("factors", parts_of_subject(name))
        if results.has("factors", subject, "factor_correlation")
    ]
    pairs = []
    for subject in found:
        first, second = pair_apart(whole_and_part(subject)[1])
        r = results.number("factors", subject, "factor_correlation")
        pairs.append(say("factors.pair", first=first, second=second, r=r))
    if not pairs:
        return []
    return [say("factors.correlated", pairs=listed(say, pairs))]


def _items(results, say, name, least):
    """Name the items that load on no factor, or on several, as loadings are printed."""
    items = results.settings["variables"][name]["items"]
    loads = {item: sum(abs(v) >= least for v in _loadings(results, item)) for item in items}
    nowhere = [item for item, times in loads.items() if times == 0]
    several = [item for item, times in loads.items() if times > 1]
    limit = results.write(least, "bounded")
    sentences = [say("factors.nowhere", items=listed(say, nowhere), least=limit)] if nowhere else []
    return sentences + ([say("factors.several", items=listed(say, several))] if several else [])


def _loadings(results, item, statistic="loading"):
    """List the loadings of an item, one for each factor."""
    found = []
    while results.has("factors", item, f"{statistic}_{len(found) + 1}"):
        found.append(float(results.value("factors", item, f"{statistic}_{len(found) + 1}")))
    return found


def _matrix(results, say, name, statistic, items, components, least=None):
    """Make the table of a matrix of items by factors, in parts where it has many factors."""
    factors = max((len(_loadings(results, item, statistic)) for item in items), default=0)
    if not factors:
        return []
    tables, groups = [], parts_of(list(range(1, factors + 1)), _MOST)
    matrix = {"loading": "pattern", "structure": "structure"}[statistic]
    for place, group in enumerate(groups, start=1):
        columns = [Column("factors", f"{statistic}_{number}") for number in group]
        last = statistic == "loading" and place == len(groups)
        columns += [Column("factors", "communality")] if last else []
        reasons, body = {}, []
        for item in items:
            cells = [_printed(results, say, item, column, least, reasons) for column in columns]
            body.append((item, *cells))
        kind = "component" if components else "factor"
        heads = [Cell(say(f"factors.{kind}", number=str(number))) for number in group]
        heads += [heading(say, "factors.communality")] if last else []
        labels = (f"factors-{matrix}", name, *([str(place)] if len(groups) > 1 else []))
        kind = matrix if results.has("factors", items[0], "structure_1") else "loadings"
        title = say.text(f"factors.{kind}_title", variable=results.label(name))
        hidden = least and any(abs(v) < least for i in items for v in _loadings(results, i))
        note = [say("factors.hidden", least=results.write(least, "bounded"))] if hidden else []
        head = (tuple([heading(say, "item"), *heads]),)
        notes = (*note, *notes_of(reasons))
        tables.append(Table(label_for(*labels), title, head, tuple(body), notes))
    return tables


def _printed(results, say, item, column, least, reasons):
    """Return the cell of a loading: empty where it is smaller than what is printed."""
    value = results.value("factors", item, column.statistic)
    small = least and column.statistic.startswith("loading_") and value is not None
    if small and results.has("factors", item, column.statistic) and abs(float(value)) < least:
        return ""
    return cell_of(results, say, (item, item), column, reasons)


def _explained(results, say, name, components):
    """Make the table of eigenvalues and of what the factors explain, before and after rotation."""
    numbers = [whole_and_part(s)[1] for s in results.subjects("eigenvalue", parts_of_subject(name))]
    rows = [(number, part_of(name, number)) for number in numbers]
    columns = [Column("eigenvalue", statistic) for statistic in _EXPLAINED]
    title = say.text("factors.explained_title", variable=results.label(name))
    label = label_for("factors-explained", name)
    return statistics_table(results, say, label, title, "factor_number", rows, columns)
