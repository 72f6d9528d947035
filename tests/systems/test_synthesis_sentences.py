"""What the report of a synthesis says where results agree, or are of one's own."""

import pytest
import yaml
from synthesised import SHIPPED, settings_of, table_of
from told_of_syntheses import prose, tables_of, told

from angket.formats.blocks import text_of
from angket.settings.systems import load_entry
from conftest import ROOT


@pytest.mark.parametrize(("origin", "said"), [("reconstructed", True), ("collected", False)])
def test_an_own_result_that_rests_on_no_answers_of_people_is_told(
    run_stage, tmp_path, origin, said
):
    own = tmp_path / "own.csv"
    own.write_text("section,subject,statistic,value\ncorrelation,H1,r,0.4\ncorrelation,H1,n,90\n")
    result = {"statistics": str(own), "hypothesis": "H1", "label": "Ours", "origin": origin}
    text = prose(told(run_stage, results=[result])[1])
    assert ("behind Ours were not given by people but reconstructed" in text) is said
    # The shipped study says it itself.
    entry, problems = load_entry(
        "syntheses",
        "x",
        ROOT,
        text=yaml.safe_dump(
            {
                "title": "x",
                "language": "en",
                "between": ["a", "b"],
                "results": [
                    {"study": "bandung", "hypothesis": "H1"},
                    {"study": "ukm_stress", "hypothesis": "H1"},
                ],
            }
        ),
    )
    assert problems == []
    assert [one["origin_of_study"] for one in entry["results"]] == ["reconstructed", "collected"]


def test_results_that_agree_to_the_last_digit_have_a_mean_and_no_test(run_stage, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text("study,n,kind,value\n" + "".join(f"{one},50,r,0.3\n" for one in "ABC"))
    text = prose(told(run_stage, file=file)[1])
    assert text.count("is r = .30; a test and an interval of it cannot be had") == 2
    assert "cannot be pooled" not in text
    file.write_text("study,n,kind,value\nA,50,r,0.3\n")
    assert "cannot be pooled" in prose(told(run_stage, file=file)[1])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("lies at .30", "means of .30 fit", "between .30 and .30", "from .30 to .30")),
        ("id", ("pada 0,300", "sebesar 0,300", "antara 0,300 dan 0,300", "dari 0,300 sampai")),
    ],
)
def test_what_prints_the_same_lies_between_nothing(run_stage, tmp_path, language, words):
    file = tmp_path / "table.csv"
    values = ("0.3", "0.30001", "0.29999")
    rows = "".join(
        f"{one},{n},r,{r}\n" for one, n, r in zip("ABC", (50, 60, 70), values, strict=True)
    )
    file.write_text(f"study,n,kind,value\n{rows}")
    text = prose(told(run_stage, language, file)[1])
    assert [word in text for word in words] == [True, True, False, False]
    # The interval of tau ends at zero, so that nothing may be read from its width.
    assert ("ends at zero as well" if language == "en" else "berakhir di nol") in text
    assert "how much may be there" not in text


def test_an_own_result_beside_dependent_ones_tells_how_sure_the_comparison_is(run_stage, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("section,subject,statistic,value\ncorrelation,H1,r,0.4\ncorrelation,H1,n,90\n")
    results = [{"statistics": str(own), "hypothesis": "H1", "label": "Ours"}]
    for file, said in ((table_of("gonzalezmule2014", tmp_path), True), (SHIPPED, False)):
        blocks = told(run_stage, file=file, results=results)[1]
        notes = " ".join(text_of(note) for note in tables_of(blocks, "own")[0].notes)
        assert ("robust to that (CR2)" in notes) is said


def test_results_of_archives_alone_stand_beside_no_prior_ones(run_stage, tmp_path):
    results = []
    for name, r in (("Ours", 0.4), ("Theirs", 0.5)):
        file = tmp_path / f"{name}.csv"
        file.write_text(
            f"section,subject,statistic,value\ncorrelation,H1,r,{r}\ncorrelation,H1,n,90\n"
        )
        results.append({"statistics": str(file), "hypothesis": "H1", "label": name})
    beside = prose(told(run_stage, results=results)[1])
    assert "Among them are one's own results, Ours and Theirs. The pool of the prior" in beside
    assert "Of 23 results on load and burnout, 15 are pooled." in beside
    settings = settings_of(SHIPPED, results=results)
    del settings["table"]
    alone = prose(told(run_stage, settings=settings)[1])
    assert "Among them" not in alone
    assert "All results on load and burnout that were collected (2) are pooled." in alone
