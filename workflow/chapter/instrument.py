"""The instrument: validity of items, reliability of variables, structure of items."""

from chapter.listing import extremes, listed, related, sentences_of
from chapter.pictures import figures_of
from chapter.sources import ALPHA_INTERVAL, PARALLEL_ANALYSIS
from chapter.tables import Column, cell_of, heading, indented, label_for, statistics_table
from document.blocks import Cell, Heading, Notice, Paragraph, Points, Reference, Table

_VALIDITY = [
    Column("validity", "r_item_total"),
    Column("validity", "r_critical"),
    Column("validity", "p"),
    Column("validity", "r_corrected"),
    Column("reliability", "alpha_if_deleted"),
    Column("validity", "valid", "verdict", words="instrument.valid"),
]
_RELIABILITY = [
    Column("reliability", "items"),
    Column("reliability", "n"),
    Column("reliability", "alpha", "cronbach_alpha"),
    Column("reliability", "alpha_ci_low"),
    Column("reliability", "alpha_ci_high"),
    Column("reliability", "cronbach_minimum"),
    Column("reliability", "reliable", "verdict", words="instrument.reliable"),
]
_OTHERS = [
    Column("reliability", "omega"),
    Column("reliability", "alpha_standardized"),
    Column("reliability", "split_half_correlation"),
    Column("reliability", "split_half_spearman_brown"),
    Column("reliability", "split_half_spearman_brown_unequal"),
    Column("reliability", "split_half_guttman"),
]
_STRUCTURE = [
    Column("structure", "kmo"),
    Column("structure", "bartlett_chi_square"),
    Column("structure", "bartlett_df", "df"),
    Column("structure", "bartlett_p", "p"),
    Column("structure", "factors_suggested"),
    Column("structure", "inter_item_mean"),
]


def compose(results, say):
    """Compose the section about the instrument.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    return [
        Heading(1, say.text("instrument.heading")),
        *_pilot(results, say),
        *_validity(results, say),
        *_reliability(results, say),
        *_structure(results, say),
    ]


def _pilot(results, say):
    """Say that the instrument was tried out on a sample of its own."""
    if not results.settings.get("pilot"):
        return []
    subjects = list(results.settings["variables"])
    fewest, most = extremes(results, "reliability", subjects, "n")
    low, high = (results.number("reliability", found[0], "n") for found in (fewest, most))
    kind = "pilot" if low == high else "pilot_varying"
    return [Paragraph(*say(f"instrument.{kind}", n=low, low=low, high=high))]


def _level(results):
    return results.write(results.settings["tests"]["alpha"], "level")


def _validity(results, say):
    variables = results.settings["variables"]
    items = [item for variable in variables.values() for item in variable["items"]]
    blocks = [
        Heading(2, say.text("instrument.validity_heading")),
        Paragraph(*_criterion(results, say, items)),
    ]
    for name, variable in variables.items():
        label = results.label(name)
        tables = statistics_table(
            results,
            say,
            label_for("validity", name),
            say.text("instrument.validity_table", variable=label),
            "item",
            [(item, item) for item in variable["items"]],
            _VALIDITY,
            [say("instrument.validity_note", alpha=_level(results))],
        )
        sentences = _validity_sentences(results, say, label, variable["items"])
        if tables:
            table = Reference(tables[0].label)
            sentences.append(say("instrument.details", floats=(table,)))
        blocks += [
            Paragraph(*sentences_of(sentences)),
            *_keying(results, say, label, variable["items"]),
        ]
        blocks += tables
    return blocks


def _criterion(results, say, items):
    """Say by which correlation, against which value, an item is judged."""
    criterion = say(f"instrument.criterion.{results.settings['tests']['validity']}")
    low, high = extremes(results, "validity", items, "r_critical")
    if not low:
        return criterion
    low, high = (results.number("validity", found[0], "r_critical") for found in (low, high))
    kind = "critical" if low.text == high.text else "critical_varying"
    critical = say(f"instrument.{kind}", low=low, high=high, alpha=_level(results))
    return sentences_of([criterion, critical])


def _validity_sentences(results, say, label, items):
    """Say which items of a variable are valid, which are not and which cannot be judged."""
    criterion = results.settings["tests"]["validity"]
    verdicts = {item: results.flag("validity", item, "valid") for item in items}
    valid = [item for item in items if verdicts[item] is True]
    invalid = [item for item in items if verdicts[item] is False]
    sentences = []
    if valid or invalid:
        kind = "some_invalid" if valid and invalid else "all_valid" if valid else "none_valid"
        low, high = (found[0] for found in extremes(results, "validity", items, criterion))
        sentences.append(
            say(
                f"instrument.{kind}",
                variable=label,
                coefficient=say(f"instrument.coefficient.{criterion}"),
                items=_with_numbers(results, say, "validity", invalid, criterion),
                low=results.number("validity", low, criterion),
                low_item=low,
                high=results.number("validity", high, criterion),
                high_item=high,
            )
        )
    weak = [item for item in valid if _below_critical(results, item)]
    if weak and criterion != "r_corrected":
        found = _with_numbers(results, say, "validity", weak, "r_corrected")
        sentences.append(say("instrument.weak", items=found))
    unknown = [
        say("instrument.item_reason", item=item, reason=reason)
        for item in items
        if (reason := results.reason("validity", item, "valid"))
    ]
    if unknown:
        found = listed(say, unknown)
        sentences.append(say("instrument.not_judged", variable=label, items=found))
    return sentences


def _below_critical(results, item):
    names = ("r_corrected", "r_critical")
    if not all(results.has("validity", item, name) for name in names):
        return False
    corrected, critical = (results.number("validity", item, name).value for name in names)
    return corrected < critical


def _keying(results, say, label, items):
    """Warn of each item that runs against the others of its variable."""
    return [
        Notice(
            *say(
                "instrument.suspect",
                item=item,
                variable=label,
                r=results.number("validity", item, "r_corrected"),
            )
        )
        for item in items
        if results.value("validity", item, "keying") == "suspect"
    ]


def _reliability(results, say):
    variables = results.settings["variables"]
    level = results.settings["tests"]["alpha"]
    rows = []
    for name, variable in variables.items():
        rows.append((results.label(name), name))
        parts = variable.get("dimensions") or {}
        rows += [(indented(results.label(part)), part) for part in parts]
    confidence = results.write(100 * (1 - level), "given")
    tables = statistics_table(
        results,
        say,
        "reliability",
        say.text("instrument.reliability_table"),
        "variable",
        rows,
        _RELIABILITY,
        [say("instrument.reliability_note", confidence=confidence, source=ALPHA_INTERVAL)],
    ) + statistics_table(
        results,
        say,
        "reliability-others",
        say.text("instrument.others_table"),
        "variable",
        [(results.label(name), name) for name in variables],
        _OTHERS,
        [say(f"instrument.halves.{results.settings['instrument']['split_half']}")],
    )
    name = next(iter(variables))
    minimum = results.number("reliability", name, "cronbach_minimum")
    opening = [say("instrument.reliability_criterion", minimum=minimum)]
    if tables:
        floats = listed(say, [Reference(table.label) for table in tables])
        opening.append(say("instrument.results", floats=floats))
    points = [
        sentences_of(_reliability_sentences(results, say, name, variable, confidence))
        for name, variable in variables.items()
    ]
    heading_ = Heading(2, say.text("instrument.reliability_heading"))
    return [heading_, Paragraph(*sentences_of(opening)), Points(tuple(points)), *tables]


def _reliability_sentences(results, say, name, variable, confidence):
    """Say how reliable a variable is, by which coefficients, and what dimensions add."""
    label = results.label(name)
    if not results.has("reliability", name, "alpha"):
        reason = results.reason("reliability", name, "alpha")
        items = results.number("reliability", name, "items")
        sentences = [say("instrument.alpha_undefined", variable=label, reason=reason, items=items)]
    else:
        sentences = _alpha_sentences(results, say, name, confidence)
        sentences += _deleted(results, say, name, variable["items"])
    return sentences + _others(results, say, name) + _dimensions(results, say, variable)


def _alpha_sentences(results, say, name, confidence):
    names = {"alpha": "alpha", "low": "alpha_ci_low", "high": "alpha_ci_high"}
    found = {
        key: results.number("reliability", name, statistic) for key, statistic in names.items()
    }
    minimum = results.number("reliability", name, "cronbach_minimum")
    found = {key: _apart(results, number, minimum) for key, number in found.items()}
    reliable = results.flag("reliability", name, "reliable")
    label = results.label(name)
    kind = "alpha_reliable" if reliable else "alpha_unreliable"
    sentences = [
        say(f"instrument.{kind}", variable=label, minimum=minimum, confidence=confidence, **found)
    ]
    if found["alpha"].value < 0:
        sentences.append(say("instrument.alpha_negative", alpha=found["alpha"]))
    if reliable and found["low"].value < minimum.value:
        sentences.append(say("instrument.alpha_uncertain", low=found["low"], minimum=minimum))
    return sentences


def _apart(results, number, limit):
    """Write a number that is rounded to the limit below which it lies with more decimals."""
    hidden = number.value < limit.value and number.text == limit.text
    return results.write(number.value, "p") if hidden else number


def _deleted(results, say, name, items):
    """Say whether alpha would be higher without an item, as far as rounding shows it."""
    alpha = results.number("reliability", name, "alpha")
    found = [item for item in items if results.has("reliability", item, "alpha_if_deleted")]
    if not found:
        return []
    without = {item: results.number("reliability", item, "alpha_if_deleted") for item in found}
    better = [
        item
        for item in found
        if without[item].value > alpha.value and without[item].text != alpha.text
    ]
    if better:
        values = _with_numbers(results, say, "reliability", better, "alpha_if_deleted")
        return [say("instrument.deleted_better", items=values)]
    highest = max(without.values(), key=lambda number: number.value)
    return [say("instrument.deleted_worse", highest=highest)]


def _others(results, say, name):
    """List the other coefficients; of the two by Spearman and Brown the one that fits."""
    odd = results.number("reliability", name, "items").value % 2
    brown = "split_half_spearman_brown_unequal" if odd else "split_half_spearman_brown"
    found = [
        say(f"instrument.other.{statistic}", value=results.number("reliability", name, statistic))
        for statistic in ("omega", brown, "split_half_guttman")
        if results.has("reliability", name, statistic)
    ]
    return [say("instrument.others", coefficients=listed(say, found))] if found else []


def _dimensions(results, say, variable):
    """Say which dimensions of a variable fall short."""
    parts = list(variable.get("dimensions") or {})
    if not parts:
        return []
    short = [part for part in parts if results.flag("reliability", part, "reliable") is False]
    minimum = results.number("reliability", parts[0], "cronbach_minimum")
    if short:
        found = _with_numbers(results, say, "reliability", short, "alpha", "label_value")
        return [say("instrument.dimensions_short", dimensions=found, minimum=minimum)]
    lowest, _ = extremes(results, "reliability", parts, "alpha")
    if not lowest:
        return []
    low = results.number("reliability", lowest[0], "alpha")
    dimension = results.label(lowest[0])
    return [say("instrument.dimensions_reach", minimum=minimum, low=low, dimension=dimension)]


def _structure(results, say):
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
        _STRUCTURE,
        [say("instrument.structure_note", source=PARALLEL_ANALYSIS)],
    )
    if not tables:
        return []
    heading_ = Heading(2, say.text("instrument.structure_heading"))
    floats = (Reference(tables[0].label),)
    blocks = [heading_, Paragraph(*say("instrument.results", floats=floats)), *tables]
    for name, variable in variables.items():
        loadings = _loadings_table(results, say, name, variable["items"])
        label = results.label(name)
        figures = figures_of(results, say, "correlations", name, variable=label)
        sentences = _structure_sentences(results, say, name, variable)
        if loadings or figures:
            floats = [Reference(block.label) for block in (*loadings, *figures)]
            sentences.append(say("instrument.details", floats=listed(say, floats)))
        if sentences:
            blocks.append(Paragraph(*sentences_of(sentences)))
        blocks += loadings + figures
    return blocks


def _structure_sentences(results, say, name, variable):
    """Say whether items suit factoring, how many factors they suggest and how they agree."""
    label, sentences = results.label(name), []
    if results.has("structure", name, "kmo"):
        kmo = results.number("structure", name, "kmo")
        sentences.append(say("instrument.kmo", variable=label, kmo=kmo))
    if results.has("structure", name, "bartlett_p"):
        found = {
            key: results.number("structure", name, f"bartlett_{key}")
            for key in ("chi_square", "df", "p")
        }
        significant = found["p"].value <= results.settings["tests"]["alpha"]
        found["p"] = related(found["p"])
        kind = "bartlett_rejected" if significant else "bartlett_kept"
        sentences.append(say(f"instrument.{kind}", variable=label, alpha=_level(results), **found))
    sentences += _factor_sentences(results, say, name, variable)
    names = {key: f"inter_item_{key}" for key in ("mean", "minimum", "maximum")}
    if results.has("structure", name, names["mean"]):
        found = {
            key: results.number("structure", name, statistic, "bounded")
            for key, statistic in names.items()
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
    sentences = [say(f"instrument.factors.{kind}", variable=label, factors=factors)]
    first = f"{name}:1"
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


def _loadings_table(results, say, name, items):
    """Make the table of loadings, in as many columns as there are factors."""
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
        return heading(say, column.term or column.statistic)
    if factors == 1:
        return heading(say, "loading")
    number = column.statistic.removeprefix("loading_")
    return Cell(say("instrument.factor", number=number))


def _with_numbers(results, say, section, subjects, statistic, phrase=""):
    """List subjects with a number each, or return nothing for none."""
    if not subjects:
        return ()
    phrase = phrase or f"{statistic}_value"
    return listed(
        say,
        [
            say(
                f"instrument.{phrase}",
                subject=results.label(subject),
                value=results.number(section, subject, statistic),
            )
            for subject in subjects
        ],
    )
