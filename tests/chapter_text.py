"""Composed sections as text, for tests: from statistics made by hand or from a study's results."""

import re

from angket.formats.blocks import (
    Figure,
    Heading,
    Notice,
    Number,
    Paragraph,
    Points,
    Table,
    as_cell,
    text_of,
)
from angket.formats.document import Document, Words
from angket.report import sources
from angket.report.collinearity import CUSTOMARY_VIF
from angket.report.harmless import near_bounds
from angket.report.phrases import Phrases, origin_of, report_words
from angket.report.places import flat
from angket.report.results import Results
from angket.report.sections import methods
from angket.report.structure import LEAST_KMO
from angket.statistics.reliability.discriminant import CONSERVATIVE, LIBERAL
from angket.tables import read_figures, read_rows, read_statistics
from other_sections import with_other_tables

# A number as it is written, with its minus sign.
NUMBER = re.compile("\N{MINUS SIGN}?(?:\\d+(?:[.,]\\d+)*|[.,]\\d+)")
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
        "report": {"detail": "full"},
    }
    return study | others


def make(language, statistics, settings, figures=None):
    """Return results and phrases from values by (section, subject), each a dict."""
    say = Phrases(report_words(language))
    rows = {
        (section, subject, name): str(value)
        for (section, subject), values in statistics.items()
        for name, value in values.items()
    }
    settings = {"tests": {"alpha": 0.05}, "language": language} | settings
    return Results(rows, settings, say, figures or {}), say


def compose(section, statistics, settings, figures=None, published=()):
    """Compose a section; return its blocks, wherever they stand."""
    say = Phrases(report_words(settings["language"]))
    named = {key: str(value) for key, value in statistics.items()}
    return flat(section.compose(Results(named, settings, say, figures or {}, published), say))


def shipped(section, settings, folder):
    """Compose a section of a finished study; return its results and blocks.

    Without software, checksums and citations: their digits are no results.
    """
    say = Phrases(report_words(settings["language"], origin=origin_of(settings)))
    statistics = read_statistics(folder / "statistics.csv")
    figures = read_figures(folder / "figures/figures.csv")
    published = read_rows(folder / "statistics/published.csv")
    origin = {"software": {"pandas": ""}, "citations": [], "answers": "", "settings": ""}
    results = Results(statistics, settings, say, figures, published, origin)
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


def paragraphs(blocks):
    """Return the paragraphs, one a line."""
    return "\n".join(text_of(block.inlines) for block in blocks if isinstance(block, Paragraph))


def notices(blocks):
    """Return the text of notices."""
    return [text_of(block.inlines) for block in blocks if isinstance(block, Notice)]


def rows_of(blocks, label):
    """Return head and body of a table as text."""
    table = next(b for b in blocks if isinstance(b, Table) and b.label == label)
    return [[text_of(as_cell(cell).content) for cell in row] for row in (*table.head, *table.body)]


def body_of(blocks, label):
    """Return the body of a table as text."""
    table = next(b for b in blocks if isinstance(b, Table) and b.label == label)
    return [[text_of(as_cell(cell).content) for cell in row] for row in table.body]


def notes_of(blocks, label):
    """Return the notes of a table as text."""
    table = next(b for b in blocks if isinstance(b, Table) and b.label == label)
    return [text_of(note) for note in table.notes]


def check_document(blocks):
    """Number the tables and figures and check every table and reference."""
    words = Words("Table", "Figure", "Note.", "Contents", "Skip")
    Document("A title", "en", words, with_other_tables(blocks))


def texts_of(blocks):
    """Return all that blocks say: as `prose`, notices, and tables and figures with their notes."""
    texts = prose(blocks)
    for block in blocks:
        if isinstance(block, Table | Figure):
            texts += [text_of(block.title), *map(text_of, block.notes)]
        if isinstance(block, Figure):
            texts.append(block.alt)
        if isinstance(block, Table):
            texts += [text for row in rows_of([block], block.label) for text in row]
    return texts


def strange_numbers(results, blocks):
    """List the numbers in composed blocks that come from nowhere.

    A number is known if it is a statistic or a published figure as any style writes it, or
    stands in the settings. The glossary speaks of all studies, and has numbers of its own.
    """
    blocks = [block for block in blocks if getattr(block, "label", "") != "glossary"]
    known = {text.strip("<> ") for text in _written(results)}
    known |= {name.partition("=")[2] for name in results.subjects("sample")}
    known |= set(_cited(results)) | set(_counted_from_others(results))
    return [
        number
        for text in texts_of(blocks)
        for number in NUMBER.findall(without_names(results, text))
        # An equation has the sign of a coefficient apart from its size.
        if number not in known and f"\N{MINUS SIGN}{number}" not in known
    ]


def _cited(results):
    """Yield the numbers in the works that a study or a sentence cites: years, volumes, pages."""
    for entry in [*sources.entries_of(results), *results.cited]:
        yield from NUMBER.findall(entry)


def _counted_from_others(results):
    """Yield what the text counts together: shares without decimals, answers above the lowest."""
    for subject in results.subjects("crosstab"):
        if results.has("crosstab", subject, "row_percent"):
            yield f"{float(results.value('crosstab', subject, 'row_percent')):.0f}"
    counts = {}
    for subject in results.subjects("frequency"):
        item, _, code = subject.partition("=")
        if code.isdigit():
            counts.setdefault(item, {})[int(code)] = results.value("frequency", subject, "n")
    for found in counts.values():
        above = (int(n) for code, n in found.items() if code > min(found))
        yield results.write(sum(above), "count").text
    yield from (results.write(bound, "bounded").text for bound in (CONSERVATIVE, LIBERAL))
    near = near_bounds(float(results.settings["tests"]["alpha"]))
    yield from (results.write(bound, "statistic").text for bound in near)
    yield results.write(LEAST_KMO, "bounded").text
    yield results.write(1 / CUSTOMARY_VIF, "bounded").text
    for item in results.subjects("validity"):
        if results.has("validity", item, "n"):
            # The degrees of freedom of a correlation.
            yield results.write(float(results.value("validity", item, "n")) - 2, "count").text
    variables = results.settings["variables"].values()
    items = sum(len(variable.get("items", ())) for variable in variables)
    if results.has("sample", "all", "analysed"):
        n = float(results.value("sample", "all", "analysed"))
        yield results.write(n * items, "count").text
    for subject in results.subjects("structure"):
        if results.has("structure", subject, "parts_r"):
            # What the parts of a scale would correlate by the other key.
            r = float(results.value("structure", subject, "parts_r"))
            yield results.write(-r, "bounded").text
    for values in (v for section in results._values.values() for v in section.values()):
        # By how many percent odds or a count change, and a probability by how many points.
        ratios = (values[name] for name in ("odds_ratio", "rate_ratio") if name in values)
        for ratio in filter(None, map(_number, ratios)):
            yield results.write(100 * abs(ratio - 1), "percent").text
        for ending in ("", "_ci_low", "_ci_high"):
            if change := _number(values.get(f"marginal_effect{ending}", "")):
                yield from (
                    results.write(100 * one, "percent").text for one in (change, abs(change))
                )
    for share in _shares_of_variance(results):
        yield results.write(100 * max(share, 0), "percent").text
    for scale in results.settings.get("scales", {}).values():
        # The least percent that answers on a scale can have.
        codes = [float(code) for code in scale["codes"]]
        yield results.write(100 * min(codes) / max(codes), "percent").text


def _shares_of_variance(results):
    """Yield what lines and levels explain, adjusted, and what lies beyond a line or an equation."""
    for values in results._values.get("linearity", {}).values():
        of = {name: _number(value) for name, value in values.items()}
        yield from (of[name] for name in of if name.endswith("omega_squared") and of[name])
        if of.get("within_ms") and of.get("total_ss"):
            df = of["total_df"]
            yield 1 - of["within_ms"] / (of["total_ss"] / df)
            yield 1 - (1 - of["r_squared"]) * df / (df - 1)
        if of.get("reset_f"):
            beyond = (of["reset_f"] - 1) * of["reset_df1"]
            yield beyond / (beyond + of["reset_df1"] + of["reset_df2"])
    for section in ("linearity", "regression", "moderation"):
        for values in results._values.get(section, {}).values():
            if share := _number(values.get("r_squared", "")):
                yield share


def strange_cells(results, blocks):
    """List the numbers of tables that are, but for the rounding of sums, none of the statistics."""
    known = set(_values(results)) | set(_settings_numbers(results.settings))
    known = {_precise(one) for one in known | set(_counts_of_published(results))}
    return [
        cell
        for block in blocks
        if isinstance(block, Table)
        for row in block.body
        for cell in (as_cell(cell).content for cell in row)
        if isinstance(cell, Number) and _precise(cell.value) not in known
    ]


def _precise(value):
    return float(f"{value:.13g}")


def _values(results):
    for section in results._values.values():
        for statistics in section.values():
            yield from (found for found in map(_number, statistics.values()) if found is not None)


def _turned_round(results):
    """Yield differences of groups with the other sign: the text names the higher group first."""
    for statistics in results._values.get("comparison", {}).values():
        for name, text in statistics.items():
            if name == "difference" or name.startswith(("welch_ci_", "student_ci_")):
                found = _number(text)
                if found is not None:
                    yield -found


def _counts_of_published(results):
    """Yield how many published figures there are and are reproduced, in all and by table."""
    rows = list(results.published)
    for name in ["", *{row["table"] for row in rows}]:
        verdicts = [row["verdict"] for row in rows if name in ("", row["table"])]
        yield len(verdicts)
        yield verdicts.count("reproduced")
        yield len(verdicts) - verdicts.count("reproduced")


def _written(results):
    """Yield every statistic, and every number of the settings, in every style."""
    styles = {"count", *results._say.raw("numbers.decimals"), "given", "level"}
    values = {1 - results.settings["tests"]["alpha"], *_values(results), *_turned_round(results)}
    for value in values:
        for style in styles:
            if style != "count" or float(value).is_integer():
                yield results.write(value, style).text
    for value in _settings_numbers(results.settings):
        yield from (results.write(value, style).text for style in ("given", "level"))
    alpha = results.settings["tests"]["alpha"]
    # Of intervals, and of those that agree with a one-sided test.
    yield from (results.write(100 * (1 - tails * alpha), "given").text for tails in (1, 2))
    yield from (results.write(count, "count").text for count in _counts_of_published(results))
    yield from (row[name] for row in results.published for name in ("table", "printed", "rounded"))
    # As Phrases fill it in: a seed is a name rather than a quantity.
    yield from results.distinct("seed")
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


def names_of(results):
    """Return the texts in a chapter that are not of its language: those of study and sources."""
    cited = [value for name, value in vars(sources).items() if name.isupper()]
    names = {*_texts(results.settings), *cited, *_texts(list(results.published))}
    # Of a source with a year in brackets, the text cites names and year.
    names |= {re.sub(r" \((\d{4})\).*", r", \1", name) for name in names}
    names |= {entry.replace("*", "") for entry in sources.entries_of(results)}
    names |= {"H0", "HC3", "SHA-256", methods.INSTALL, methods.RUN}
    for section in ("sample", "category", "comparison"):
        names |= {subject.partition("=")[2] for subject in results.subjects(section)}
    return {name for name in names if name}


def without_names(results, text, wanted=r"\d"):
    """Take out the names in which a pattern occurs, but not numbers."""
    for name in sorted(names_of(results), key=len, reverse=True):
        if name in text and re.search(wanted, name) and not re.fullmatch(r"[\d.,]+", name):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
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
