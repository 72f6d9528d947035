"""Every kind of hypothesis is tested without invalid items and with excluded respondents."""

import numpy as np
import pytest
import yaml
from test_alone import WITHOUT

from angket.hypotheses.declared import names_in
from angket.hypotheses.kind import kinds
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.tables import read_statistics
from keys_of_rules import keys_of_rules, slice_of
from scripts import report
from tiny_study import STUDY, made_up_answers
from whole_study import compute

WAYS = ("without_invalid", "with_excluded")


@pytest.fixture(scope="module")
def computed(prepared, tmp_path_factory):
    """A study of all kinds, in which an item of each variable is noise and somebody is flagged."""
    keys = keys_of_rules(prepared)
    study = {key: value for key, value in yaml.safe_load(STUDY).items() if key not in WITHOUT}
    study["data"] = {"file": "resources/small/answers.csv"}
    study["tests"] = study["tests"] | {"validity": "r_corrected"}
    study["exclude"], study["screening"] = {"flagged": ["straight_lining"]}, {"longest_run": 9}
    answers, draw = made_up_answers(60), np.random.default_rng(0)
    for item in ("A3", "B3", "C3"):
        answers[item] = draw.integers(1, 5, 60)
    answers.loc[5, [name + place for name in "ABC" for place in "123"]] = 2
    rows = answers.to_numpy().tolist()
    made = tmp_path_factory.mktemp("study") / "study"
    handed = lambda step, settings: slice_of(settings, keys[step])  # noqa: E731
    settings, inputs = compute(made, rows, study, [*answers], handed)
    return settings, read_statistics(inputs.statistics)


@pytest.mark.slow
def test_every_kind_has_both_ways_in_its_one_list_of_ways(computed):
    settings, statistics = computed
    say = Phrases(report_words("en", report.kinds_in(settings)))
    results = Results(statistics, settings, say, {}, (), {})
    tested = {hypothesis["kind"] for hypothesis in settings["hypotheses"].values()}
    assert tested == set(kinds())
    for name, hypothesis in settings["hypotheses"].items():
        of_variables = set(settings["variables"]).intersection(names_in(hypothesis))
        ways = {way.variant for way in judge(results, say, name).ways}
        for way in WAYS:
            p = statistics.get(("sensitivity", f"{name}:{way}|all", "p"))
            assert (p is not None) == bool(of_variables), (name, way)
            # A way whose result is that of another is told once.
            if p and not p.startswith("undefined"):
                assert way in ways, (name, way)


@pytest.mark.slow
def test_more_respondents_or_fewer_items_are_what_these_ways_rest_on(computed):
    _, statistics = computed
    for name in ("H1", "H2", "H3", "of_gap", "of_structural"):
        place = ("sensitivity", f"{name}:with_excluded|all", "n")
        assert statistics[place] == "60" == statistics["sample", "all", "received"], name
    assert statistics["sensitivity", "H1:without_invalid|all", "items_left_out"] == "B3, A3"
