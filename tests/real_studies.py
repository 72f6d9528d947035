"""Studies of real data that others have analysed, taken from their answers to the report.

Each stands in `real_studies.yaml` of its kind of hypothesis: whose answers, what is asked of them,
and what others print. Answers come from packages that the tests have anyway, or from tables that
stand beside the tests of a kind.
"""

from functools import cache
from pathlib import Path

import pandas as pd
import pingouin
import statsmodels
import yaml
from statsmodels.datasets import spector

from whole_study import compute

KINDS = Path(__file__).parent / "hypotheses"
# What every one has; each adds its own.
STUDY = {
    "language": "en",
    "data": {"file": "resources/small/answers.csv", "id": "id", "accept": ["constant_item"]},
    "tests": {"alpha": 0.05, "cronbach_minimum": 0.7, "resamples": 1000},
}


def of_statsmodels(file):
    return pd.read_csv(Path(statsmodels.__file__).parent / file)


def beside(file):
    return pd.read_csv(KINDS / file)


def beside_yaml(file):
    return yaml.safe_load((KINDS / file).read_text(encoding="utf-8"))


READ = {"pingouin": pingouin.read_dataset, "statsmodels": of_statsmodels, "beside": beside}
READ |= {"spector": lambda _: spector.load_pandas().data, "here": pd.DataFrame}


@cache
def studies_of(kind):
    """Return the studies of a kind, by name."""
    file = KINDS / kind / "real_studies.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}


def study_of(told):
    """Put a study together.

    Parameters
    ----------
    told : dict
        As in `real_studies.yaml`: `answers` (where from), `called` (from heading to name), `as`
        (from column to what its values are called), `variables` (from column to label: each has
        that column as its only item, of whole numbers, `times` so many points where it has
        decimals; or from a name to `label` and `items`, columns of whole numbers that are
        answered by any of `codes`), `profile`, `hypotheses`.

    Returns
    -------
    study : dict
        As in the file of a study.
    answers : DataFrame of str
    """
    [(source, name)] = told["answers"].items()
    answers = READ[source](name).rename(columns=told.get("called", {}))
    for column, names in told.get("as", {}).items():
        answers[column] = answers[column].map(names)
    study = STUDY | {key: told[key] for key in ("title", "hypotheses")}
    study |= {"scales": {}, "variables": {}, "profile": {}}
    of_items = {name: one for name, one in told["variables"].items() if isinstance(one, dict)}
    for name, one in of_items.items():
        answers[one["items"]] = answers[one["items"]].astype("Int64")
        study["scales"][name] = {"codes": {code: f"{code} points" for code in one["codes"]}}
        named = {key: one[key] for key in ("label", "items")}
        study["variables"][name] = named | {"scale": name}
    for name, label in told["variables"].items():
        if name in of_items:
            continue
        item, points = f"{name}_1", told.get("times", {}).get(name, 1)
        answers[item] = (answers[name] * points).round().astype("Int64")
        codes = sorted({*answers[item].dropna().tolist()})
        study["scales"][name] = {"codes": {code: f"{code} points" for code in codes}}
        study["variables"][name] = {"label": label, "items": [item], "scale": name}
    for column, described in told.get("profile", {}).items():
        study["profile"][column] = described
    items = [item for one in study["variables"].values() for item in one["items"]]
    names = [*items, *study["profile"]]
    answers = answers[names].astype("str").replace({"nan": "", "<NA>": ""})
    answers.insert(0, "id", [f"r{place}" for place in range(len(answers))])
    return study | told.get("settings", {}), answers


def analysed(told, folder):
    """Take a study from its answers to its statistics.

    Returns
    -------
    settings : dict
    inputs : Files
        As `whole_study.compute` returns them.
    """
    study, answers = study_of(told)
    texts = {}
    for name, (file, ratings) in told.get("ratings", {}).items():
        table = pd.DataFrame(beside_yaml(file)["ratings"][ratings]).add_prefix("rater ")
        texts[told["hypotheses"][name]["ratings"]] = table.astype("Int64").to_csv(index=False)
    rows, experts = answers.to_numpy().tolist(), told.get("experts")
    return compute(folder, rows, study, [*answers], experts=experts, ratings_by_file=texts)
