"""A score whose items do not go together decides nothing, and is put into no category."""

import pytest
from test_judgement import results_with
from test_section_matrix import study as several

from angket.formats.blocks import Table, as_cell, text_of
from angket.report.consequences import compose_consequences
from angket.report.harmless import harmless
from angket.report.judgement import judge
from angket.report.models import models_of
from angket.report.phrases import Phrases, report_words
from angket.report.results import ABSENT
from angket.report.sample_size import sample_size
from angket.report.sections import description, hypotheses, matrix, sensitivity
from chapter_text import compose, notes_of, prose, rows_of
from described_totals import statistics, study
from hypotheses_text import text_of_block

LANGUAGES = pytest.mark.parametrize("language", ["en", "id"])
NOT_USABLE = {"en": "score of Load is not usable", "id": "kor Load tidak dapat dipakai"}
SIZE = {"test": "t", "detectable": "0.2", "detectable_measure": "f_squared", "alpha": "0.05"}


def undecidable(language, p, **given):
    results = results_with(language, p=p, **given)
    results.settings["language"] = language
    results._values["reliability"]["x"] = {"alpha": "-0.06", "reliable": "false"}
    results._values["decision"]["H1"] |= {"p_holm": str(p), "reject_h0_holm": str(p < 0.05).lower()}
    return results, Phrases(report_words(language))


@LANGUAGES
@pytest.mark.parametrize(("p", "level"), [(0.01, ("not exceed", "tidak melebihi")), (0.3, ())])
def test_a_test_of_it_has_a_result_and_no_decision(language, p, level):
    results, say = undecidable(language, p)
    blocks = hypotheses.compose(results, say)
    text = "\n".join(map(text_of_block, blocks))
    of_test = {"en": "Result of the test: the t test gives p", "id": "Hasil uji: uji t memberikan"}
    (line,) = (line for line in text.splitlines() if line.startswith(of_test[language]))
    assert NOT_USABLE[language] in line
    assert not level or level[language == "id"] in line
    assert not any(word in text for word in ("Decision:", "Keputusan:", "Holm's adjustment"))
    assert "penyesuaian Holm untuk" not in text
    table = next(b for b in blocks if isinstance(b, Table) and b.label == "decisions")
    cells = [text_of(as_cell(cell).content) for cell in table.body[0]]
    assert cells[3] == f"{ABSENT}a"
    assert any(NOT_USABLE[language] in text_of(note) for note in table.notes)


@LANGUAGES
def test_the_table_of_its_results_says_so(language):
    results, say = undecidable(language, 0.3)
    blocks = hypotheses.compose(results, say)
    first = next(block for block in blocks if isinstance(block, Table))
    assert any(NOT_USABLE[language] in text_of(note) for note in first.notes)


@LANGUAGES
@pytest.mark.parametrize(("others", "alike"), [(0.3, True), (0.01, False)])
def test_other_ways_give_results_and_no_decisions(language, others, alike):
    results, say = undecidable(language, 0.3, others=others, hc3=0.3)
    text = "\n".join(map(text_of_block, sensitivity.compose(results, say)))
    same = {"en": "give the same result, that", "id": "memberikan hasil yang sama, yaitu"}[language]
    assert (same in text) == alike
    for decided in ("depends on the way", "The study's decision", "bergantung pada cara"):
        assert decided not in text


@LANGUAGES
def test_no_condition_hardly_matters_for_a_decision_that_there_is_not(language):
    sound = results_with(language, normal=False)
    found = {"b": "0.6", "se": "0.1", "ci_low": "0.4", "ci_high": "0.8", "bca_low": "0.41"}
    found |= {"bca_high": "0.81", "hc3_se": "0.102"}
    sound._values["regression"]["H1:x"] |= found
    results, say = undecidable(language, 0.01, normal=False)
    results._values["regression"]["H1:x"] |= found
    hypothesis = results.settings["hypotheses"]["H1"]
    states = [type("State", (), {"assumption": "normal", "state": "failed"})]
    assert harmless(sound, "H1", hypothesis, states) == {"normal"}
    assert harmless(results, "H1", hypothesis, states) == set()
    models = models_of("H1", hypothesis)
    told = "".join(
        text_of(block.inlines)
        for block in compose_consequences(results, say, "H1", hypothesis, models, {})
    )
    assert "Bradley" not in told and ("decided by" in told or "diputuskan" in told) is False
    # What the test takes for granted weakens nothing; what is wrong with the score is told.
    assert [one.key for one in judge(results, say, "H1").caveats] == ["unreliable"]


@LANGUAGES
def test_no_smallest_effect_is_given_and_the_reason_is(language):
    results, say = undecidable(language, 0.3)
    results.settings["hypotheses"]["H2"] = results.settings["hypotheses"]["H1"] | {
        "predictors": ["z"]
    }
    for name in ("H1", "H2"):
        results._values.setdefault("power", {})[name] = dict(SIZE)
    results._values["decision"]["H2"] = {"reject_h0": "false"}
    text = " ".join(map(text_of, sample_size(results, say)))
    given = {"en": "f² = 0.200 (H2).", "id": "f² = 0,200 pada H2."}[language]
    why = {
        "en": "given for H1 (the items of Load do not go together)",
        "id": "diberikan untuk H1 (butir-butir Load tidak sejalan)",
    }[language]
    assert given in text and why in text
    shown = sensitivity.compose(results, say)
    table = next(b for b in shown if getattr(b, "label", "") == "power")
    assert [row[0] for row in table.body] == ["H2"]
    assert why in "\n".join(map(text_of_block, shown))


@LANGUAGES
@pytest.mark.parametrize(
    ("decided", "told"), [("false", True), ("true", False), ("undefined: x", False)]
)
def test_smaller_effects_may_be_missed_where_h0_is_not_rejected(language, decided, told):
    results = results_with(language)
    results._values["power"] = {"H1": dict(SIZE)}
    results._values["decision"]["H1"]["reject_h0"] = decided
    text = " ".join(map(text_of, sample_size(results, Phrases(report_words(language)))))
    missed = {"en": "For H1, whose H0 is not", "id": "Pada H1, yang H0-nya tidak"}[language]
    assert (missed in text) == told


@LANGUAGES
@pytest.mark.parametrize("alpha", [-0.06, 0.4])
def test_no_category_is_told_of_it(language, alpha):
    found = statistics() | {("reliability", "load", "alpha"): alpha}
    found["reliability", "load", "reliable"] = "false"
    blocks = compose(description, found, study(language))
    placed = alpha > 0
    assert rows_of(blocks, "description")[1][-1] == ("Tinggi" if placed else f"{ABSENT}a")
    notes = " ".join(notes_of(blocks, "description"))
    assert ("Riduwan" in notes) == placed
    not_usable = {"en": "Workload is not usable", "id": "Workload tidak dapat dipakai"}[language]
    assert (not_usable in notes) != placed
    assert any(getattr(block, "label", "") == "categories-load" for block in blocks) == placed
    largest = {"en": "largest group", "id": "terbanyak"}[language]
    assert (largest in " ".join(prose(blocks))) == placed


@LANGUAGES
def test_a_table_of_correlations_says_which_scores_tell_little(language):
    settings, found = several(3, language)
    found["reliability", "v0", "alpha"] = -0.06
    for name, r in (("a", -0.6), ("b", 0.5)):
        given = {"valid": str(r > 0).lower(), "r_corrected": r, "r_critical": 0.2}
        found |= {("validity", name, key): value for key, value in given.items()}
    found["validity", "a", "keying"] = "suspect"
    settings["variables"]["v1"] |= {"items": ["a", "b"]}
    for name in ("v0", "v2"):
        settings["variables"][name] |= {"items": ["c", "d"]}
    blocks = compose(matrix, found, settings)
    (note,) = (note for note in notes_of(blocks, "matrix") if "V0" in note)
    told = {
        "en": "The score of V0 is not usable (α = −.06); the score of V1 holds a, which may be"
        " scored the wrong way round.",
        "id": "Skor V0 tidak dapat dipakai (alpha = −0,060); skor V1 memuat a, yang mungkin salah"
        " arah penskorannya.",
    }
    assert note == told[language]
    # The closest of all relations is not one with such a score.
    assert "V0" not in prose(blocks)[1]
