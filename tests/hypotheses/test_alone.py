"""A study may have hypotheses of one kind alone: nothing of other kinds is needed for it.

Each step is handed the settings that its rule names, and no others: one that a rule does not name
is missed here.
"""

import pytest
import yaml

from angket.formats.blocks import Heading
from angket.hypotheses.kind import kinds
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.settings.schema import fill_defaults
from angket.settings.schemas import load_schema
from angket.settings.studies import complete
from angket.tables import read_statistics
from chapter_text import check_document, prose
from keys_of_rules import keys_of_rules, slice_of
from scripts import report
from tiny_study import STUDY, made_up_answers, of_kind
from whole_study import compute

# What of the small study is not about hypotheses.
WITHOUT = ("pilot", "archive", "exclude", "screening", "sample", "comparisons", "instrument")


@pytest.fixture(scope="module")
def handed(prepared):
    keys = keys_of_rules(prepared)
    return lambda step, settings: slice_of(settings, keys[step])


@pytest.mark.parametrize("kind", kinds())
def test_a_study_with_one_kind_alone_is_computed_and_told(kind, handed, tmp_path):
    study = {key: value for key, value in yaml.safe_load(STUDY).items() if key not in WITHOUT}
    study["data"] = {"file": "resources/small/answers.csv"}
    study["hypotheses"] = {"H1": of_kind(kind)["hypothesis"]}
    answers = made_up_answers(60)
    rows = answers.to_numpy().tolist()
    settings, inputs = compute(tmp_path, rows, study, [*answers], handed)
    statistics = read_statistics(inputs.statistics)
    assert float(statistics["decision", "H1", "p"]) < 1
    for language in ("en", "id"):
        say = Phrases(report_words(language, report.kinds_in(settings)))
        told = handed("report", settings | {"language": language})
        provenance = report.provenance(inputs, told)
        results = Results(statistics, told, say, {}, (), provenance)
        blocks = compose(results, say)
        check_document(blocks)
        assert any("H1" in line for line in prose(blocks))
        # No kind is silent on what it takes for granted.
        assumed = say.text("assumptions.hypothesis", hypothesis="H1")
        assert assumed in [block.text for block in blocks if isinstance(block, Heading)]


def test_a_step_is_handed_what_its_rule_names_and_nothing_else(handed):
    study = complete(fill_defaults(yaml.safe_load(STUDY), load_schema("study")))
    assert handed("inference", study)["tests"].keys() >= {"alpha", "seed"}
    assert {"title", "data", "missing"}.isdisjoint(handed("inference", study))
