"""For each kind a study of real data: its answers, all stages, the statistics that others print."""

import re

import pandas as pd
import pytest
import yaml

from angket.formats.blocks import Heading
from angket.hypotheses.kind import kinds
from angket.report import content
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import assumptions, hypotheses, sensitivity
from angket.tables import read_statistics
from conftest import ROOT
from hypotheses_text import checked, text_of_block
from real_studies import STUDY, analysed, studies_of
from whole_study import compute

# Shipped studies have hypotheses of these: `majene` and `bandung` with all figures published.
SHIPPED = {"association", "correlation"}
STUDIES = [(kind, name) for kind in kinds() for name in studies_of(kind)]
# One of each kind is fast; others cost more than they tell every time.
SLOW = {"jaws", "conformity", "teaching", "status", "pain", "penguins", "appropriate", "offices"}


def test_every_kind_has_a_study_of_real_data():
    assert {kind for kind, _ in STUDIES} | SHIPPED == {*kinds()}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        pytest.param(kind, name, marks=[pytest.mark.slow] if name in SLOW else [], id=name)
        for kind, name in STUDIES
    ],
)
def test_a_study_of_real_data_gives_the_numbers_that_others_print(kind, name, tmp_path):
    told = studies_of(kind)[name]
    settings, inputs = analysed(told, tmp_path / "study")
    found = read_statistics(inputs.statistics)
    compared = 0
    for place, numbers in told["found"].items():
        # The section stands before the subject where it is not called as the kind.
        section, subject = re.fullmatch(r"(?:(\w+) )?(H\d.*)", place).groups()
        place = section or kind, subject
        for statistic, printed in numbers.items():
            number, points = printed if isinstance(printed, list) else (printed, 1)
            decimals = len(number.partition(".")[2])
            shown = f"{float(found[*place, statistic]) / points:.{decimals}f}"
            assert shown == number, (place, statistic)
            compared += 1
    assert compared >= 8
    for hypothesis in told["hypotheses"]:
        assert found["decision", hypothesis, "reject_h0"] in ("true", "false")
    for language in ("en", "id"):
        say = Phrases(report_words(language, [kind]))
        results = Results(found, settings | {"language": language}, say, {})
        sections = (assumptions, hypotheses, sensitivity)
        blocks = [block for section in sections for block in section.compose(results, say)]
        text = "\n".join(map(text_of_block, checked(blocks, language)))
        assert told["told"][language] in text


def test_ratings_of_a_published_panel_give_the_indices_of_its_article(tmp_path):
    # Six experts and twelve items, PubMed Central PMC7253559, Table 4; the answers to as many items
    # are those of students (D: PHQ-9, A: GAD-7), for the article shares none.
    printed = yaml.safe_load((ROOT / "tests/statistics/content/published.yaml").read_text("utf-8"))
    answers = pd.read_csv(ROOT / "resources/ukm_stress/responses.csv", encoding="utf-8-sig")
    items = [*answers.columns[:12]]
    ratings = pd.DataFrame(printed["ratings"], index=items).rename_axis("item")
    file = {"file": "resources/small/experts.csv", "lowest": 1, "highest": 4, "statistic": "i_cvi"}
    study = STUDY | {
        "title": "A panel of experts",
        "data": {"file": "resources/small/answers.csv"},
        "scales": {"days": {"codes": {0: "Never", 1: "Some", 2: "Most", 3: "All"}}},
        "variables": {"mood": {"label": "Mood", "items": items}},
        "instrument": {"content": file},
    }
    rows = answers[items].to_numpy().tolist()
    settings, inputs = compute(tmp_path, rows, study, items, experts=ratings.to_csv())
    found = read_statistics(inputs.statistics)
    assert [f"{float(found['content', item, 'i_cvi']):.2f}" for item in items] == printed["i_cvi"]
    for index in ("s_cvi_ave", "s_cvi_ua"):
        for subject in ("mood", "all"):
            assert f"{float(found['content', subject, index]):.2f}" == printed[index]
    for language in ("en", "id"):
        say = Phrases(report_words(language))
        results = Results(found, settings | {"language": language}, say, {})
        blocks = [Heading(1, "Instrument"), *content.compose(results, say)]
        text = "\n".join(map(text_of_block, checked(blocks, language)))
        assert "S-CVI/Ave" in text
