"""A small study taken through the scripts of all stages, from answers to report, in one process."""

import random
from pathlib import Path

import yaml

from angket.hypotheses.declared import files_of
from angket.settings.studies import load_studies
from angket.tables import read_statistics, write_rows
from closed_verdicts import JUDGES, close
from conftest import Files, write_answers
from scripts import (
    assumptions,
    comparison,
    content,
    description,
    inference,
    instrument,
    intervals,
    item_analysis,
    ratings,
    report,
    scoring,
    sensitivity,
    structure,
    validation,
)
from tiny_study import ratings_of_objects

STAGES = [
    validation,
    scoring,
    instrument,
    structure,
    description,
    intervals,
    assumptions,
    inference,
    comparison,
    sensitivity,
]
TABLES = {
    "ratings",
    "responses",
    "excluded_answers",
    "keyed",
    "totals",
    "categories",
    "intervals",
    "residuals",
    "predictions",
}
FORMATS = {"word": "report.docx", "page": "report.html", "pdf": "report.pdf"}
FORMATS |= {"tables": "tables.xlsx"}
ITEMS = {"load": ["a1", "a2", "a3", "a4"], "strain": ["b1", "b2", "b3"], "support": ["c1", "c2"]}
HEAD = ["id", "sex", "unit", "age", *(item for items in ITEMS.values() for item in items)]

STUDY = {
    "title": "Load and strain",
    "language": "en",
    "data": {"file": "resources/small/answers.csv", "id": "id", "accept": ["constant_item"]},
    "sample": {"expected": 60, "population": 90},
    "scales": {"agreement": {"codes": {1: "No", 2: "Rather no", 3: "Rather yes", 4: "Yes"}}},
    "variables": {
        "load": {
            "label": "Load",
            "categories": "levels",
            "dimensions": {
                "time": {"label": "Time", "items": ITEMS["load"][:2]},
                "mind": {"label": "Mind", "items": ITEMS["load"][2:]},
            },
        },
        "strain": {"label": "Strain", "items": ITEMS["strain"], "categories": "norm"},
        "support": {"label": "Support", "items": ITEMS["support"]},
    },
    "profile": {
        "sex": {"label": "Sex"},
        "unit": {"label": "Unit"},
        "age": {"label": "Age", "kind": "number"},
    },
    "categories": {
        "levels": {
            "citation": "Half of the score",
            "bands": [{"label": "Low", "from": 0}, {"label": "High", "from": 62.5}],
        },
        "norm": {
            "citation": "Norm",
            "of": "hypothetical_norm",
            "labels": ["Few", "Some", "Many"],
        },
    },
    "tests": {"alpha": 0.05, "cronbach_minimum": 0.7, "resamples": 1000},
}
HYPOTHESES = {
    "H1": {"kind": "regression", "response": "strain", "predictors": ["load"]},
    "H2": {"kind": "regression", "response": "strain", "predictors": ["load", "support"]},
    "H3": {"kind": "correlation", "variables": ["load", "strain"], "controls": ["support"]},
    "H4": {"kind": "association", "row": "load", "column": "sex"},
    "H5": {"kind": "association", "row": "strain", "column": "unit"},
    "H6": {"kind": "moderation", "response": "strain", "predictor": "load"},
    "H7": {"kind": "mediation", "response": "strain", "predictor": "load"},
}
HYPOTHESES["H2"] |= {"scale": "interval", "durbin_watson": True}
HYPOTHESES["H3"] |= {"test": "by_assumptions"}
HYPOTHESES["H6"] |= {"moderator": "support"}
HYPOTHESES["H7"] |= {"mediator": "support"}
EVERYTHING = {
    "hypotheses": {
        name: given | {"statement": f"Statement of {name}"} for name, given in HYPOTHESES.items()
    },
    "comparisons": [
        {"by": "sex", "variables": ["load", "strain"]},
        {"by": "unit", "variables": ["strain"]},
    ],
}
# What is markup, a formula or a shorthand in one of the formats.
HOSTILE = "<script>x</script> $x$ #let y *a* _b_ \\n {z} ~c~ ^d^ =cmd|'/C' @e [f](g) `h` &lt; 1."
LONG = "panjang" * 30


def answers(respondents, seed=1):
    """Return rows of answers in which everything is related to everything, loosely."""
    draw = random.Random(seed)
    rows = []
    for number in range(respondents):
        level = draw.gauss(2.5, 0.7)
        sex, unit = draw.choice("FM"), draw.choice("XYZ")
        codes = [
            min(4, max(1, round(level + draw.gauss(0, 0.6))))
            for _ in range(sum(map(len, ITEMS.values())))
        ]
        rows.append((f"p{number}", sex, unit, draw.randint(20, 50), *codes))
    return rows


def hostile():
    """Return rows of answers and a study in which everything one can write is markup."""
    study = STUDY | {
        "title": f"Title {HOSTILE}",
        "notice": f"Notice {HOSTILE}",
        "labels": {"a1": f"Wording {HOSTILE}"},
        "report": {"authors": [f"Author {HOSTILE}"]},
        "variables": STUDY["variables"] | {
            "strain": STUDY["variables"]["strain"] | {"label": f"Label {HOSTILE}"},
            "support": STUDY["variables"]["support"] | {"label": LONG},
        },
        "profile": {"sex": {"label": f"Profile {HOSTILE}"}, "unit": {"label": "Emoji \U0001f600"}},
    }  # fmt: skip
    rows = [
        (number, f"Value {HOSTILE}" if sex == "F" else sex, *rest)
        for number, sex, *rest in answers(20)
    ]
    return rows, study


class Outputs(Files):
    """The files of a folder, each by the name that a rule calls it."""

    def __init__(self, folder):
        super().__init__()
        folder.mkdir(parents=True)
        self.folder = folder

    def __missing__(self, name):
        """Return the path of a file."""
        return str(self.folder / f"{name}.{'parquet' if name in TABLES else 'csv'}")

    __getattr__ = __missing__


def compute(folder, rows, study, head=None, handed=None, experts=None, ratings_by_file=None):
    """Take a study through all stages up to its statistics.

    Parameters
    ----------
    folder : Path
        Where everything is written.
    rows : list
        As `answers` returns them.
    study : dict
        As in the study's file.
    head : list of str, optional
        The columns of the rows, where they are not those of `answers`.
    handed : callable, optional
        From the name of a stage and the completed settings to those that its script is handed;
        without it, all.
    experts : str, optional
        What the file of experts' ratings holds, where the study has one.
    ratings_by_file : dict of str to str, optional
        What each file of ratings of objects holds, where it is not what the small study has.

    Returns
    -------
    settings : dict
        Completed.
    inputs : Files
        What the report needs; no figures are drawn.
    """
    for name in ("config/studies", "resources/small"):
        (folder / name).mkdir(parents=True)
    if experts:
        (folder / study["instrument"]["content"]["file"]).write_text(experts)
    rated = files_of(study.get("hypotheses", {}))
    for file in rated.values():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text((ratings_by_file or {}).get(file) or ratings_of_objects())
    answered = write_answers(folder / study["data"]["file"], rows, head or HEAD)
    (folder / "config/config.yaml").write_text("studies: [small]\n")
    (folder / "config/studies/small.yaml").write_text(
        yaml.safe_dump(study, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    settings = load_studies(root=folder)["small"]
    inputs, statistics = Files(answers=answered), {}
    if experts:
        inputs["content"] = str(folder / settings["instrument"]["content"]["file"])
    inputs |= {f"of_{name}": str(folder / file) for name, file in rated.items()}
    first = [stage for stage, there in ((content, experts), (ratings, rated)) if there]
    tested = any("answer_key" in variable for variable in settings["variables"].values())
    validating, *others = STAGES
    for stage in [*first, validating, *([item_analysis] if tested else []), *others]:
        name = stage.__name__.rpartition(".")[2]
        outputs = Outputs(folder / "results" / name)
        stage.main(inputs, outputs, handed(name, settings) if handed else settings)
        if stage is ratings:
            inputs["ratings"] = outputs.ratings
            continue
        if stage in JUDGES:
            close(stage, outputs.open, settings)
        statistics |= read_statistics(outputs.statistics)
        made = ("responses", "excluded_answers", "screening", "not_applicable")
        for name in (*made, "keyed", "totals", "categories"):
            if Path(outputs[name]).exists() and name not in inputs:
                inputs[name] = outputs[name]
        if stage is scoring and settings["instrument"]["drop_invalid"]:
            inputs["scored"] = outputs.statistics
        if stage is intervals:
            inputs["interval_totals"] = outputs.totals
        if stage is assumptions:
            inputs["assumptions"] = outputs.statistics
    made = {name: str(folder / f"{name}.csv") for name in ("statistics", "figures", "published")}
    rows = [(*place, value) for place, value in statistics.items()]
    write_rows(made["statistics"], ("section", "subject", "statistic", "value"), rows)
    write_rows(made["figures"], ("file", "kind", "subject", "title"), [])
    write_rows(made["published"], ("section", "subject", "statistic", "table", "verdict"), [])
    return settings, Files(made, responses=inputs["responses"])


def write_report(folder, settings, inputs):
    """Write the report in all formats; return its files by format."""
    folder.mkdir(parents=True)
    files = Files({name: str(folder / file) for name, file in FORMATS.items()})
    report.main(inputs, files, settings)
    return {name: Path(file) for name, file in files.items()}
