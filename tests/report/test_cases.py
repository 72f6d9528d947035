"""Studies in which readers found a fault: each says now what they missed."""

import pytest

from angket.formats.blocks import Literature, Table, text_of
from angket.report.sections import references
from chapter_text import body_of
from claims_told import contradictions
from hypotheses_text import text_of_block
from invented_reports import CASES
from invented_reports import told_of as told


def case(name):
    """Return the report of a case in the language of its study."""
    language = "en" if name in ("groups-without-direction", "observed-power") else "id"
    return told(f"case {name}", language)


@pytest.mark.parametrize("name", sorted(folder.name for folder in CASES.iterdir()))
def test_no_place_of_a_case_claims_what_another_denies(name):
    results = case(name).results
    for hypothesis in results.settings["hypotheses"]:
        assert contradictions(results, hypothesis) == []


def test_direction_ignored():
    report = case("direction-ignored")
    assert "tidak didukung" in report.line("H3")
    assert "berlawanan dengan arah positif" in report.hypothesis("H3")
    for name in ("H1", "H2"):
        assert "sesuai dengan hipotesis" in report.hypothesis(name)
    *_, last = body_of(report.sections["hypotheses"], "decisions")
    assert last[-1] == "arah berlawanan"


def test_hc3_vs_sensitivity():
    report = case("hc3-vs-sensitivity")
    assert "satu menghasilkan keputusan sebaliknya: galat baku HC3" in report.hypothesis("H1")
    assert "bergantung pada cara pengujian" in report.sensitivity("H1")
    assert "tidak bergantung" not in report.sensitivity("H1")
    assert "HC3" in report.sensitivity("H1").splitlines()[0]
    for name in ("H1", "H2"):
        assert "sampelnya kecil" in report.hypothesis(name)


def test_log_odds_per_sd():
    rows = {
        row[0]: row[1]
        for row in body_of(case("log-odds-per-sd").sections["sensitivity"], "sensitivity-H1")
    }
    assert rows["Model ordinal"] == "Log odds per simpangan baku"
    assert rows["Regresi robust"] == "B per poin"


def test_decision_without_caveat():
    report = case("decision-without-caveat")
    first = report.hypothesis("H1").splitlines()[-1]
    for way in ("peringkat", "model ordinal", "regresi robust", "galat baku HC3"):
        assert way in first
    # A curved relation leaves nothing to say of linearity, nor of the spread about the line.
    for condition in ("normalitas", "melengkung"):
        assert condition in first
    assert "melengkung" in report.hypothesis("H2").splitlines()[-1]
    for name in ("H1", "H2", "H3"):
        assert "keputusan sebaliknya" in report.line(name)
    # Spearman's coefficient decides, so that the size is of it, and nothing is of r; the relation
    # is curved, so that its strength is that of neither.
    ranks = report.hypothesis("H3")
    assert "rho = 0,152" in ranks.splitlines()[-1]
    assert "tergolong" not in ranks
    assert "koefisien determinasi" not in ranks.casefold()


def test_v_with_r_bands():
    report = case("v-with-r-bands")
    assert "V Cramér" in report.hypothesis("H1")
    # The bands of Cohen, not those that the study has for correlations.
    assert "tergolong “besar”" in report.hypothesis("H1")
    labels = ("Tidak ada", "Sangat lemah", "Cukup", "Kuat", "Sangat kuat", "Sempurna")
    assert not [label for label in labels if f"“{label}”" in report.hypothesis("H1")]


def test_groups_without_direction():
    text = case("groups-without-direction").text("hypotheses", "comparison")
    assert "Welch's t(" in text
    assert "scores higher than" in text
    assert "lies above that of" in text or text.count("scores higher than") == 2


def test_observed_power():
    report = case("observed-power")
    (table,) = [
        block
        for block in report.sections["sensitivity"]
        if isinstance(block, Table) and block.label == "power"
    ]
    assert len(table.body) == 4
    told_of_power = text_of_block(table)
    for name in ("H1", "H2", "H3", "H4"):
        found = report.statistics["power", name, "power"]
        assert f"{float(found):.3f}".lstrip("0") not in told_of_power
    assert "not from the results" in report.text("sensitivity")


def test_invalid_item_kept():
    report = case("invalid-item-kept")
    assert "X3" in report.text("instrument")
    last = report.hypothesis("H1").splitlines()[-1]
    assert "memuat butir yang tidak valid (X3)" in last
    assert "reliabilitas Disiplin kerja rendah" in last
    assert "reliabilitas Prestasi kerja rendah" in last


def test_citations_not_in_list():
    report = case("citations-not-in-list")
    blocks = references.compose(report.results, report.say)
    (literature,) = [block for block in blocks if isinstance(block, Literature)]
    listed = [text_of(entry) for entry in literature.points]
    for citation in ("Azwar (2012)", "Sugiyono (2019), Metode Penelitian Kuantitatif"):
        assert any(entry.startswith(citation) for entry in listed), listed
