"""A synthesis from table to statistics: every figure is metafor's, and what is refused is told."""

import csv

import pandas as pd
import pytest
from synthesised import SHIPPED, numbers, settings_of, synthesised, table_of

from angket.files.fault import Fault
from angket.tables import read_rows
from recorded_syntheses import recorded
from scripts import syntheses_read

POOL = {"estimate": "estimate", "se": "se", "t": "stat", "p": "pval", "ci_low": "ci.lb"}
POOL |= {"ci_high": "ci.ub", "prediction_low": "pi.lb.hts", "prediction_high": "pi.ub.hts"}
POOL |= {"prediction_tested_low": "pi.lb.metafor", "prediction_tested_high": "pi.ub.metafor"}
SPREAD = {"q": "QE", "q_p": "QE.p", "tau_squared": "tau2", "i_squared": "I2", "h_squared": "H2"}


def row_of(kind, **keys):
    """Return the recorded row that has these values."""
    table = recorded(kind)
    for key, value in keys.items():
        table = table[table[key.replace("_", ".") if key not in table else key] == value]
    (row,) = table.to_dict("records")
    return row


def same(found, row, names):
    for name, there in names.items():
        assert found[name] == pytest.approx(row[there], rel=1e-8, abs=1e-10), name


@pytest.fixture
def shipped(run_stage):
    return synthesised(run_stage, settings_of(SHIPPED))


def test_the_shipped_synthesis_has_the_values_of_metafor(shipped):
    found, of_set = shipped.found, {"set": "workload_burnout_id", "measure": "ZCOR"}
    pool = row_of("pool", **of_set, estimator="REML", test="knha", subject="all")
    same(numbers(found, "synthesis", "s"), pool, POOL)
    same(numbers(found, "synthesis", "s"), row_of("het", **of_set, estimator="REML"), SPREAD)
    for variant, estimator in (("dl", "DL"), ("pm", "PM")):
        row = row_of("pool", **of_set, estimator=estimator, test="knha", subject="all")
        assert numbers(found, "synthesis_variant", f"s|{variant}")["p"] == pytest.approx(
            row["pval"], rel=1e-8
        )
    names = [name for section, name, key in found if (section, key) == ("synthesis", "cook")]
    left, moves, weights = (
        recorded(kind).query("set == 'workload_burnout_id' and measure == 'ZCOR'")
        for kind in ("leave1out", "influence", "weight")
    )
    for place, name in enumerate(names):
        of_study = numbers(found, "synthesis", name)
        for table, here, there in (
            (left, "leave_one_out", "estimate"),
            (moves, "cook", "cook.d"),
            (moves, "dffits", "dffits"),
            (weights, "weight_percent", "percent"),
        ):
            of_reml = table[table["estimator"] == "REML"].reset_index(drop=True)
            assert of_study[here] == pytest.approx(of_reml[there][place], rel=1e-8, abs=1e-10)


def test_what_gives_no_correlation_is_refused_with_its_reason_and_the_rest_is_kept(shipped):
    rows = {row["study"]: row for row in read_rows(shipped.studies)}
    assert [row["status"] for row in rows.values()].count("pooled") == 13
    told = {name: row["reason"] for name, row in rows.items() if row["status"] != "pooled"}
    assert told["Anandani & Rahmasari (2023)"] == "the number of respondents is not given"
    assert told["Kaani, Larira & Toar (2023)"] == "p is printed as a bound only"
    assert told["Indah (2011)"] == "The outcome is job stress, not burnout"
    assert rows["Indah (2011)"]["status"] == "excluded"
    assert rows["Sari (IRD RSUP Sanglah) (2015)"]["pearson"] == "false"
    notes = [tuple(note.values()) for note in read_rows(shipped.notes)]
    assert ("p_disagrees", "Indah (2011)", "0.040") in notes


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,120,beta,0.3,3,", "beta of a multiple regression is no correlation"),
        ("A,120,t,2.4,3,", "figures of a regression with several predictors give no correlation"),
        ("A,120,f,5.1,1,", "the study does not tell the sign"),
        ("A,120,t,2.4,1,-", "the sign of the figure contradicts the direction"),
        ("A,120,r,-0.4,1,+", "the sign of the figure contradicts the direction"),
        ("A,120,r,1.2,1,", "a correlation beyond 1 or -1 is none"),
        ("A,120,r,1,1,", "a correlation of 1 or -1 has no sampling variance"),
        ("A,3,r,0.2,1,", "too few respondents for a sampling variance"),
    ],
)
def test_what_cannot_be_converted_honestly_is_flagged(run_stage, tmp_path, row, reason):
    file = tmp_path / "table.csv"
    head = "study,n,kind,value,predictors,direction"
    file.write_text(f"{head}\n{row}\nB,50,r,0.3,1,\nC,60,chi-square,4.1,,negatif\n")
    found = synthesised(run_stage, settings_of(file))
    first, _, third = read_rows(found.studies)
    assert (first["status"], first["reason"]) == ("refused", reason)
    assert float(third["r"]) == pytest.approx(-((4.1 / 60) ** 0.5))
    assert found.found["synthesis", "s", "k"] == "2"


def test_degrees_of_freedom_tell_of_other_predictors_and_their_want_is_told(run_stage, tmp_path):
    file = tmp_path / "table.csv"
    rows = ["A,100,t,2.4,96,,", "B,100,t,2.4,96,1,", "C,60,Odds Ratio,3.1,,,", "D,60,χ²,4.1,,,+"]
    file.write_text("\n".join(["study,n,kind,value,df,predictors,direction", *rows]))
    found = synthesised(run_stage, settings_of(file))
    first, *others = read_rows(found.studies)
    assert first["reason"] == "it is not told whether there were several predictors"
    assert [one["status"] for one in others] == ["pooled"] * 3
    assert [one["kind"] for one in others] == ["t", "odds_ratio", "chi_square"]
    assert [tuple(note.values()) for note in read_rows(found.notes)] == [
        ("df_not_told", "D", "4.1")
    ]


FLOW = {"assessed": 10, "other": {"lists": 3}, "included_studies": 11}


@pytest.mark.parametrize(("reports", "follows"), [(11, True), (12, False)])
def test_reports_that_the_table_excludes_must_leave_those_of_the_flow(
    run_stage, tmp_path, reports, follows
):
    file = tmp_path / "table.csv"
    # Two results of one report, and one that gives no correlation either.
    rows = ["A,2020,50,r,0.3,", "B,2020,60,r,0.2,other", "B,2020,60,r,0.1,other", "C,,,none,,other"]
    # D is kept in part.
    rows += ["D,2021,40,r,0.4,other", "D,2021,40,r,0.2,"]
    file.write_text("\n".join(["study,year,n,kind,value,excluded", *rows]))
    settings = settings_of(file, flow=FLOW | {"included_reports": reports})
    if follows:
        found = synthesised(run_stage, settings)
        statuses = [row["status"] for row in read_rows(found.studies)]
        assert statuses == ["pooled", *["excluded"] * 4, "pooled"]
        return
    with pytest.raises(Fault, match=r"for each of 2 reports.*to be 11 and not 12"):
        synthesised(run_stage, settings)


def test_a_table_of_mistakes_is_refused_cell_by_cell(run_stage, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text("study,n,kind,value\nA,many,r,0.3\nB,50,korelasi,0,4\n")
    file.write_text("study;n;kind;value\nA;many;r;0,3\nB;50;korelasi;0,4\n")
    with pytest.raises(Fault) as error:
        run_stage(
            syntheses_read.main,
            {"studies": "studies.csv", "notes": "notes.csv"},
            settings_of(file),
        )
    told = str(error.value)
    assert 'row 2, column B (n): found "many", expected a whole number not below 1' in told
    assert 'row 3, column C (kind): found "korelasi", expected one of r, fisher_z' in told


def test_moderators_are_judged_as_metafor_judges_them(run_stage, tmp_path):
    moderators = {
        "design": {"label": "Design", "kind": "category"},
        "meanage": {"label": "Mean age", "kind": "number"},
    }
    settings = settings_of(table_of("molloy2014", tmp_path), moderators=moderators)
    found = synthesised(run_stage, settings).found
    of_set = {"set": "molloy2014", "measure": "ZCOR", "estimator": "REML"}
    between = row_of("subgroup", **of_set, moderator="design", subject="between")
    same(numbers(found, "synthesis_group", "s|design"), between, {"q": "Q", "df": "df", "p": "p"})
    slope = row_of("metareg", **of_set, moderator="meanage", test="knha", subject="slope")
    names = {"b": "b", "se": "se", "t": "stat", "p": "pval", "ci_low": "ci.lb", "ci_high": "ci.ub"}
    same(numbers(found, "meta_regression", "s|meanage"), slope, names)
    egger = row_of("egger", set="molloy2014", measure="ZCOR", subject="lm.sei")
    names = {"egger_t": "stat", "egger_df": "df", "egger_p": "pval"}
    same(numbers(found, "synthesis", "s"), egger, names)


def test_results_of_one_sample_get_a_robust_variance_or_one_mean(run_stage, tmp_path):
    file = table_of("gonzalezmule2014", tmp_path)
    found = synthesised(run_stage, settings_of(file)).found
    of_pool = numbers(found, "synthesis", "s")
    assert (of_pool["k"], of_pool["samples"]) == (43, 38)
    robust = row_of("dependent_robust", set="gonzalezmule2014", subject="CR1.REML")
    same(of_pool, robust, {"estimate": "estimate"})
    cr2 = row_of("dependent_mv", set="gonzalezmule2014", subject="CR2")
    for name, there in {"se": "se", "df": "df", "ci_low": "ci.lb", "ci_high": "ci.ub"}.items():
        assert of_pool[name] == pytest.approx(cr2[there], rel=1e-6), name
    corrected = row_of("hs_corrected", set="gonzalezmule2014", subject="all")
    assert of_pool["attenuation_corrected"] == pytest.approx(corrected["rho.bar"], rel=1e-8)
    averaged = settings_of(file, pooling={"dependent": "mean", "correlation": 0.8})
    mean = numbers(synthesised(run_stage, averaged).found, "synthesis", "s")
    row = row_of("dependent_mean", set="gonzalezmule2014", subject="rho0.8")
    same(mean, row, {"estimate": "estimate"})
    assert mean["k"] == 38


def test_moderators_of_results_of_one_sample_are_judged_as_clubsandwich_does(run_stage, tmp_path):
    moderators = {
        "rxx": {"label": "Reliability", "kind": "number"},
        "complexity": {"label": "Complexity", "kind": "category"},
    }
    file, of_both = table_of("gonzalezmule2014", tmp_path), "rxx+complexity"
    table = pd.read_csv(file)
    table.assign(rxx=table["reliability_x"]).to_csv(file, index=False)
    others = {"moderators": moderators, "regressions": [["rxx", "complexity"]]}
    found = synthesised(run_stage, settings_of(file, **others)).found
    rows = {
        (row["moderator"], row["subject"]): row
        for row in recorded("robust_moderators").to_dict("records")
    }
    names = {"b": "b", "se": "se", "df": "df"}
    same(numbers(found, "meta_regression", "s|rxx"), rows["rxx", "2"], names)
    term = ("meta_regression", f"s|{of_both}:complexity=Low")
    same({name: float(found[*term, name]) for name in names}, rows[of_both, "3"], names)
    names = {"qm": "stat", "qm_df": "df", "qm_df2": "df2", "qm_p": "pval"}
    same(numbers(found, "meta_regression", f"s|{of_both}"), rows[of_both, "all"], names)
    names = {"f": "stat", "df": "df", "df2": "df2", "p": "pval"}
    same(numbers(found, "synthesis_group", "s|complexity"), rows["complexity", "all"], names)


def test_where_a_further_study_is_expected_is_never_narrower_than_the_mean(run_stage, tmp_path):
    file = tmp_path / "table.csv"
    # Results of three samples that agree so well that no variance between studies is left.
    rows = ["A,60,0.30", "A,60,0.34", "B,50,0.33", "B,50,0.35", "C,80,0.31", "C,80,0.29"]
    file.write_text("\n".join(["study,n,value,kind", *(f"{row},r" for row in rows)]))
    found = synthesised(run_stage, settings_of(file)).found
    for subject in ("synthesis", "s"), ("synthesis_variant", "s|dl"):
        of_pool = numbers(found, *subject)
        assert of_pool["tau_squared"] == 0
        assert of_pool["prediction_low_back"] <= of_pool["ci_low_back"] + 1e-12
        assert of_pool["prediction_high_back"] >= of_pool["ci_high_back"] - 1e-12
    # Shown by how much the results of one sample were worth as results of several.
    assert found["synthesis_variant", "s|test_knapp_hartung", "p"] != found["synthesis", "s", "p"]


def test_one_s_own_result_joins_from_the_statistics_of_a_study(run_stage, tmp_path):
    file = tmp_path / "own.csv"
    rows = [("correlation", "H1", "r", "0.45"), ("correlation", "H1", "n", "100")]
    rows += [("reliability", name, "alpha", "0.8") for name in ("x", "y")]
    with open(file, "w", newline="") as stream:
        csv.writer(stream).writerows([("section", "subject", "statistic", "value"), *rows])
    own = {"hypothesis": "H1", "label": "Ours", "variables": ["x", "y"]}
    settings = settings_of(SHIPPED, results=[own | {"statistics": str(file)}])
    found = synthesised(run_stage, settings)
    last = read_rows(found.studies)[-1]
    assert (last["study"], last["own"], last["reliability_x"]) == ("Ours", "true", "0.8")
    compared = row_of("own", set="workload_burnout_id", estimator="REML", subject="own_vs_prior")
    names = {"difference": "diff", "z": "z", "p": "pval"}
    same(numbers(found.found, "synthesis_own", "s:Ours"), compared, names)
    assert found.found["synthesis_own", "s:Ours", "inside_new_study"] == "true"
    of_study = settings_of(SHIPPED, results=[own | {"study": "ours"}])
    again = synthesised(run_stage, of_study, [file])
    assert again.found == found.found
    wrong = settings_of(SHIPPED, results=[own | {"statistics": str(file), "hypothesis": "H2"}])
    with pytest.raises(Fault, match="It has those of H1"):
        synthesised(run_stage, wrong)


def test_a_single_study_is_shown_and_not_pooled(run_stage, tmp_path):
    file = tmp_path / "one.csv"
    pd.DataFrame({"study": ["A"], "n": [50], "kind": ["r"], "value": [0.3]}).to_csv(
        file, index=False
    )
    found = synthesised(run_stage, settings_of(file)).found
    reason = "undefined: a single study has nothing to be pooled with"
    assert found["synthesis", "s", "estimate"] == reason
    assert found["synthesis", "s:A", "r"] == "0.3"
