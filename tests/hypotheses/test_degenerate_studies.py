"""Answers of which little can be computed: every kind says why, and nothing ends in an error."""

import pytest
import yaml

from angket.hypotheses.kind import kinds
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import assumptions, hypotheses, sensitivity
from angket.tables import read_statistics
from hypotheses_text import checked, text_of_block
from tiny_study import ITEMS, STUDY, made_up_answers, of_kind
from whole_study import compute

OTHERS = ("pilot", "archive", "exclude", "screening", "sample", "comparisons", "instrument")


def three():
    return made_up_answers(20).head(3)


def alike():
    """Everybody gives the same answers to everything, and is of the same gender and age."""
    return made_up_answers(20).assign(**dict.fromkeys(ITEMS, 2), gender="man", age=30)


def alone():
    """One woman among men; each gives one answer to all items, so that totals are the same."""
    table = made_up_answers(20).assign(gender=["woman", *["man"] * 19])
    return table.assign(**{item: [1 + place % 4 for place in range(20)] for item in ITEMS})


def hypotheses_of_all_kinds():
    told = {}
    for kind in kinds():
        given = of_kind(kind)
        for place, hypothesis in enumerate([given["hypothesis"], *given.get("further", ())], 1):
            told[f"{kind}{place}"] = hypothesis
    return told


@pytest.mark.slow
@pytest.mark.parametrize("made", [three, alike, alone])
def test_every_kind_ends_with_a_value_or_a_reason(made, tmp_path):
    study = {key: value for key, value in yaml.safe_load(STUDY).items() if key not in OTHERS}
    study["data"] = {"file": "resources/small/answers.csv", "accept": ["constant_item"]}
    study["hypotheses"] = hypotheses_of_all_kinds()
    answers = made()
    settings, inputs = compute(tmp_path, answers.to_numpy().tolist(), study, [*answers])
    found = read_statistics(inputs.statistics)
    for name in study["hypotheses"]:
        p = found["decision", name, "p"]
        assert p.startswith("undefined: ") or 0 <= float(p) <= 1, name
        assert len(p) > len("undefined: ") or not p.startswith("u"), name
    for place, value in found.items():
        assert value not in ("nan", "inf", "-inf"), place
    for language in ("en", "id"):
        say = Phrases(report_words(language))
        results = Results(found, settings | {"language": language}, say, {})
        sections = (assumptions, hypotheses, sensitivity)
        blocks = [block for section in sections for block in section.compose(results, say)]
        text = "\n".join(map(text_of_block, checked(blocks, language)))
        assert "{" not in text
        assert "undefined:" not in text
