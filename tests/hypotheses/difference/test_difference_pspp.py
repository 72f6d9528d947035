"""Basic designs against GNU PSPP, which prints as SPSS does."""

import csv
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from test_difference_oracles import FIRST, JAWS, SECOND, SLEEP
from test_factors_oracles import inferred

from angket.hypotheses.difference.repeated import friedman
from angket.statistics.groups.location import sign_test, signed_ranks, t_test

HERE = Path(__file__).parent
PRINTED = HERE / "recorded/basics.txt"


def tables(text):
    """Return the tables that PSPP prints, by title, as lists of rows; the same title once more."""
    found = {}
    for block in text.strip().split("\n\n"):
        (title, *_), *rows = csv.reader(block.splitlines())
        found.setdefault(title.removeprefix("Table: "), []).append(rows)
    return found


@pytest.fixture(scope="module")
def printed():
    return tables(PRINTED.read_text(encoding="utf-8"))


def numbers(row, count):
    """Return the last cells of a row as numbers."""
    return [float(cell) for cell in row[-count:]]


def test_t_tests_are_those_of_pspp(printed):
    (paired,), (one,) = printed["Paired Samples Test"], printed["One-Sample Test"]
    found = t_test(SLEEP, 0, 0.95)
    mean, _, _, low, high, t, df, p = numbers(paired[-1], 8)
    shown = [found[part] for part in ("difference", "ci_low", "ci_high", "t", "df")]
    assert shown == pytest.approx([mean, low, high, t, df], abs=1e-10)
    assert found["p"] == pytest.approx(p, abs=5e-4)  # PSPP prints three decimals of it
    found = t_test(np.array(FIRST), 1, 0.95)
    t, df, p, mean, low, high = numbers(one[-1], 6)
    shown = [found[part] for part in ("t", "df", "difference", "ci_low", "ci_high")]
    assert shown == pytest.approx([t, df, mean, low, high], abs=1e-10)
    assert found["p"] == pytest.approx(p, abs=5e-4)


def test_ranks_and_signs_are_those_of_pspp(printed):
    ranks, signs, *_ = (dict(filter(lambda row: len(row) == 2, rows))
                        for rows in printed["Test Statistics"])  # fmt: skip
    # PSPP takes the first less the second.
    found = signed_ranks(np.subtract(FIRST, SECOND), 0)
    assert found["wilcoxon_z"] == pytest.approx(float(ranks["Z"]), abs=1e-10)
    p = float(ranks["Asymp. Sig. (2-tailed)"])
    assert found["wilcoxon_p_asymptotic"] == pytest.approx(p, abs=5e-4)
    p = float(signs["Exact Sig. (2-tailed)"])
    assert sign_test(SLEEP, 0)["sign_p"] == pytest.approx(p, abs=5e-4)


def test_friedmans_test_is_that_of_pspp(printed):
    *_, rows = printed["Test Statistics"]
    told, found = dict(rows), friedman(JAWS)
    assert found["friedman"] == pytest.approx(float(told["Chi-Square"]), abs=1e-9)
    assert found["kendalls_w"] == pytest.approx(float(told["Kendall's W"]), abs=1e-10)


@pytest.mark.parametrize(("place", "squares"), [(0, "II"), (1, "III")])
def test_two_factors_are_those_of_pspp(printed, place, squares):
    head, *rows = printed["Tests of Between-Subjects Effects"][place]
    assert head[1] == f"Type {squares} Sum Of Squares"
    told = {row[0].replace(" × ", "*"): row[1:] for row in rows}
    found, _ = inferred("warpbreaks", squares)
    for term in ("wool", "tension", "wool*tension"):
        *wanted, p = map(float, told[term])
        shown = [float(found[f"H:{term}", part]) for part in ("ss", "df", "ms", "f")]
        assert shown == pytest.approx(wanted, rel=1e-10)
        assert float(found[f"H:{term}", "p"]) == pytest.approx(p, abs=5e-4)
    ss, df, ms = map(float, told["Error"][:3])
    shown = [float(found["H:(residual)", part]) for part in ("ss", "df", "ms")]
    assert shown == pytest.approx([ss, df, ms], rel=1e-10)


@pytest.mark.slow
def test_pspp_still_prints_what_is_recorded(tmp_path):
    if not shutil.which("pspp"):
        pytest.skip("PSPP is not installed: the recorded tables serve")
    command = ["pspp", str(HERE / "basics.sps"), "-o", "-", "-O", "format=csv"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert tables(done.stdout) == tables(PRINTED.read_text(encoding="utf-8"))
