"""Factor analysis of real answers, from the step of structure to what the report tells of it."""

import pandas as pd
import pytest
import yaml

from angket.figures.of_study.eigenvalues import drawn, redrawn
from angket.figures.of_study.figure import Found, Shared
from angket.formats.blocks import Heading, Table
from angket.report import factor_analysis
from angket.report.compose import note_printed
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections.methods import cited_in
from angket.settings.words import load_words
from angket.tables import read_statistics, write_parquet
from chapter_text import body_of, check_document, notes_of, prose, settings_of
from conftest import ROOT
from scripts import structure

WORKFLOW = ROOT / "workflow"
ITEMS = {"depression": ("D", 9), "anxiety": ("A", 7), "stress": ("S", 10)}
TOLD = {
    "factors": "parallel",
    "extraction": "principal_axis",
    "rotation": "varimax",
    "normalisation": "kaiser",
    "hidden_below": 0.3,
    "variables": {},
}
FIGURE = {"eigenvalues_stress": {"kind": "eigenvalues", "subject": "stress"}}


@pytest.fixture(scope="module")
def answers():
    answers = pd.read_csv(ROOT / "resources/ukm_stress/responses.csv", encoding="utf-8-sig")
    for name in ("S4", "S5", "S7", "S8"):
        answers[name] = 4 - answers[name]
    answers.index = answers.index.astype("str")
    return answers.drop(columns="BMI").astype("Int16")


@pytest.fixture
def analysed(run_stage, tmp_path, answers):
    def run(variables=ITEMS, answers=answers, asks=True, own=None, **told):
        items = {
            name: [f"{letter}{i}" for i in range(1, most + 1)]
            for name, (letter, most) in variables.items()
        }
        every = [item for of_variable in items.values() for item in of_variable]
        write_parquet(tmp_path / "keyed.parquet", answers[every])
        settings = settings_of()
        one = settings["variables"]["load"]
        settings["variables"] = {
            name: one | {"items": mine, "label": name.capitalize()} for name, mine in items.items()
        }
        settings["tests"] = settings["tests"] | {"seed": 5, "resamples": 1000}
        settings["instrument"] = {"polychoric": False, "extraction": "principal_axis"}
        if asks:
            settings["instrument"]["factor_analysis"] = TOLD | told | {"variables": own or {}}
        outputs = {
            name: f"{name}.csv" for name in ("statistics", *structure.SECTIONS, "inter_item")
        }
        made = run_stage(structure.main, outputs, settings, keyed=tmp_path / "keyed.parquet")
        return settings, made

    return run


def told_of(analysed, language="en", figures=None, **told):
    settings, made = analysed(**told)
    say = Phrases(report_words(language))
    found = read_statistics(made.statistics)
    results = Results(found, settings | {"language": language}, say, figures or {})
    blocks = factor_analysis.compose(results, say)
    check_document([Heading(1, "Instrument"), *blocks])
    return blocks


def test_a_study_that_does_not_ask_gets_no_further_statistics_and_no_word(analysed):
    settings, made = analysed(asks=False)
    found = read_statistics(made.statistics)
    assert "factors" not in {section for section, *_ in found}
    names = {name for section, _, name in found if section == "eigenvalue"}
    assert names == {"eigenvalue", "random_mean", "random_quantile"}
    say = Phrases(report_words("en"))
    assert factor_analysis.compose(Results(found, settings, say, {}), say) == []


def test_each_variable_is_told_with_its_own_rule_extraction_and_rotation(analysed):
    own = {"factors": 2, "extraction": "principal_components", "rotation": "promax"}
    blocks = told_of(
        analysed,
        figures=FIGURE,
        own={"stress": own, "anxiety": {"factors": "parallel_common"}},
    )
    *_, depression, anxiety, stress = prose(blocks)
    assert depression.startswith(
        "The number of factors of Depression is 1, as parallel analysis suggests; "
        "extraction by principal axes, not rotated. It explains 52.1%"
    )
    assert "as parallel analysis of the shared variance suggests" in anxiety
    assert "Together they explain 70.4%" in stress
    assert "is 2, as the study lays down; extraction by principal components, promax" in stress
    assert "Correlated factors: 1 and 2 (r = .12)." in stress
    numbers = body_of(blocks, "factors-numbers")
    assert [row[:6] for row in numbers] == [
        ["Depression", "1", "1", "1", "1", "1"],
        ["Anxiety", "1", "1", "1", "1", "1"],
        ["Stress", "2", "3", "2", "2", "2"],
    ]
    # PSPP: pattern of S1 .885 and -.103, structure .872 and .005; of S4 .116 and .830.
    pattern, whole = (
        body_of(blocks, f"factors-{kind}-stress") for kind in ("pattern", "structure")
    )
    assert pattern[0][:3] == ["S1", ".88", ""]
    assert pattern[3][:3] == ["S4", "", ".83"]
    assert whole[0] == ["S1", ".87", "< .01"]
    assert "Loadings smaller than .30 in size are left out." in notes_of(
        blocks, "factors-pattern-stress"
    )
    assert notes_of(blocks, "factors-pattern-anxiety") == []  # no loading is hidden
    assert body_of(blocks, "factors-explained-stress")[0][-3:] == ["4.29", "4.15", "41.5"]
    assert [block.label for block in blocks if hasattr(block, "alt")] == [
        "figure-eigenvalues-stress"
    ]


@pytest.mark.parametrize(
    ("language", "told", "sentence"),
    [
        ("en", {"factors": 1}, "Parallel analysis suggests another number, 2."),
        ("id", {"factors": 1}, "Analisis paralel menyarankan jumlah lain, yaitu 2."),
        ("en", {"rotation": "oblimin", "normalisation": "none"},
         "oblimin rotation without Kaiser normalisation"),
        ("id", {"factors": "kaiser"}, "sebanyak nilai eigen di atas satu"),
        ("en", {"factors": "map", "hidden_below": 0.75}, "No loading reaches .75: S6, S7, "),
        ("en", {"rotation": "none"}, "Loading on several factors: S4"),
        ("id", {"rotation": "none"}, "Bermuatan pada beberapa faktor: S4"),
        # R: factanal(S, 4)$uniquenesses[["S10"]] is .005, the least that it allows.
        ("en", {"factors": 4, "extraction": "ml"},
         "a Heywood case: the factors leave nothing of S10 itself. With fewer factors"),
        ("en", {"factors": 7, "extraction": "ml"},
         "The loadings cannot be computed: 10 items are too few for factors: 7."),
    ],
)  # fmt: skip
def test_what_deserves_a_word_is_said(analysed, language, told, sentence):
    blocks = told_of(analysed, language, variables={"stress": ITEMS["stress"]}, **told)
    assert sentence in " ".join(prose(blocks))


def test_the_works_behind_the_ways_that_are_told_are_cited(analysed):
    ways = {"factors": "map", "extraction": "principal_components", "rotation": "promax"}
    settings, made = analysed(variables={"stress": ITEMS["stress"]}, **ways)
    say = Phrases(report_words("en"))
    results = Results(read_statistics(made.statistics), settings, say, {})
    note_printed(results, "instrument", factor_analysis.compose(results, say))
    works = yaml.safe_load((WORKFLOW / "angket/report/citations.yaml").read_text("utf-8"))
    cited = " ".join(work["text"] for work, _ in cited_in(results, works))
    for author in ("Hotelling", "Hendrickson", "Velicer", "Humphreys", "Kaiser, H. F. (1960)"):
        assert author in cited
    assert "Jennrich" not in cited


def test_items_that_do_not_vary_or_too_few_respondents_have_reasons(analysed, answers):
    one = {"stress": ITEMS["stress"]}
    constant = told_of(analysed, variables=one, answers=answers.assign(S2=2).astype("Int16"))
    assert "cannot be determined: no variance in S2." in prose(constant)[-1]
    few = told_of(analysed, "id", variables=one, answers=answers[:9])
    assert "tidak dapat dihitung" in prose(few)[-1]
    numbers = body_of(few, "factors-numbers")
    assert numbers[0][2].startswith("–")  # of shared variance there is no parallel analysis


def test_where_no_factor_exceeds_random_data_one_is_shown_with_a_warning(analysed, answers):
    shuffled = answers.copy()
    for place, item in enumerate(shuffled):
        shuffled[item] = shuffled[item].sample(frac=1, random_state=place).to_numpy()
    one = {"stress": ITEMS["stress"]}
    told = told_of(analysed, variables=one, answers=shuffled, extraction="principal_components")
    assert "No eigenvalue exceeds random data; one factor is shown all the same" in prose(told)[-1]


def test_many_factors_stand_in_tables_that_fit_a_page(analysed):
    ways = {"factors": 8, "extraction": "principal_components", "rotation": "oblimin"}
    blocks = told_of(analysed, variables={"stress": ITEMS["stress"]}, **ways)
    widths = [len(table.body[0]) for table in blocks if isinstance(table, Table)]
    assert max(widths[1:]) <= 8
    assert [len(body_of(blocks, f"factors-pattern-stress-{part}")[0]) for part in (1, 2)] == [5, 6]


def test_the_scree_plot_is_the_same_from_the_table_and_from_shared_statistics(analysed, answers):
    settings, made = analysed(variables={"stress": ITEMS["stress"]}, factors="parallel_common")
    settings = settings | {"words": load_words("en", "figures")}
    shared = Shared(read_statistics(made.statistics), None, settings)
    found = Found(*[None] * 7, {"eigenvalues": pd.read_csv(made.eigenvalue)}, settings)
    told = settings["variables"]["stress"]
    svgs = []
    for module, given in ((drawn, found), (redrawn, shared)):
        [(file, kind, subject, _, drawing)] = module.figures("stress", told, given)
        assert (file, kind, subject) == ("eigenvalues_stress", "eigenvalues", "stress")
        [axes] = drawing().axes
        lines = {line.get_label(): list(line.get_ydata()) for line in axes.lines}
        svgs.append(lines)
        # psych::fa.parallel(S, SMC = TRUE)$fa.values
        assert lines["Extracted factor"] == pytest.approx([3.9348278, 2.3382273, 0.2701865])
        assert axes.get_ylabel() == "Eigenvalue of shared variance"
    assert svgs[0].keys() == svgs[1].keys()
    del settings["instrument"]["factor_analysis"]
    assert [*drawn.figures("stress", told, found), *redrawn.figures("stress", told, shared)] == []
