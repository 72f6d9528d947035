"""The section about interval scores."""

import pytest

from angket.report.sections import intervals
from chapter_text import check_document, compose, notes_of, prose, rows_of, settings_of


def statistics(r=0.996, **codes):
    """Return the mapping of each item, from code to interval score."""
    codes = codes or {"a": {1: 1.0, 2: 2.25, 3: 3.5}, "b": {1: 1.0, 2: 2.0, 3: 3.0}}
    found = {
        ("msi", f"{item}={code}", "interval"): score
        for item, scores in codes.items()
        for code, score in scores.items()
    }
    return found | {("msi", "load", "r_raw_interval"): r, ("description", "load", "n"): 10}


def text(found, language="en", **settings):
    blocks = compose(intervals, found, settings_of(language, **settings))
    check_document(blocks)
    return "\n".join(prose(blocks))


def test_interval_scores_stand_under_their_codes():
    blocks = compose(intervals, statistics(), settings_of("id"))
    assert rows_of(blocks, "mapping-load") == [
        ["Butir", "Skor interval menurut kode"],
        ["1", "2", "3"],
        ["a", "1,000", "2,250", "3,500"],
        ["b", "1,000", "2,000", "3,000"],
    ]
    assert notes_of(blocks, "mapping-load") == []


def test_the_method_is_cited_and_the_correlation_told():
    assert "(Edwards, 1957; Hays, 1976)." in text(statistics())
    assert "correlate at r = .996." in text(statistics())
    assert "Workload adalah r = 0,996." in text(statistics(), "id")


def test_a_correlation_is_never_rounded_to_1_and_may_be_negative():
    assert "correlate at r > .999." in text(statistics(0.99987))
    assert "correlate at r = \N{MINUS SIGN}.12." in text(statistics(-0.12))


@pytest.mark.parametrize(
    ("language", "hedge"),
    [
        ("en", "rests on this assumption and is not shown by the answers. Each item"),
        ("id", "tidak dapat dibuktikan dari jawaban responden. Konversi"),
    ],
)
def test_interval_scores_are_hedged_once(language, hedge):
    assert text(statistics(0.996), language).count(hedge) == 1


@pytest.mark.parametrize(
    ("language", "same", "differ"),
    [
        ("en", "lead to the same decision on H1", "do not lead to the same decision on H1"),
        ("id", "menghasilkan keputusan yang sama pada H1", "tidak menghasilkan keputusan yang"),
    ],
)
def test_what_the_conversion_changes_is_told_by_the_decisions_on_either_total(
    language, same, differ
):
    close = statistics(0.996)
    asked = {"hypotheses": {"H1": {"kind": "regression"}}}
    assert same not in text(close, language, **asked)
    for interval in ("true", "false"):
        ways = {
            ("sensitivity", "H1:raw|all", "reject_h0"): "true",
            ("sensitivity", "H1:interval|all", "reject_h0"): interval,
        }
        shown = text(close | ways, language, **asked)
        assert (same in shown, differ in shown) == (True, interval == "false")


def test_a_correlation_that_does_not_exist_tells_why():
    reason = "undefined: a variable is the same for every respondent"
    assert "tidak dapat dihitung (n = 10): nilai semua responden sama." in text(
        statistics(reason), "id"
    )


def test_codes_that_nobody_chose_are_told():
    found = statistics(a={2: 1.0, 3: 2.5}, b={1: 1.0, 3: 2.0})
    blocks = compose(intervals, found, settings_of())
    assert "Nobody chose the lowest code of a; there the lowest" in "\n".join(prose(blocks))
    assert [row[1:] for row in rows_of(blocks, "mapping-load")[2:]] == [
        ["–", "1.00", "2.50"],
        ["1.00", "–", "2.00"],
    ]
    assert notes_of(blocks, "mapping-load")[0].startswith("A dash (–) stands for")
    both = statistics(a={2: 1.0, 3: 2.5}, b={2: 1.0, 3: 2.0})
    assert "Nobody chose the lowest code of any of its items;" in text(both)


def test_items_with_one_answer_are_told():
    found = statistics(a={3: 1.0}, b={1: 1.0, 2: 2.0, 3: 3.0})
    said = text(found, "id")
    assert "Hanya satu kode yang dipilih pada butir a, sehingga skornya 1,000" in said
    assert "Kode terendah tidak dipilih" not in said


def test_pooled_items_share_one_row():
    blocks = compose(intervals, statistics(), settings_of(intervals={"pooled": True}))
    assert [row[0] for row in rows_of(blocks, "mapping-load")[2:]] == ["All items"]
    assert "All items of a variable are converted together." in "\n".join(prose(blocks))


def test_pooled_items_of_several_scales_have_a_row_for_each_scale():
    settings = settings_of(intervals={"pooled": True})
    settings["scales"]["yes_no"] = {"codes": [0, 1], "answers": ["No", "Yes"]}
    settings["variables"]["load"]["item_scales"]["b"] = "yes_no"
    blocks = compose(
        intervals, statistics(a={1: 1.0, 2: 2.2, 3: 3.1}, b={0: 1.0, 1: 2.6}), settings
    )
    rows = rows_of(blocks, "mapping-load")
    assert rows[1:] == [
        ["0", "1", "2", "3"],
        ["a", "–", "1.00", "2.20", "3.10"],
        ["b", "1.00", "2.60", "–", "–"],
    ]
    assert "that have the same answer scale are converted together." in "\n".join(prose(blocks))


def test_codes_of_reversed_items_are_those_after_reversal():
    settings = settings_of()
    settings["variables"]["load"]["reversed"] = ["b"]
    blocks = compose(intervals, statistics(), settings)
    assert notes_of(blocks, "mapping-load") == ["Codes are those after reversal for b."]


def test_a_long_scale_is_divided_into_tables():
    settings = settings_of()
    settings["scales"]["agreement"] = {"codes": list(range(12)), "answers": list("abcdefghijkl")}
    blocks = compose(intervals, statistics(), settings)
    check_document(blocks)
    assert rows_of(blocks, "mapping-load-2")[1] == ["6", "7", "8", "9", "10", "11"]


@pytest.mark.parametrize(
    ("language", "beside", "unused"),
    [
        (
            "en",
            "They serve the sensitivity analysis alone",
            "No hypothesis of this study is tested",
        ),
        ("id", "Skor ini hanya dipakai dalam analisis sensitivitas", "Tidak ada hipotesis"),
    ],
)
def test_why_interval_scores_are_there_is_said_where_no_deciding_test_uses_them(
    language, beside, unused
):
    ways = {("sensitivity", f"H1:{one}|all", "reject_h0"): "true" for one in ("raw", "interval")}
    for scale, found, told in (
        ("raw", ways, (True, False)),
        ("raw", {}, (False, True)),
        ("interval", ways, (False, False)),
    ):
        asked = {"hypotheses": {"H1": {"kind": "regression", "scale": scale}}}
        shown = text(statistics() | found, language, **asked)
        assert (beside in shown, unused in shown) == told
