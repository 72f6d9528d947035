"""Categories of an SPSS file stand in the order of its codes, as in SPSS (through PSPP) and R."""

import csv
import io
import shutil
import subprocess

import pytest

from angket.hypotheses.samples import category_order
from conftest import ROOT
from hypothesis_tests import infer
from validated_study import study_of, validated

FILE = ROOT / "tests/data/labelled_order.sav"
# What GNU PSPP 1.6.2 printed of this file; asked anew where it is installed.
PRINTED = {"linear_by_linear": "9.33", "pearson": "11.25", "odds_ratio": ".76"}
SYNTAX = """\
GET FILE='{file}'.
CROSSTABS /TABLES=education BY used /STATISTICS=CHISQ.
CROSSTABS /TABLES=sex BY used /STATISTICS=RISK.
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    if not shutil.which("pspp"):
        return PRINTED
    syntax = tmp_path_factory.mktemp("pspp") / "order.sps"
    syntax.write_text(SYNTAX.format(file=FILE), encoding="utf-8")
    said = subprocess.run(
        ["pspp", "-O", "format=csv", str(syntax)], capture_output=True, text=True, check=True
    ).stdout
    rows = {row[0]: row[1] for row in csv.reader(io.StringIO(said)) if len(row) > 1}
    return {
        "linear_by_linear": rows["Linear-by-Linear Association"],
        "pearson": rows["Pearson Chi-Square"],
        "odds_ratio": rows["Odds Ratio for sex (Male / Female)"],
    }


def associations(folder):
    """Return our statistics of education by used, and of sex by used, without any order set."""
    profile = {name: {"label": name} for name in ("education", "sex", "used")}
    scale = {"codes": dict(zip("12345", "abcde", strict=True))}
    variable = {"label": "Satisfaction", "items": ["q1", "q2"]}
    settings = study_of(scales={"s": scale}, variables={"sat": variable}, profile=profile)
    groups = validated(folder, FILE, settings).answers
    order, shown = category_order(settings, groups), {}
    for name, row in (("H1", "education"), ("H2", "sex")):
        hypothesis = {"kind": "association", "row": row, "column": "used"}
        hypothesis["test"] = "linear_by_linear"
        found, _ = infer(hypothesis, groups=groups, order=order, name=name)
        shown |= {key[1:]: value for key, value in found.items() if key[0] == "association"}
    wanted = ("linear_by_linear", "pearson", "odds_ratio", "phi")
    return {
        place: float(value)
        for place, value in shown.items()
        if place[1] in wanted and not value.startswith("undefined")
    }, order


def test_ordinal_and_directed_statistics_are_those_that_spss_prints(tmp_path, printed):
    ours, _ = associations(tmp_path)
    assert round(ours["H1", "linear_by_linear"], 2) == float(printed["linear_by_linear"])
    assert round(ours["H1", "pearson"], 2) == float(printed["pearson"])
    assert round(ours["H2", "odds_ratio"], 2) == float(printed["odds_ratio"])
    assert ours["H2", "phi"] < 0


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_the_order_is_that_of_haven(tmp_path):
    code = (
        "if (!requireNamespace('haven', quietly = TRUE)) quit(status = 9);"
        f"d <- haven::read_sav('{FILE}'); "
        "for (n in c('education', 'sex', 'used')) "
        "cat(n, levels(haven::as_factor(d[[n]])), sep = '|', fill = TRUE)"
    )
    said = subprocess.run(["Rscript", "--vanilla", "-e", code], capture_output=True, text=True)
    if said.returncode == 9:
        pytest.skip("R has no haven")
    levels = {line.split("|")[0]: line.split("|")[1:] for line in said.stdout.splitlines()}
    _, order = associations(tmp_path)
    assert {name: order[name] for name in levels} == levels
    assert len(levels) == 3
