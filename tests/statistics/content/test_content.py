"""Content validity against printed tables: Aiken (1985), Lawshe (1975), Ayre & Scally (2014)."""

import pandas as pd
import pytest

from angket.files.experts import read_experts, write_experts
from angket.files.fault import Fault
from angket.statistics.content.aiken import aikens_v, right_tail
from angket.statistics.content.panel import critical_ratio, modified_kappa
from angket.statistics.content.validity import content_validity
from angket.statistics.undefined import Undefined

# Of Ayre & Scally: experts, experts who must agree, critical ratio (one-sided .05).
EXACT = {5: (5, 1.000), 6: (6, 1.000), 7: (7, 1.000), 8: (7, 0.750), 9: (8, 0.778), 10: (9, 0.800),
         11: (9, 0.636), 12: (10, 0.667), 13: (10, 0.538), 14: (11, 0.571), 15: (12, 0.600),
         20: (15, 0.500), 25: (18, 0.440), 30: (20, 0.333), 35: (23, 0.314),
         40: (26, 0.300)}  # fmt: skip
LAWSHE = {5: 0.99, 8: 0.75, 9: 0.78, 10: 0.62, 15: 0.49, 20: 0.42, 40: 0.29}
# Of Aiken: raters and categories, the V that is significant, its right tail as printed.
AIKEN = [(2, 7, 1.00, "0.020"), (3, 5, 1.00, "0.008"), (4, 4, 1.00, "0.004"),
         (4, 5, 0.88, "0.024"), (5, 5, 0.80, "0.040"), (8, 5, 0.75, "0.040")]  # fmt: skip
RULE = {"lowest": 1, "highest": 4, "relevant": 3, "essential": 4, "statistic": "aikens_v",
        "minimum": None, "critical": "exact"}  # fmt: skip


@pytest.mark.parametrize("experts", EXACT)
def test_critical_ratios_are_those_of_ayre_and_scally(experts):
    agreeing, critical = EXACT[experts]
    found = critical_ratio(experts, 0.05)
    assert round(found, 3) == critical
    assert found == (2 * agreeing - experts) / experts


@pytest.mark.parametrize("experts", LAWSHE)
def test_critical_ratios_may_be_those_that_lawshe_printed(experts):
    assert critical_ratio(experts, 0.05, "lawshe") == LAWSHE[experts]
    assert critical_ratio(17, 0.05, "lawshe") == LAWSHE[15]


@pytest.mark.parametrize(("experts", "table"), [(4, "exact"), (4, "lawshe"), (41, "lawshe")])
def test_panels_that_have_no_critical_ratio_are_told(experts, table):
    with pytest.raises(Undefined):
        critical_ratio(experts, 0.05, table)


@pytest.mark.parametrize(("experts", "categories", "v", "p"), AIKEN)
def test_right_tails_of_v_are_those_of_aikens_table(experts, categories, v, p):
    total = round(v * experts * (categories - 1))
    assert f"{right_tail(total, experts, categories):.3f}" == p


@pytest.mark.parametrize(
    ("relevant", "experts", "kappa"),
    [(3, 3, 1.00), (2, 3, 0.47), (4, 4, 1.00), (3, 4, 0.67), (4, 5, 0.76), (5, 6, 0.81),
     (6, 7, 0.85), (7, 8, 0.88), (8, 9, 0.89)],
)  # fmt: skip
def test_modified_kappas_are_those_of_polit_beck_and_owen(relevant, experts, kappa):
    assert modified_kappa(relevant, experts) == pytest.approx(kappa, abs=0.0101)


def test_the_interval_of_v_stays_within_its_bounds():
    for ratings in ([1] * 6, [5] * 6, [3] * 6):
        found = aikens_v(ratings, 1, 5, 0.95)
        assert 0 <= found["ci_low"] <= found["aikens_v"] <= found["ci_high"] <= 1


def test_items_are_kept_by_the_rule_of_the_study():
    table = pd.DataFrame({"A": [4] * 6, "B": [1, 2, 3, 4, 2, 1], "C": [4, 4, 4, 3, 4, 2]})
    for statistic, kept in {"aikens_v": "AC", "i_cvi": "AC", "cvr": "A"}.items():
        found = content_validity(table, {"x": [*"ABC"]}, RULE | {"statistic": statistic}, 0.05)
        assert [item for item in "ABC" if found[item]["kept"]] == [*kept]
    assert found["x"]["s_cvi_ua"] == pytest.approx(1 / 3)
    strict = content_validity(table, {"x": [*"ABC"]}, RULE | {"minimum": 0.9}, 0.05)
    assert strict["all"]["items_kept"] == 1


def test_a_rating_that_is_missing_leaves_the_others():
    table = pd.DataFrame({"A": [4, 4, None], "B": [4, None, None]}, dtype="Int64")
    found = content_validity(table, {"x": ["A", "B"], "y": []}, RULE, 0.05)
    assert found["A"]["n"] == 2
    assert isinstance(found["B"]["kept"], Undefined)
    assert isinstance(found["y"]["aikens_v"], Undefined)
    assert found["x"]["items"] == 1


@pytest.mark.parametrize(
    "text", ["Expert;X1;X2\nDr. A;4;3\nDr. B;2;\n", "item,A,B\nX1,4,2\nX2,3,\n"]
)
def test_a_file_has_a_row_for_each_expert_or_for_each_item(text, tmp_path):
    (tmp_path / "a.csv").write_text(text)
    found = read_experts(tmp_path / "a.csv", ["X1", "X2"], 1, 4)
    assert found["X1"].tolist() == [4, 2]
    assert found["X2"].isna().tolist() == [False, True]
    copy = write_experts(found)
    assert b"Dr." not in copy
    (tmp_path / "b.csv").write_bytes(copy)
    pd.testing.assert_frame_equal(read_experts(tmp_path / "b.csv", ["X1", "X2"], 1, 4), found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Expert,X1,X2\na,5,3\nb,2,x\n", ["row 2, column B (X1)", '"5"', "row 3, column C (X2)"]),
        ("Expert,X1\na,4\nb,3\n", ["no ratings of X2", "unrated"]),
        ("item,A,B\nX1,4,3\nX1,4,3\nZ,1,2\n", ["row 3, column A (item)", "row 4"]),
    ],
)
def test_faults_name_file_row_column_and_remedy(text, told, tmp_path):
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(Fault) as fault:
        read_experts(tmp_path / "a.csv", ["X1", "X2"], 1, 4)
    for part in ["a.csv", *told]:
        assert part in str(fault.value)
