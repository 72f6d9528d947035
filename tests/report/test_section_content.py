"""The part of the instrument about content validity, of a published panel of six experts."""

import pandas as pd
import pytest
import yaml

from angket.formats.blocks import Heading
from angket.report import content
from angket.statistics.content.validity import content_validity
from chapter_text import body_of, check_document, make, notes_of, prose, settings_of
from conftest import ROOT

FILE = ROOT / "tests/statistics/content/published.yaml"
ITEMS, SCALE = "content-items", "content-scale"
PRINTED = yaml.safe_load(FILE.read_text(encoding="utf-8"))
RULE = {"lowest": 1, "highest": 4, "relevant": 3, "essential": 4, "statistic": "aikens_v",
        "minimum": None, "critical": "exact", "further_items": [], "unrated": []}  # fmt: skip


def composed(language="en", items="ab", **changes):
    """Return what is told of two of the published items, called a and b: all agree, and not."""
    rule = RULE | changes
    agreed, disputed = PRINTED["ratings"][0], PRINTED["ratings"][5]
    ratings = pd.DataFrame({"a": agreed, "b": disputed}, dtype="Int64")
    found = content_validity(ratings, {"load": [*items]}, rule, 0.05)
    statistics = {
        ("content", subject): {
            name: str(value).lower() if isinstance(value, bool) else value
            for name, value in values.items()
        }
        for subject, values in found.items()
    }
    settings = settings_of(language)
    settings["instrument"] = {"content": rule}
    settings["variables"]["load"]["items"] = [*items]
    blocks = content.compose(*make(language, statistics, settings))
    check_document([Heading(1, "Instrument"), *blocks])
    return blocks


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "larger than chance at the level .05"),
        ({"minimum": 0.8}, "An item is kept if its Aiken's V is at least .80."),
        ({"statistic": "cvr"}, "reaches the exact critical value of so many experts"),
        ({"statistic": "cvr", "critical": "lawshe"}, "critical value printed by Lawshe (1975)"),
        ({"statistic": "i_cvi"}, "if 7 of 9 experts call it relevant"),
        ({"statistic": "kappa_modified"}, "its modified κ is above .74"),
    ],
)
def test_the_rule_by_which_items_are_kept_is_told(changes, sentence):
    [_, told] = prose(composed(**changes))
    assert "6 experts rated the items on a scale from 1 to 4" in told
    assert sentence in told


@pytest.mark.parametrize(
    ("language", "dropped", "still"),
    [("en", "Not kept: b.", "analysed all the same"),
     ("id", "Tidak dipertahankan: b.", "tetap dianalisis")],
)  # fmt: skip
def test_items_that_experts_refuse_are_named_and_whether_they_are_analysed(
    language, dropped, still
):
    [_, told] = prose(composed(language))
    assert dropped in told and still in told
    # An item that the study gave up for it.
    [_, told] = prose(composed(language, items="a", further_items=["b"]))
    assert dropped in told and still not in told


def test_the_tables_show_items_and_the_instrument():
    blocks = composed()
    assert body_of(blocks, ITEMS) == [
        ["a", "6", "1.00", ".82", "1.00", "< .001", "1.00", "1.00", "1.00", "1.00", "yes"],
        ["b", "6", ".72", ".49", ".88", ".103", "−.33", "1.00", ".83", ".82", "no"],
    ]
    assert body_of(blocks, SCALE)[-1] == ["Instrument", "2", "1", ".86", ".33", ".92", ".50"]


def test_an_item_that_the_study_gave_up_counts_for_itself_alone():
    blocks = composed(items="a", further_items=["b"])
    assert len(body_of(blocks, ITEMS)) == 2
    assert body_of(blocks, SCALE)[-1] == ["Instrument", "1", "1", *["1.00"] * 4]
    assert "Not counted in, since the study does not use them: b." in notes_of(blocks, SCALE)


def test_without_experts_nothing_is_told():
    assert content.compose(*make("en", {}, settings_of())) == []
