"""What holds of several hypotheses, tables or variables is said once."""

import pytest

from angket.formats.blocks import Heading, Paragraph, Table, as_cell, text_of
from angket.report import validity
from angket.report.parting import parted
from angket.report.phrases import Phrases, report_words
from angket.report.power import compose_power
from angket.report.results import Results
from angket.report.sections import methods
from angket.settings.words import known_languages
from chapter_text import paragraphs, settings_of
from hypotheses_text import results_of

FIT = "undefined: the fit is perfect, so nothing is left to test against"
FEW = "undefined: so few respondents would find no effect with that power"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "No such size is given for H1 and H3 (the fit is perfect, so nothing is left to test "
            "against) and H2 (so few respondents would find no effect with that power).",
        ),
        (
            "id",
            "Besaran itu tidak diberikan untuk H1 dan H3 (model cocok sempurna, sehingga tidak ada "
            "sisa untuk diuji) dan H2 (dengan responden sesedikit ini tidak ada efek yang dapat "
            "ditemukan pada kuasa uji itu).",
        ),
    ],
)
def test_that_a_smallest_effect_is_not_known_is_said_once_for_all(language, told):
    hypothesis = {"kind": "regression", "response": "y", "predictors": ["x"]}
    reasons = {"H1": FIT, "H2": FEW, "H3": FIT}
    rows = {("power", name): {"detectable": why} for name, why in reasons.items()}
    settings = {"variables": {}, "hypotheses": dict.fromkeys(reasons, hypothesis)}
    results = results_of(rows, settings, language)
    assert paragraphs(compose_power(results, Phrases(report_words(language)))) == told


@pytest.mark.parametrize("language", known_languages())
def test_all_items_stand_in_one_table_each_below_its_variable(language):
    settings = settings_of(language)
    load = settings["variables"]["load"]
    variables = {name: load | {"label": name.upper(), "items": [name, f"{name}2"]} for name in "xy"}
    settings["variables"] = variables
    found = {"n": 40, "r_item_total": 0.5, "r_corrected": 0.4, "r_critical": 0.3, "valid": "true"}
    rows = {("validity", item): dict(found) for item in ("x", "x2", "y", "y2")}
    rows["validity", "y"]["r_corrected"] = "undefined: the item is the whole total"
    # Of an item without any value there is no row, and its variable heads the next one.
    del rows["validity", "x"]
    results = results_of(rows, settings, language)
    blocks = validity.compose(results, Phrases(report_words(language)))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    firsts = [as_cell(row[0]) for row in table.body]
    assert [(cell.content, cell.indented) for cell in firsts] == [
        ("X", False), ("x2", True), ("Y", False), ("y", True), ("y2", True)
    ]  # fmt: skip
    notes = [text_of(note) for note in table.notes]
    assert {"en": "Item-total r:", "id": "r hitung:"}[language] in notes[0]
    assert [note[:2] for note in notes[1:]] == ["a "]


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("frozen", [False, True])
def test_a_study_without_a_plan_has_no_section_of_one_sentence(language, frozen):
    plan = {"verdict": "as_planned", "checksum": "c0ffee", "deviations": []} if frozen else None
    origin = {"software": {"numpy": "1"}, "citations": [], "answers": "a", "settings": "b"}
    say = Phrases(report_words(language))
    results = Results({}, settings_of(language, report={}), say, {}, (), origin | {"plan": plan})
    part = parted(results.places, "methods", methods.compose(results, say))
    headings = [block.text for block in part.main if isinstance(block, Heading)]
    assert (say.text("methods.heading") in headings) == frozen
    headings += [block.text for block in part.appendix if isinstance(block, Heading)]
    assert (say.text("methods.plan") in headings) == frozen
    told = say.text("methods.no_plan")
    everywhere = [text_of(b.inlines) for b in part.appendix if isinstance(b, Paragraph)]
    assert sum(told in text for text in everywhere) == (not frozen)
