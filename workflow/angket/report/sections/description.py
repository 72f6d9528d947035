"""Description: what was answered to each item, and how high variables and dimensions score."""

from angket.formats.blocks import Heading, Paragraph, Reference
from angket.report.answers import answers_of, item_label, keying_notes
from angket.report.categories import (
    categories_table,
    category_notes,
    category_sentences,
    unplaced,
)
from angket.report.few_without import not_drawn, telling_table
from angket.report.finding import paragraph
from angket.report.further_categories import further_categories
from angket.report.listing import extremes, joined, listed, sentences_of
from angket.report.meaning import meanings, turned_told
from angket.report.notes import said_once
from angket.report.pictures import figures_of
from angket.report.places import Group
from angket.report.poor_items import is_alpha_negative, turned_items
from angket.report.scores import score_notes
from angket.report.sensitive import sensitive_item
from angket.report.tables import Column, indented, label_for, statistics_table, totals_style

# Among the sections; see angket.report.compose.
PLACE = 50
# Dimensions whose shares of the ideal score are less than so many percent apart are not ranked.
_CLOSE = 1


def compose(results, say):
    """Compose the section about answers, scores and categories.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    variables = results.settings["variables"]
    tables = _totals_table(results, say)
    blocks = [Heading(1, say.text("description.heading"))]
    if tables:
        floats = listed(say, [Reference(table.label) for table in tables])
        n = results.number("sample", "all", "analysed")
        blocks.append(Paragraph(*say("description.introduction", floats=floats, n=n)))
    blocks += tables
    for name, variable in variables.items():
        blocks += _variable(results, say, name, variable)
    return said_once(blocks, "items")


def _variable(results, say, name, variable):
    label = results.label(name)
    answers = _items_table(results, say, name, variable)
    answers += answers_of(results, say, name, variable)
    placed, categories, further, undrawn = [], [], [], []
    # Who is in which category by a score that is not usable tells nothing.
    if not is_alpha_negative(results, name):
        placed = category_sentences(results, say, name)
        categories = categories_table(results, say, name, variable)
        categories += figures_of(results, say, "distribution", name, variable=label)
        further = further_categories(results, say, name, variable)
        undrawn = paragraph(not_drawn(results, say, name))
    spread = "bounds" if telling_table(results, name)[0] else "spread"
    return [
        Heading(2, label),
        Paragraph(*sentences_of(_score_sentences(results, say, name, variable))),
        *_with_details(say, "items", _item_sentences(results, say, variable), answers),
        *_with_details(say, spread, placed, categories),
        *([Group(label_for("figure", "distribution"), tuple(undrawn))] if undrawn else []),
        *further,
        *paragraph(*sensitive_item(results, say, variable)),
    ]


def _with_details(say, what, sentences, floats):
    """Put sentences before the tables and figures that hold the details."""
    if floats:
        found = listed(say, [Reference(block.label) for block in floats])
        sentences = [*sentences, say(f"description.{what}_details", floats=found)]
    return ([Paragraph(*sentences_of(sentences))] if sentences else []) + floats


def _totals_table(results, say):
    """Make the table of variables and, below each, its dimensions."""
    rows = []
    for name, variable in results.settings["variables"].items():
        rows.append((results.label(name), name))
        rows += [(indented(results.label(p)), p) for p in variable.get("dimensions") or {}]
    subjects = [subject for _, subject in rows]
    notes = [
        *category_notes(results, say),
        *score_notes(results, say, results.settings["variables"]),
    ]
    return statistics_table(
        results,
        say,
        "description",
        say.text("description.totals_table"),
        "variable",
        rows,
        _score_columns(results, subjects, unplaced(results, say, subjects)),
        notes,
    )


def _score_columns(results, subjects, unshown=()):
    """List the columns on scores; categories only if there are any for these subjects."""
    placed = any(results.has("description", name, "score_category") for name in subjects)
    weighed = any(results.has("description", name, "weighted_mean") for name in subjects)
    ends = ("minimum", "maximum")
    style = totals_style(results, "description", subjects, ends)
    return [
        Column("description", "n"),
        *(Column("description", end, style=style) for end in ends),
        Column("description", "mean"),
        Column("description", "sd"),
        Column("description", "score_percent"),
        *([Column("description", "score_category", unshown=unshown)] if placed else []),
        *([Column("description", "weighted_mean")] if weighed else []),
    ]


def _score_sentences(results, say, name, variable):
    """Say where the totals of a variable lie and which category they make."""
    label = results.label(name)
    if not results.has("description", name, "mean"):
        reason = results.reason("description", name, "mean")
        if not results.has("description", name, "n"):
            return []
        n = results.number("description", name, "n")
        return [say("description.nothing", variable=label, reason=reason, n=n)]
    names = ("minimum", "maximum")
    style = totals_style(results, "description", [name], names)
    found = {
        key: results.number("description", name, key, style)
        for key in names
        if results.has("description", name, key)
    }
    found |= {key: results.number("description", name, key) for key in ("n", "mean")}
    if results.has("description", name, "sd"):
        found["sd"] = results.number("description", name, "sd")
    if "minimum" in found and "maximum" in found:
        spread = "sd" in found and found["minimum"].value < found["maximum"].value
        kind = "totals" if spread else "constant"
    else:
        kind = "totals_without_ends" if "sd" in found else "mean_alone"
    sentences = [
        say(f"description.{kind}", variable=label, **found),
        *_cautions(results, say, name),
    ]
    if variable.get("weights"):
        sentences.append(say("description.weighted"))
    if meaning := meanings(results, [name]):
        sentences.append(say("meaning.high", meanings=meaning[name]))
    sentences += _category_of_score(results, say, name, variable)
    sentences += _instrument_score(results, say, name, variable)
    sentences += _index(results, say, name, variable)
    return sentences + _dimension_sentences(results, say, variable)


def _cautions(results, say, name):
    """Say what makes totals of a variable, and their categories, tell little."""
    if turned := turned_items(results, name):
        yield say("description.turned", items=listed(say, turned))
    if not results.has("reliability", name, "alpha"):
        return
    alpha = results.number("reliability", name, "alpha")
    if is_alpha_negative(results, name):
        placed = "_unplaced" if results.has("description", name, "score_category") else ""
        yield say(f"description.unusable{placed}", variable=results.label(name), alpha=alpha)
    elif results.flag("reliability", name, "reliable") is False:
        yield say("description.unreliable", alpha=alpha)


def _category_of_score(results, say, name, variable):
    """Say what share of the ideal score was reached, and its category."""
    category = results.value("description", name, "score_category")
    if is_alpha_negative(results, name):
        category = None  # of a total that measures nothing usable it tells nothing
    reason = results.reason("description", name, "score_category")
    chosen = variable.get("categories")
    of = results.settings["categories"][chosen]["of"] if chosen else None
    sentences = []
    if results.has("description", name, "score_percent"):
        parts = ("score_actual", "score_ideal")
        found = {
            part: results.number(
                "description", name, part, totals_style(results, "description", [name], [part])
            )
            for part in parts
        }
        percent = results.number("description", name, "score_percent")
        placed = category and not reason and of == "percent"
        kind = "score_category" if placed else "score"
        sentences.append(say(f"description.{kind}", percent=percent, category=category, **found))
    mean = results.number("description", name, "mean")
    if reason:
        sentences.append(say("description.no_category", reason=reason, mean=mean))
    elif category and of != "percent":
        sentences.append(say("description.mean_category", mean=mean, category=category))
    return sentences


def _instrument_score(results, say, name, variable):
    """Give the mean on the scale of the instrument, where it has one of its own."""
    key = variable.get("scoring_key") or {}
    if "score" not in key:
        return []
    reason = results.reason("description", name, "instrument_mean")
    if reason:
        told = {"instrument": key["name"], "reason": reason}
        return [say("description.no_instrument_score", **told)]
    ends = {"low": key["score"]["from"], "high": key["score"]["to"]}
    found = {end: results.write(value, "given") for end, value in ends.items()}
    found["mean"] = results.number("description", name, "instrument_mean")
    kind = "instrument_mean"
    if results.has("description", name, "instrument_sd"):
        found["sd"] = results.number("description", name, "instrument_sd")
        kind = "instrument_score"
    return [say(f"description.{kind}", instrument=key["name"], **found)]


def _index(results, say, name, variable):
    """Tell the index that the weighted means of the items add up to, where there is one."""
    if not all(results.has("description", name, part) for part in ("weighted_sum", "index")):
        return []
    key = variable["scoring_key"]
    told = {part: results.number("description", name, part) for part in ("weighted_sum", "index")}
    told |= {part: results.write(key["score"][part], "given") for part in ("times", "divided_by")}
    category = results.value("description", name, "index_category")
    kind = "index_category" if category else "index"
    return [say(f"description.{kind}", instrument=key["name"], category=category, **told)]


def _dimension_sentences(results, say, variable):
    """Compare the dimensions of a variable by the share of the ideal score."""
    parts = list(variable.get("dimensions") or {})
    return _compared(results, say, parts, "dimension")


def _item_sentences(results, say, variable):
    """Compare the items of a variable by the share of the ideal score.

    Of three answers the lowest is a third of the ideal score and of five a fifth, so that items
    with unlike numbers of answers are not compared.
    """
    compared = _compared(results, say, variable["items"], "item")
    by_highest = {}
    for item in variable["items"]:
        by_highest.setdefault(_highest_code(results, item), []).append(item)
    by_highest.pop(None, None)
    if not compared or len(by_highest) < 2:
        return [*compared, *turned_told(results, say, variable)]
    groups = [
        say("description.items_up_to", items=listed(say, items), most=results.write(most, "given"))
        for most, items in sorted(by_highest.items(), reverse=True)
    ]
    return [say("description.items_unlike", groups=joined(say, "listing.semicolon", groups))]


def _highest_code(results, item):
    """Return the highest answer that an item has, where it is known."""
    if not all(results.has("description", item, part) for part in ("score_ideal", "n")):
        return None
    ideal, n = (float(results.value("description", item, part)) for part in ("score_ideal", "n"))
    return round(ideal / n, 6)


def _compared(results, say, subjects, what):
    lowest, highest = extremes(results, "description", subjects, "score_percent")
    if not lowest or len(subjects) == 1:
        return []
    low = results.number("description", lowest[0], "score_percent")
    high = results.number("description", highest[0], "score_percent")
    kind = "equal" if low == high else "compared"
    ranked = kind == "compared" and what == "dimension"
    unsure = [
        results.label(part)
        for part in subjects
        if results.flag("reliability", part, "reliable") is False
    ]
    if ranked and high.value - low.value < _CLOSE:
        return [say("description.dimensions_close", low=low, high=high)]
    if ranked and unsure:
        every = "_all" if len(unsure) == len(subjects) else ""
        doubt = [say(f"description.dimensions_unsure{every}", dimensions=listed(say, unsure))]
    else:
        doubt = []
    return [
        say(
            f"description.{what}s_{kind}",
            lowest=listed(say, [results.label(subject) for subject in lowest]),
            highest=listed(say, [results.label(subject) for subject in highest]),
            low=low,
            high=high,
        ),
        *doubt,
    ]


def _lowest_score(results, say, variable):
    """Yield where the percent score of items begins, where that is not at nought."""
    scales = results.settings["scales"]
    ends = {tuple(scales[name]["codes"])[:: len(scales[name]["codes"]) - 1]
            for name in variable["item_scales"].values()}  # fmt: skip
    if len(ends) == 1 and (codes := ends.pop())[0] > 0:
        lowest = results.write(100 * codes[0] / codes[-1], "percent")
        yield say("description.lowest_note", lowest=lowest)


def _items_table(results, say, name, variable):
    told = [say("description.score_note"), *_lowest_score(results, say, variable)]
    notes = [sentences_of(told)]
    notes += keying_notes(say, variable, "scored")
    return statistics_table(
        results,
        say,
        label_for("items", name),
        say.text("description.items_table", variable=results.label(name)),
        "item",
        [(item_label(results, say, item), item) for item in variable["items"]],
        _score_columns(results, variable["items"]),
        notes,
    )
