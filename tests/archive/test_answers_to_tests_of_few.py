"""What is shared of a test without answers tells of no few who gave an answer."""

from pathlib import Path

import pandas as pd
import pytest

from angket.archive.smallest_cell import undefined, withhold
from angket.statistics.item_analysis.items import item_analysis
from angket.subjects import value_of
from angket.tables import Rows
from conftest import ROOT

FILE = Path(ROOT) / "tests/statistics/item_analysis/choices.csv"
RULE = {"group": 0.27, "smallest_group": 10, "difficulty": [0.3, 0.7], "discrimination": [0.2, 0.3],
        "bands": "arikunto", "distractor": 0.05}  # fmt: skip


def shared(smallest, times=1, typed=None):
    """Return what is shared of a test that so many times its respondents took."""
    key, *_ = (table := pd.read_csv(FILE, dtype="str")).to_dict("records")
    chosen = pd.concat([table.iloc[1:]] * times, ignore_index=True)
    if typed:
        chosen.loc[0, "T1"] = typed
    scores = (chosen == pd.Series(key)).astype(float)
    of_test, of_items, of_options = item_analysis(scores, chosen, key, RULE, 0.95)
    rows = Rows()
    rows.add("sample", "all", {"analysed": len(chosen)})
    rows.add("item_analysis", "test", of_test)
    for item, told in of_items.items():
        rows.add("item_analysis", item, told)
        right = int(scores[item].sum())
        for code, n in (("0", len(scores) - right), ("1", right)):
            rows.add("frequency", value_of(item, code), {"n": n})
    for place, told in of_options.items():
        rows.add("item_analysis", value_of(*place), told)
    settings = {"variables": {"test": {"items": [*key]}}, "profile": {}, "hypotheses": {},
                "comparisons": []}  # fmt: skip
    return {row[:3]: row[3] for row in withhold(rows.rows, settings, smallest)[0]}


def test_answers_of_few_leave_with_what_rests_on_groups():
    told = shared(5, typed="Siti Aminah")
    assert not any("=" in subject for section, subject, _ in told if section == "item_analysis")
    assert "Siti" not in str(told)
    for statistic in ("discrimination", "decision", "omitted"):
        assert told["item_analysis", "T5", statistic] == undefined(5)
    # These are those of other tables, which are shared.
    assert float(told["item_analysis", "T5", "difficulty"]) == pytest.approx(0.5, abs=0.02)
    assert float(told["item_analysis", "test", "kr20"]) > 0


def test_where_few_are_wrong_nothing_of_the_item_is_told():
    told = shared(12)
    places = [place for place in told if place[:2] == ("item_analysis", "T10")]
    assert places and all(told[place] == undefined(12) for place in places if place[2] != "n")


def test_nothing_is_withheld_where_no_answer_is_of_few():
    told = shared(2, times=100)
    assert not any(value.startswith("undefined: withheld") for value in told.values())
    assert ("item_analysis", "T1=A", "n") in told
