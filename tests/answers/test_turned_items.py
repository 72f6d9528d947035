"""An item that may have been keyed the wrong way round, and a hypothesis tested with it turned."""

import pandas as pd
import pytest

from angket.answers.turned_items import turned_items
from angket.formats.blocks import text_of
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.untested import rescored_told
from angket.tables import read_statistics
from whole_study import EVERYTHING, HEAD, STUDY, answers, compute


@pytest.fixture(scope="module")
def studies(tmp_path_factory):
    """The same study, and one whose file holds one item the other way round."""
    made = {}
    for name in ("right", "turned"):
        rows = [list(row) for row in answers(60)]
        if name == "turned":
            place = HEAD.index("a1")
            for row in rows:
                row[place] = 5 - row[place]
        hypotheses = {"H1": EVERYTHING["hypotheses"]["H1"]}
        folder = tmp_path_factory.mktemp(name) / "study"
        settings, inputs = compute(folder, rows, STUDY | {"hypotheses": hypotheses})
        made[name] = settings, read_statistics(inputs["statistics"])
    return made


def test_the_way_with_the_item_reversed_is_the_study_with_the_right_key(studies):
    (_, right), (_, turned) = studies["right"], studies["turned"]
    assert turned["validity", "a1", "keying"] == "suspect"
    for statistic in ("n", "estimate", "p", "reject_h0", "effect"):
        found = turned["sensitivity", "H1:with_reversed|all", statistic]
        assert found == right["sensitivity", "H1:raw|all", statistic]
    assert turned["sensitivity", "H1:raw|all", "p"] != right["sensitivity", "H1:raw|all", "p"]
    assert turned["sensitivity", "H1:with_reversed|all", "items_reversed"] == "a1"
    assert not [subject for _, subject, _ in right if "with_reversed" in subject]


@pytest.mark.parametrize(("language", "told"), [("en", "turned round (a1)"), ("id", "lain (a1)")])
def test_the_report_says_which_items_are_reversed(studies, language, told):
    settings, statistics = studies["turned"]
    say = Phrases(report_words(language))
    results = Results(statistics, settings, say, {})
    found = rescored_told(results, say, {"with_reversed": "H1:with_reversed|all"})
    assert told in " ".join(map(text_of, found))


def test_an_item_that_tells_nothing_is_not_taken_for_turned():
    codes = [1, 2, 3, 4] * 10
    items = pd.DataFrame({"a": codes, "b": codes, "noise": [1, 4, 4, 1] * 9 + [4, 1, 1, 1]})
    settings = {
        "variables": {"v": {"item_scales": dict.fromkeys(items, "s"), "items": list(items)}},
        "scales": {"s": {"codes": [1, 2, 3, 4]}},
        "missing": {"rule": "listwise", "answered_share": 1},
        "tests": {"alpha": 0.05},
    }
    assert items.corr().loc["noise", "a"] < 0
    assert turned_items(items.astype(float), settings) == []
    assert turned_items(items.assign(b=5 - items["b"], c=codes, d=codes) * 1.0, settings) == ["b"]
