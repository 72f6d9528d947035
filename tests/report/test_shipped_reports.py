"""The whole chapter of the shipped studies: no number is invented, no word foreign."""

import re
from dataclasses import replace
from itertools import takewhile

import pytest

from angket.formats.blocks import (
    Appendix,
    Figure,
    Heading,
    Paragraph,
    Reference,
    Table,
    floats,
    inlines_of,
)
from angket.report import compose
from angket.report.phrases import Phrases, origin_of, report_words
from angket.report.places import flat
from angket.report.results import Results
from angket.report.sections import calculation, choices, comparison, methods, published, references
from angket.report.sections.intervals import is_used
from angket.settings.studies import load_studies
from chapter_text import (
    check_document,
    settings_of,
    shipped,
    strange_cells,
    strange_numbers,
    texts_of,
    without_names,
)
from conftest import ROOT

STUDIES = ["bandung", "majene", "ukm_stress", "worker_robotics"]
# Words that no sentence of the other language gets by without, and this one never has.
FOREIGN = {"id": "the and of is not for with", "en": "yang dan dari adalah tidak untuk dengan"}


@pytest.fixture(scope="module", params=STUDIES)
def chapter(request, finished):
    """Return results and blocks of the whole chapter of a shipped study."""
    settings = load_studies(root=ROOT)[request.param]
    return shipped(compose, settings, finished.folder / "results" / request.param)


@pytest.mark.slow
def test_every_number_stands_in_the_statistics(chapter):
    results, blocks = chapter
    check_document(blocks)
    assert strange_numbers(results, blocks) == []
    assert strange_cells(results, blocks) == []


def _in_any_order(block):
    """Return what tells a block from others, whatever the order of what a sentence lists."""
    return repr(sorted(map(repr, getattr(block, "inlines", (block,)))))


@pytest.mark.slow
def test_no_section_of_a_study_is_lost(chapter):
    results, blocks = chapter
    settings = results.settings
    say = Phrases(report_words(settings["language"], origin=origin_of(settings)))
    parts = {section: flat(section.compose(results, say)) for section in compose.sections()}
    composed = [b for part in parts.values() for b in part if not isinstance(b, Heading)]
    told = [replace(b, printed=True) if isinstance(b, Table) else b for b in blocks]
    # In whichever order sentences name tables, which hangs on where these stand.
    there = set(map(_in_any_order, told))
    assert [block for block in composed if _in_any_order(block) not in there] == []
    needed = {choices: results.settings.get("multiple_choice"), published: results.published}
    needed[calculation] = is_used(results)
    needed[comparison] = settings.get("comparisons")
    needed[references] = methods.references(results, results.provenance["citations"], say)
    assert [section for section, part in parts.items() if not part] == [
        section for section in compose.sections() if section in needed and not needed[section]
    ]


@pytest.mark.slow
def test_the_main_text_refers_to_every_table_and_figure_before_it_stands_there(chapter):
    results, blocks = chapter
    main = list(takewhile(lambda block: not isinstance(block, Appendix), blocks))
    referred, unannounced = set(), []
    for block in main:
        if isinstance(block, Table | Figure) and block.label not in referred:
            unannounced.append(block.label)
        referred |= {part.label for part in inlines_of([block]) if isinstance(part, Reference)}
    assert unannounced == []
    say = Phrases(report_words(results.settings["language"]))
    shown = say.text("places.shown", name="", title="").strip(" .")
    # Only what a study brings there by its own choice is referred to by a sentence of this form.
    assert [text for text in texts_of(main) if shown in text.split(":")[0] + ":"] == []


@pytest.mark.slow
def test_the_main_text_refers_to_every_appendix(chapter):
    _, blocks = chapter
    first = next(n for n, block in enumerate(blocks) if isinstance(block, Appendix))
    referred = {part.label for part in inlines_of(blocks[:first]) if isinstance(part, Reference)}
    within, reached = None, set()
    for block in blocks[first:]:
        if isinstance(block, Appendix):
            within = block.label
        if getattr(block, "label", None) in referred:
            reached.add(within)
    assert [b.label for b in blocks if isinstance(b, Appendix) and b.label not in reached] == []


@pytest.mark.slow
def test_the_chapter_speaks_the_language_of_the_study(chapter):
    results, blocks = chapter
    text = without_names(results, "\n".join(texts_of(blocks)), r"\w")
    foreign = FOREIGN[results.settings["language"]].split()
    assert [word for word in re.findall(r"\w+", text) if word.lower() in foreign] == []


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES)
def test_a_study_can_be_told_in_the_other_language(finished, study):
    settings = load_studies(root=ROOT)[study]
    told = settings | {"language": {"id": "en", "en": "id"}[settings["language"]]}
    results, blocks = shipped(compose, told, finished.folder / "results" / study)
    check_document(blocks)
    assert strange_numbers(results, blocks) == []
    _, before = shipped(compose, settings, finished.folder / "results" / study)
    labels = [block.label for block in floats(before) if isinstance(block, Figure)]
    assert [block.label for block in floats(blocks) if isinstance(block, Figure)] == labels


@pytest.mark.slow
def test_no_name_of_a_column_stands_where_a_label_belongs(chapter):
    results, blocks = chapter
    text = "\n".join(texts_of(blocks))
    names = [*results.settings["variables"], *results.settings["profile"]]
    assert [name for name in names if "_" in name and re.search(rf"\b{name}\b", text)] == []


def test_an_invented_number_is_found():
    say = Phrases(report_words("en"))
    statistics = {("correlation", "H1", "r"): "0.61138"}
    results = Results(statistics, settings_of(), say, {})
    blocks = [Paragraph("r = .61, r = .611; alpha = .05; H0; r = .62 and 1,234")]
    assert strange_numbers(results, blocks) == [".62", "1,234"]


@pytest.mark.parametrize(
    "module",
    [
        "reliability/validity",
        "reliability/alpha",
        "reliability/split_half",
        "factors/factorability",
        "factors/extraction",
        "reliability/inter_item",
        "distribution/descriptives",
        "scaling/norms",
    ],
)
def test_reasons_are_told_in_the_language_of_the_study(module):
    source = (ROOT / f"workflow/angket/statistics/{module}.py").read_text(encoding="utf-8")
    reasons = re.findall(r'Undefined\(\s*f?"([^"]+)"\s*\)', source)
    assert reasons
    results = Results({}, settings_of("id"), Phrases(report_words("id")), {})
    for reason in reasons:
        filled = re.sub(r"{[^}]*}", "1", reason)
        assert results.translate(filled) != filled
