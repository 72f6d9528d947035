"""Composed sections as text, for tests: from statistics made by hand or from a study's results."""

import re

from chapter import sources
from chapter.numbers import STYLES
from chapter.phrases import Phrases
from chapter.results import Results
from configuration.words import load_words
from document.blocks import (
    Document,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Points,
    Table,
    Words,
    as_cell,
    text_of,
)
from stage import read_figures, read_statistics

SCALE = {"codes": [1, 2, 3], "answers": ["Tidak", "Ragu", "Ya"]}


def settings_of(language="en", **others):
    """Return completed settings of a small study: one variable, `load`, of items a and b."""
    variable = {
        "label": "Workload",
        "items": ["a", "b"],
        "item_scales": {"a": "agreement", "b": "agreement"},
        "reversed": [],
        "already_reversed": [],
        "dimensions": {},
    }
    study = {
        "language": language,
        "variables": {"load": variable},
        "scales": {"agreement": SCALE},
        "categories": {},
        "profile": {},
        "labels": {},
        "tests": {"alpha": 0.05, "validity": "r_item_total", "cronbach_minimum": 0.7},
        "instrument": {"split_half": "odd_even"},
        "intervals": {"pooled": False},
    }
    return study | others


def compose(section, statistics, settings, figures=None):
    """Compose a section; return its blocks."""
    say = Phrases(load_words(settings["language"], "report"))
    named = {key: str(value) for key, value in statistics.items()}
    return section.compose(Results(named, settings, say, figures or {}), say)


def shipped(section, settings, folder):
    """Compose a section of a finished study; return its results and blocks."""
    say = Phrases(load_words(settings["language"], "report"))
    statistics = read_statistics(folder / "statistics.csv")
    figures = read_figures(folder / "figures/figures.csv")
    results = Results(statistics, settings, say, figures)
    return results, section.compose(results, say)


def prose(blocks):
    """Return headings, paragraphs and points as lines of text."""
    lines = []
    for block in blocks:
        if isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, Paragraph):
            lines.append(text_of(block.inlines))
        elif isinstance(block, Points):
            lines += [text_of(point) for point in block.points]
    return lines


def notices(blocks):
    """Return the text of notices."""
    return [text_of(block.inlines) for block in blocks if isinstance(block, Notice)]


def rows_of(blocks, label):
    """Return head and body of a table as text."""
    table = next(b for b in blocks if isinstance(b, Table) and b.label == label)
    return [[text_of(as_cell(cell).content) for cell in row] for row in (*table.head, *table.body)]


def notes_of(blocks, label):
    """Return the notes of a table as text."""
    table = next(b for b in blocks if isinstance(b, Table) and b.label == label)
    return [text_of(note) for note in table.notes]


def check_document(blocks):
    """Number the tables and figures and check every table and reference."""
    Document("A title", "en", Words("Table", "Figure", "Note.", "Contents", "Skip"), tuple(blocks))


def strange_numbers(results, blocks):
    """List the numbers in composed blocks that are neither in statistics.csv nor settings."""
    texts = prose(blocks)
    for block in blocks:
        if isinstance(block, Table | Figure):
            texts += [block.title, *map(text_of, block.notes)]
        if isinstance(block, Table):
            texts += [text for row in rows_of([block], block.label) for text in row]
    known = {text.strip("<> ") for text in _written(results)}
    known |= {name.partition("=")[2] for name in results.subjects("sample")}
    return [
        number
        for text in texts
        for number in re.findall("\N{MINUS SIGN}?[.,]?\\d[\\d.,]*", _without_names(results, text))
        if number.rstrip(".,") not in known
    ]


def _written(results):
    """Yield every statistic, and every number of the settings, in every style."""
    values = {1 - results.settings["tests"]["alpha"]}
    for section in results._values.values():
        for statistics in section.values():
            values |= set(map(_number, statistics.values()))
    styles = [*STYLES, "p", "degrees", "statistic"]
    for value in values - {None}:
        yield from (results.write(value, style).text for style in styles)
    for value in _settings_numbers(results.settings):
        yield from (results.write(value, style).text for style in ("given", "level"))
    alpha = results.settings["tests"]["alpha"]
    yield results.write(100 * (1 - alpha), "given").text
    yield from map(str, range(1, 1 + _most_factors(results)))


def _most_factors(results):
    names = results.settings["variables"]
    found = [results.value("structure", name, "factors_suggested") for name in names]
    return max((int(value) for value in found if value and value.isdigit()), default=0)


def _settings_numbers(part):
    if isinstance(part, dict):
        for value in part.values():
            yield from _settings_numbers(value)
    elif isinstance(part, list):
        for value in part:
            yield from _settings_numbers(value)
    elif isinstance(part, int | float) and not isinstance(part, bool):
        yield part


def _number(text):
    try:
        return float(text)
    except ValueError:
        return None


def _without_names(results, text):
    """Take out labels, wordings, categories, citations and names that hold digits."""
    cited = [value for name, value in vars(sources).items() if name.isupper()]
    names = {*_texts(results.settings), *cited, "H0"}
    for section in ("sample", "category"):
        names |= {subject.partition("=")[2] for subject in results.subjects(section)}
    for name in sorted((n for n in names if isinstance(n, str) and n), key=len, reverse=True):
        if re.search(r"\d", name) and not re.fullmatch(r"[\d.,]+", name):
            text = text.replace(name, " ")
    # Labels of tables stand for references here.
    return re.sub(r"\b[a-z]+(-[A-Za-z0-9]+)+\b", " ", text)


def _texts(part):
    if isinstance(part, dict):
        for key, value in part.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value)
    elif isinstance(part, str):
        yield part
