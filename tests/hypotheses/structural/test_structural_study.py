"""A whole study of structural models, from its answers to its statistics, beside other programs."""

import pandas as pd
import pytest

from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import assumptions, hypotheses, sensitivity
from angket.tables import read_statistics
from conftest import ROOT
from hypotheses_text import checked, text_of_block
from whole_study import compute

FOLDER = ROOT / "tests/statistics/structural"
LABELS = {
    "KL": "Service quality",
    "HG": "Price",
    "FA": "Facilities",
    "CI": "Image",
    "KP": "Satisfaction",
    "LO": "Loyalty",
}
FULL = {"KP": ["KL", "HG", "FA"], "LO": ["KL", "HG", "KP", "CI"]}
SHORT = {"KP": ["KL"], "LO": ["KL", "KP"]}
MODERATED = {"a": {"from": "KP", "to": "LO", "moderated_by": "CI"}}
MODELS = {
    "H1": {"estimator": "pls", "paths": FULL, "formative": ["FA"], "groups": "gender",
           "target": "LO"},
    "H2": {"estimator": "plsc", "paths": FULL, "formative": ["FA"]},
    "H3": {"estimator": "pls", "paths": FULL, "formative": ["FA"], "parts": MODERATED},
    "H4": {"estimator": "ml", "paths": SHORT},
    "H5": {"estimator": "mlr", "paths": SHORT},
    "H6": {"estimator": "wlsmv", "paths": SHORT},
}  # fmt: skip
# From the section and statistic of another program to ours, and how near they are to be.
BY_OTHERS = [
    ("H1", "PLS_path", "beta", "beta", 1e-8),
    ("H1", "PLS_loading", "loading", "loading", 1e-8),
    ("H1", "PLS_weight", "weight", "weight", 1e-8),
    ("H1", "PLS_inner_vif", "vif", "vif", 1e-8),
    ("H1", "PLS_reliability", "alpha", "alpha", 1e-8),
    ("H1", "PLS_reliability", "rhoC", "rho_c", 1e-8),
    ("H1", "PLS_reliability", "AVE", "ave", 1e-8),
    ("H1", "htmt", "htmt_abs", "htmt", 1e-8),
    ("H1", "full_collinearity_vif", "vif", "collinearity_vif", 1e-8),
    ("H1", "ipma", "performance", "performance", 1e-7),
    ("H1", "ipma", "importance_unstd_total_effect_on_LO", "importance", 1e-8),
    ("H2", "PLSc_path", "beta", "beta", 1e-8),
    ("H2", "PLSc_loading", "loading", "loading", 1e-8),
    ("H3", "moderation_two_stage", "beta", "beta", 1e-8),
]
ROBUST = {"chi_square": "chisq.scaled", "p": "pvalue.scaled"}
FIT = {
    "H4": ("sem_ml_fit", {"chi_square": "chisq", "p": "pvalue"}, 1e-6),
    "H5": ("sem_mlr_fit", ROBUST | {"cfi": "cfi.robust", "rmsea": "rmsea.robust"}, 1e-6),
    "H6": ("sem_wlsmv_fit", ROBUST | {"cfi": "cfi.scaled", "rmsea": "rmsea.scaled"}, 1e-4),
}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The settings and the statistics of a study with a hypothesis for each estimator."""
    answers = pd.read_csv(FOLDER / "simulated.csv")
    items = [*answers.columns[1:]]
    described = {
        "title": "Satisfaction and loyalty",
        "language": "en",
        "data": {"file": "resources/small/answers.csv", "id": "id"},
        "scales": {"agreement": {"codes": dict(enumerate("ABCDE", start=1))}},
        "variables": {
            name: {
                "label": label,
                "scale": "agreement",
                "items": [item for item in items if item.startswith(name)],
            }
            for name, label in LABELS.items()
        },
        "profile": {"gender": {"label": "Gender"}},
        "tests": {"alpha": 0.05, "cronbach_minimum": 0.7, "resamples": 1000},
        "hypotheses": {
            name: {"kind": "structural", "statement": f"Statement of {name}"} | model
            for name, model in MODELS.items()
        },
    }
    answers = answers.astype(str)
    answers.insert(0, "id", [f"r{place}" for place in range(len(answers))])
    folder = tmp_path_factory.mktemp("structural") / "study"
    settings, inputs = compute(folder, answers.to_numpy().tolist(), described, [*answers])
    return settings, read_statistics(inputs.statistics)


@pytest.mark.slow
def test_composites_are_those_of_other_programs(study):
    found = study[1]
    figures = pd.read_csv(FOLDER / "simulated_by_others.csv")
    for name, section, statistic, ours, near in BY_OTHERS:
        told = figures[(figures["section"] == section) & (figures["statistic"] == statistic)]
        told = told[told["program"].str.contains("seminr|own")]
        compared = 0
        for row in told.itertuples():
            value = _value(found, name, row.subject, ours)
            if value is not None:
                close = pytest.approx(float(row.value), abs=near)
                assert value == close, (section, row.subject)
                compared += 1
        assert compared >= 3, (section, statistic)


@pytest.mark.slow
@pytest.mark.parametrize("name", FIT)
def test_covariances_are_those_of_lavaan(study, name):
    found = study[1]
    section, names, near = FIT[name]
    figures = pd.read_csv(FOLDER / "covariances_by_lavaan.csv")
    theirs = figures[figures["section"] == section].set_index("statistic")["value"].astype(float)
    for ours in ("chi_square", "df", "p", "cfi", "rmsea", "srmr"):
        value = float(found["structural", name, ours])
        assert value == pytest.approx(theirs[names.get(ours, ours)], abs=near), ours
    standardised = figures[
        (figures["section"] == section.replace("fit", "std_all"))
        & (figures["statistic"] == "est.std")
    ]
    compared = 0
    for row in standardised.itertuples():
        if "=~" in row.subject:
            construct, item = row.subject.split("=~")
            ours = found["structural", f"{name}:{item}~{construct}", "loading"]
        elif "~~" not in row.subject and "~" in row.subject:
            end, start = row.subject.split("~")
            ours = found["structural", f"{name}:{start}->{end}", "beta"]
        else:
            continue
        assert float(ours) == pytest.approx(float(row.value), abs=max(near, 1e-5)), row.subject
        compared += 1
    assert compared >= 15


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_study_is_told(study, language):
    settings, found = study
    say = Phrases(report_words(language, ["structural"]))
    results = Results(found, settings | {"language": language}, say, {})
    blocks = [
        block
        for section in (assumptions, hypotheses, sensitivity)
        for block in section.compose(results, say)
    ]
    text = "\n".join(map(text_of_block, checked(blocks, language)))
    for wanted in ("Service quality → Satisfaction", "Satisfaction × Image → Loyalty", "HTMT"):
        assert wanted in text
    # No path of answers of one day is a cause.
    for causal in ("causes", "leads to", "menyebabkan", "mengakibatkan"):
        assert causal not in text


def _value(found, name, subject, statistic):
    """Return our value of what another program calls by a subject, or None."""
    sides = subject.split("~")
    for one in (subject, "~".join(sides[::-1])):
        value = found.get(("structural", f"{name}:{one}", statistic))
        if value is not None and not value.startswith("undefined"):
            return float(value)
    return None
