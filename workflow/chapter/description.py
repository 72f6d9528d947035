"""Description: what was answered to each item, and how high variables and dimensions score."""

from dataclasses import replace

from chapter.counts import counts_of, largest_sentence
from chapter.listing import extremes, joined, listed, sentences_of
from chapter.pictures import figures_of
from chapter.tables import (
    Column,
    heading,
    indented,
    label_for,
    parts_of,
    statistics_table,
    totals_style,
)
from document.blocks import Cell, Heading, Paragraph, Reference, Table

# Of which count and percentage fit side by side.
_MOST_CODES = 7
_NORMS = ("hypothetical_norm", "empirical_norm")


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
    return blocks


def _variable(results, say, name, variable):
    label = results.label(name)
    by_scale = _by_scale(results, variable)
    answers = _items_table(results, say, name, variable)
    answers += _answers_tables(results, say, name, variable, by_scale)
    answers += _answers_figures(results, say, name, by_scale)
    categories = _categories_table(results, say, name, variable)
    categories += figures_of(results, say, "distribution", name, variable=label)
    return [
        Heading(2, label),
        Paragraph(*sentences_of(_score_sentences(results, say, name, variable))),
        *_with_details(say, "items", _item_sentences(results, say, variable), answers),
        *_with_details(say, "spread", _category_sentences(results, say, name), categories),
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
    return statistics_table(
        results,
        say,
        "description",
        say.text("description.totals_table"),
        "variable",
        rows,
        _score_columns(results, subjects),
        _category_notes(results, say),
    )


def _score_columns(results, subjects):
    """List the columns on scores; categories only if there are any for these subjects."""
    placed = any(results.has("description", name, "score_category") for name in subjects)
    ends = ("minimum", "maximum")
    style = totals_style(results, "description", subjects, ends)
    return [
        Column("description", "n"),
        *(Column("description", end, style=style) for end in ends),
        Column("description", "mean"),
        Column("description", "sd"),
        Column("description", "score_percent"),
        *([Column("description", "score_category")] if placed else []),
    ]


def _category_notes(results, say):
    """Cite where the categories of each variable come from."""
    by_set = {}
    for name, variable in results.settings["variables"].items():
        if results.value("description", name, "score_category") is not None:
            by_set.setdefault(variable["categories"], []).append(results.label(name))
    return [
        say(
            "description.citation",
            variables=listed(say, labels),
            citation=results.settings["categories"][chosen]["citation"],
        )
        for chosen, labels in by_set.items()
    ]


def _score_sentences(results, say, name, variable):
    """Say where the totals of a variable lie and which category they make."""
    label = results.label(name)
    if not results.has("description", name, "mean"):
        reason = results.reason("description", name, "mean")
        n = results.number("description", name, "n")
        return [say("description.nothing", variable=label, reason=reason, n=n)]
    names = ("minimum", "maximum")
    style = totals_style(results, "description", [name], names)
    found = {key: results.number("description", name, key, style) for key in names}
    found |= {key: results.number("description", name, key) for key in ("n", "mean")}
    if results.has("description", name, "sd"):
        found["sd"] = results.number("description", name, "sd")
    spread = "sd" in found and found["minimum"].value < found["maximum"].value
    kind = "totals" if spread else "constant"
    sentences = [say(f"description.{kind}", variable=label, **found)]
    sentences += _category_of_score(results, say, name, variable)
    return sentences + _dimension_sentences(results, say, variable)


def _category_of_score(results, say, name, variable):
    """Say what share of the ideal score was reached, and its category."""
    category = results.value("description", name, "score_category")
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


def _dimension_sentences(results, say, variable):
    """Compare the dimensions of a variable by the share of the ideal score."""
    parts = list(variable.get("dimensions") or {})
    return _compared(results, say, parts, "dimension")


def _item_sentences(results, say, variable):
    """Compare the items of a variable by the share of the ideal score."""
    return _compared(results, say, variable["items"], "item")


def _compared(results, say, subjects, what):
    lowest, highest = extremes(results, "description", subjects, "score_percent")
    if not lowest or len(subjects) == 1:
        return []
    low = results.number("description", lowest[0], "score_percent")
    high = results.number("description", highest[0], "score_percent")
    kind = "equal" if low == high else "compared"
    return [
        say(
            f"description.{what}s_{kind}",
            lowest=listed(say, [results.label(subject) for subject in lowest]),
            highest=listed(say, [results.label(subject) for subject in highest]),
            low=low,
            high=high,
        )
    ]


def _items_table(results, say, name, variable):
    notes = [say("description.score_note")]
    notes += _keying_notes(say, variable, "scored")
    return statistics_table(
        results,
        say,
        label_for("items", name),
        say.text("description.items_table", variable=results.label(name)),
        "item",
        [(item, item) for item in variable["items"]],
        _score_columns(results, variable["items"]),
        notes,
    )


def _keying_notes(say, variable, prefix):
    """Tell in which direction turned items are shown."""
    return [
        say(f"description.{prefix}_{kind}", items=listed(say, variable[kind]))
        for kind in ("reversed", "already_reversed")
        if variable.get(kind)
    ]


def _by_scale(results, variable):
    """Group the items that were counted by their answer scale."""
    by_scale = {}
    for item in variable["items"]:
        if results.subjects("frequency", f"{item}="):
            by_scale.setdefault(variable["item_scales"][item], []).append(item)
    return by_scale


def _title_of(say, title, items, by_scale):
    """Name the items that a table or figure is about, where there is another like it."""
    if len(by_scale) == 1:
        return title
    return say.text("description.some_items", title=title, items=listed(say, items))


def _answers_figures(results, say, name, by_scale):
    """Return the figures of answers, one for each answer scale."""
    figures = figures_of(results, say, "likert", name, variable=results.label(name))
    items = {f"likert_{name}_{scale}": items for scale, items in by_scale.items()}
    return [
        replace(figure, title=_title_of(say, figure.title, items[figure.name], by_scale))
        if figure.name in items
        else figure
        for figure in figures
    ]


def _answers_tables(results, say, name, variable, by_scale):
    """Make a table of answers for each answer scale of a variable."""
    tables = []
    for scale, items in by_scale.items():
        kept = [item for item in items if item in variable.get("reversed", ())]
        turned = [item for item in items if item in variable.get("already_reversed", ())]
        notes = [_code_note(results, say, scale)]
        shown = {"reversed": kept, "already_reversed": turned}
        notes += _keying_notes(say, shown, "answered")
        label = [name, scale] if len(by_scale) > 1 else [name]
        title = say.text("description.answers_table", variable=results.label(name))
        title = _title_of(say, title, items, by_scale)
        parts = parts_of(results.settings["scales"][scale]["codes"], _MOST_CODES)
        for place, codes in enumerate(parts, start=1):
            head, body = _answers(results, say, items, codes)
            ending = [str(place)] if parts[1:] else []
            tables.append(
                Table(
                    label_for("answers", *label, *ending),
                    codes_title(say, title, codes, parts),
                    head,
                    body,
                    tuple(notes),
                )
            )
    return tables


def codes_title(say, title, codes, parts):
    """Name the codes that a table holds, where the others stand in another."""
    if len(parts) == 1:
        return title
    ends = {"first": code_text(codes[0]), "last": code_text(codes[-1])}
    return say.text("description.some_codes", title=title, **ends)


def _answers(results, say, items, codes):
    """Return head and body of a table of answers: an item a row, a code a column."""
    missing = any(results.has("frequency", f"{item}=missing", "n") for item in items)
    head = [
        [heading(say, "item", rows=2), heading(say, "answer_code", columns=len(codes))],
        [code_text(code) for code in codes],
    ]
    if missing:
        head[0].append(heading(say, "missing", rows=2))
    body = []
    for item in items:
        wording = results.wording(item)
        row = [say.text("description.item", item=item, wording=wording) if wording else item]
        row += [_answer(results, say, f"{item}={code}") for code in codes]
        if missing:
            row.append(_count_or_nothing(results, f"{item}=missing"))
        body.append(tuple(row))
    return tuple(map(tuple, head)), tuple(body)


def _answer(results, say, subject):
    """Write how many gave an answer and, where anybody answered, what percent that is."""
    if not results.has("frequency", subject, "n"):
        return ""
    n = results.number("frequency", subject, "n")
    if not results.has("frequency", subject, "percent"):
        return n
    percent = results.number("frequency", subject, "percent")
    return Cell(say("description.answer", n=n, percent=percent))


def _count_or_nothing(results, subject):
    return (
        results.number("frequency", subject, "n") if results.has("frequency", subject, "n") else ""
    )


def _code_note(results, say, scale):
    """Explain the codes of an answer scale."""
    settings = results.settings["scales"][scale]
    pairs = [
        say("description.code", code=code_text(code), answer=answer)
        for code, answer in zip(settings["codes"], settings["answers"], strict=True)
    ]
    return say("description.codes", codes=joined(say, "listing.semicolon", pairs))


def code_text(code):
    """Write an answer code, with a true minus sign.

    >>> code_text(5), code_text(-1)[1:]
    ('5', '1')
    """
    return str(code).replace("-", "\N{MINUS SIGN}")


def _category_sentences(results, say, name):
    """Say which category most respondents belong to."""
    sentence = largest_sentence(
        results,
        say,
        counts_of(results, "category", name),
        "description.categories",
        variable=results.label(name),
    )
    return [sentence] if sentence else []


def _categories_table(results, say, name, variable):
    chosen = variable.get("categories")
    counts = counts_of(results, "category", name)
    if not chosen or not counts.categories:
        return []
    settings = results.settings["categories"][chosen]
    # The bands of a norm stand in no setting; a note tells what they are made from.
    bands = [] if settings["of"] in _NORMS else settings["bands"]
    ranges = band_ranges(results, say, bands)
    unit = say(f"terms.range_{settings['of']}") if ranges else None
    rows = list(counts.categories.items())
    body = [
        (
            category,
            *([ranges[category]] if ranges else []),
            results.number("category", subject, "n"),
            _percent(results, subject),
        )
        for category, subject in rows
    ]
    if counts.missing:
        n = results.number("category", counts.missing, "n")
        gaps = [""] if ranges else []
        body.append((say.text("description.without_category"), *gaps, n, ""))
    head = (
        heading(say, "category"),
        *([Cell(unit)] if unit else []),
        heading(say, "respondents"),
        heading(say, "percent"),
    )
    label = results.label(name)
    notes = [
        say("description.citation", variables=(label,), citation=settings["citation"]),
        *_norm_note(results, say, name, settings["of"]),
        *([say("description.category_percent_note")] if counts.missing else []),
    ]
    title = say.text("description.categories_table", variable=label)
    return [Table(label_for("categories", name), title, (head,), tuple(body), tuple(notes))]


def _percent(results, subject):
    if results.has("category", subject, "percent"):
        return results.number("category", subject, "percent")
    return ""


def _norm_note(results, say, name, of):
    """Tell the mean and standard deviation that bands of a norm are made from."""
    if of not in _NORMS or not results.has("category", name, "norm_mean"):
        return []
    mean = results.number("category", name, "norm_mean", "mean")
    sd = results.number("category", name, "norm_sd", "mean")
    return [say(f"description.{of}", mean=mean, sd=sd)]


def band_ranges(results, say, bands):
    """Write from where to where each band reaches.

    Parameters
    ----------
    results : Results
    say : Phrases
    bands : list of dict
        In rising order, each with a label and `from` or `above`.

    Returns
    -------
    dict of str to Cell
        By label.
    """
    ranges = {}
    for band, following in zip(bands, [*bands[1:], None], strict=False):
        lower = "from" if "from" in band else "above"
        found = {"low": results.write(band[lower], "given")}
        upper = "end"
        if following:
            upper = "below" if "from" in following else "to"
            edge = following.get("from", following.get("above"))
            found["high"] = results.write(edge, "given")
        ranges[band["label"]] = Cell(say(f"bands.{lower}_{upper}", **found))
    return ranges
