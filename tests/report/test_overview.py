"""The summary of results at the top of the report, which a stranger can read."""

import pytest
from test_judgement import EVERY_GRID, results_with

from angket.formats.blocks import Notice
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import overview
from hypotheses_text import results_for, text_of_block

WORDS = {
    "en": {
        "stated": "; stated as positive",
        "supported": ": supported",
        "contrary": ": not supported, as what was found clearly runs the other way and is negative",
        "not_supported": ": not supported;",
        "ways": "; the other decision in one of three other ways of testing",
        "caveats": "with reservations",
        "not_shown": "not thereby shown to be false",
    },
    "id": {
        "stated": "; arah yang dinyatakan positif",
        "supported": ": didukung",
        "contrary": ": tidak didukung, karena yang ditemukan jelas berlawanan arah, yaitu negatif",
        "not_supported": ": tidak didukung;",
        "ways": "; satu dari tiga cara pengujian lain menghasilkan keputusan sebaliknya",
        "caveats": "dengan catatan",
        "not_shown": "tidak berarti terbukti salah",
    },
}


def lines(results, language):
    return list(map(text_of_block, overview.compose(results, Phrases(report_words(language)))))


@EVERY_GRID
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_line_of_a_hypothesis_says_what_its_judgement_says(language, grid):
    words = WORDS[language]
    for given in grid:
        results = results_with(language, **given)
        judged = judge(results, Phrases(report_words(language)), "H1")
        _, _, line, *_, unshown = lines(results, language)
        assert line.startswith(f"H1 (Said{words['stated'] if given['stated'] else ''}): ")
        # A second colon would leave open what it is about.
        assert line.count(":") == 1, given
        for verdict in ("supported", "contrary", "not_supported"):
            assert (words[verdict] in line) == (judged.verdict == verdict), given
        assert (words["ways"] in line) == bool(judged.objecting), given
        assert (words["caveats"] in line) == bool(judged.caveats), given
        assert (words["not_shown"] in unshown) == (judged.verdict == "not_supported"), given


def test_size_direction_and_respondents_stand_in_the_summary():
    results = results_with("id", b=0.6)
    results._values["sample"] = {"all": {"analysed": "200"}}
    _, plain, line, *_, unshown = lines(results, "id")
    assert "jawaban 200 responden" in plain
    words = "skor Load yang lebih tinggi cenderung disertai skor Strain yang lebih tinggi"
    # What was found stands above it already.
    assert line == "H1 (Said): didukung; r = 0,500, tergolong “besar”."
    assert f"mendukung pernyataan itu: {words}." in plain
    assert unshown.startswith("Yang tidak ditunjukkan: sebab-akibat")


def test_the_notice_on_the_data_stands_above_what_came_out_of_them():
    results = results_with("en")
    results.settings["notice"] = "Invented answers."
    kinds = [type(b) for b in overview.compose(results, Phrases(report_words("en")))]
    assert kinds[1] is Notice


def test_a_study_without_hypotheses_has_no_summary():
    say = Phrases(report_words("en"))
    assert overview.compose(Results({}, {"hypotheses": {}}, say, {}), say) == []


def several(language="en", **hypotheses):
    """Return results of hypotheses by name, each as `results_with` takes it."""
    whole = None
    for name, given in hypotheses.items():
        results = results_with(language, **given)
        hypothesis = results.settings["hypotheses"].pop("H1")
        renamed = {
            section: {subject.replace("H1", name): values for subject, values in found.items()}
            for section, found in results._values.items()
        }
        if whole is None:
            whole, results.settings["hypotheses"] = results, {name: hypothesis}
            results._values = renamed
            continue
        whole.settings["hypotheses"][name] = hypothesis
        for section, found in renamed.items():
            whole._values.setdefault(section, {}).update(found)
    return whole


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "This study asked whether three statements hold",
                "Of these statements, the answers support H1; they contradict the direction stated "
                "in H2; they do not support H3, as nothing clear was found.",
                "if chance alone, without any relation or difference of that kind, would give",
                "For H1 and H2, all other ways of testing that were tried lead to the same",
                "Still, care is called for: some other ways of testing lead to the other decision "
                "(H3).",
                "What it does not show: cause and effect",
                "not thereby shown to be false",
            ],
        ),
        (
            "id",
            [
                "menguji apakah tiga pernyataan berlaku",
                "mendukung H1; berlawanan dengan arah yang dinyatakan dalam H2; tidak mendukung H3",
                "hanya disebut didukung bila, seandainya tidak ada hubungan atau perbedaan",
                "Untuk H1 dan H2, semua cara pengujian lain yang dicoba menghasilkan keputusan "
                "yang sama. Namun, tetap diperlukan kehati-hatian: sebagian cara pengujian lain "
                "menghasilkan keputusan sebaliknya (H3).",
                "Yang tidak ditunjukkan: sebab-akibat",
                "tidak berarti terbukti salah",
            ],
        ),
    ],
)
def test_plain_sentences_say_of_several_hypotheses_what_came_out_and_how_sure(language, said):
    given = {"H1": {}, "H2": {"b": -0.6, "stated": "positive"}, "H3": {"p": 0.4}}
    plain = "\n".join(lines(several(language, **given), language))
    for sentence in said:
        assert sentence in plain


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "the answers support H1; they support H2 by the test that decides, but not robustly; "
            "they do not support H3 by the test that decides, which is not robust.",
        ),
        (
            "id",
            "mendukung H1; mendukung H2 menurut uji yang menentukan, tetapi dukungannya tidak "
            "kokoh; tidak mendukung H3 menurut uji yang menentukan, yang hasilnya tidak kokoh.",
        ),
    ],
)
def test_a_hypothesis_that_is_not_robust_is_not_named_among_others_without_a_word(language, said):
    given = {"H1": {}, "H2": {"others": 0.4}, "H3": {"p": 0.4, "others": 0.01, "hc3": 0.4}}
    assert said in "\n".join(lines(several(language, **given), language))


def test_what_weakens_a_decision_is_told_in_plain_words():
    plain = "\n".join(lines(results_with("en", reliable=False, n=20), "en"))
    measured = "Load is measured imprecisely, which as a rule makes relations look weaker."
    small = (
        "There are few respondents, so that chance weighs much and sizes are known only roughly."
    )
    alike = "All other ways of testing that were tried lead to the same decision."
    assert f"{alike} Still, care is called for:\n{measured}\n{small}\n" in plain
    firm = "\n".join(lines(results_with("en"), "en"))
    assert f"{alike} The checks of total scores and of the tests give no" in firm


ALIKE = {
    "en": ("All other ways of testing that were tried lead to the same",
           "For H1 and H3, all other ways of testing that were tried lead to the same decision. "
           "For H1 and H3, the checks of total scores and of the tests give no reservation",
           "same decisions. The checks"),
    "id": ("Semua cara pengujian lain yang dicoba menghasilkan",
           "Untuk H1 dan H3, semua cara pengujian lain yang dicoba menghasilkan keputusan yang "
           "sama. Untuk H1 dan H3, pemeriksaan skor total serta ujinya tidak memberi catatan",
           "keputusan yang sama. Pemeriksaan"),
}  # fmt: skip


@pytest.mark.parametrize("language", ALIKE)
@pytest.mark.parametrize("open_", [False, True])
def test_no_way_of_testing_shares_a_decision_that_there_is_not(language, open_):
    results = several(language, H1={}, H2={}, H3={})
    if open_:
        why = "undefined: the correlation is perfect"
        results._values["decision"]["H2"] |= {"reject_h0": why, "p": why}
    plain = "\n".join(lines(results, language))
    whole, some, firm = ALIKE[language]
    assert (whole in plain, some in plain, firm in plain) == (not open_, open_, not open_)


def test_what_weakens_several_decisions_alike_is_said_once():
    results = several("en", H1={"reliable": False}, H2={"reliable": False}, H3={"reliable": False})
    plain = "\n".join(lines(results, "en"))
    weak = "Load is measured imprecisely, which as a rule makes relations look weaker"
    assert f"Still, care is called for: {weak} (H1, H2, and H3)." in plain


@pytest.mark.parametrize(
    ("kind", "rows", "hypothesis", "words"),
    [
        (
            "association",
            {("association", "H1"): {"cramers_v": 0.4}},
            {"row": "x", "column": "y"},
            "The answers support this: the shares of Strain differ between the categories of Load",
        ),
        (
            "mediation",
            {("mediation", "H1"): {"indirect": -0.2}},
            {"predictor": "x", "mediator": "z", "response": "y"},
            "The answers support this: higher scores of Load tend to go, by way of Support, with",
        ),
        (
            "logistic",
            {("logistic", "H1:x"): {"b": 0.4, "odds_ratio": 1.5}},
            {"response": "y", "predictors": ["x"], "event": "ill"},
            "The answers support this: the odds of “ill” (Strain) are higher the higher Load",
        ),
        # Of categories that are compared, none is the higher one.
        (
            "logistic",
            {("logistic", "H1:z=man"): {"b": 0.4, "odds_ratio": 1.5}},
            {"response": "y", "predictors": ["z"], "event": "ill"},
            ": supported, the direction found is positive (towards higher odds)",
        ),
    ],
    ids=["association", "mediation", "logistic", "logistic of categories"],
)
def test_each_kind_says_in_its_own_words_what_was_found(kind, rows, hypothesis, words):
    results = results_for(kind, rows, "en", **hypothesis)
    found = [text_of_block(b) for b in overview.compose(results, Phrases(report_words("en")))]
    assert words in found[1] + found[2]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "“About the data” names them"), ("id", "pada “Data penelitian”")]
)
def test_items_that_are_alike_beyond_chance_are_told_on_the_first_page(language, told):
    results = results_with(language)
    assert told not in "\n".join(lines(results, language))
    results._values["alike_items"] = {"a|b": {"differing": "0"}}
    assert told in "\n".join(lines(results, language))
