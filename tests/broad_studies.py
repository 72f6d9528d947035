"""Studies that hold, with `whole_study.EVERYTHING`, whatever statistics a study can."""

import functools

import yaml

from angket.hypotheses.kind import kinds
from angket.tables import read_statistics
from library_calls import library_calls
from made_once import made_once
from tiny_study import STUDY as SMALL
from tiny_study import made_up_answers, of_kind, ratings_of_experts
from whole_study import EVERYTHING, HEAD, STUDY, answers, compute

OF_KINDS = {
    "logistic": {
        "kind": "logistic", "response": "sex", "event": "F", "predictors": ["load", "unit"],
    },
    "simple": {"kind": "regression", "response": "strain", "predictors": ["load"]},
    "ranks": {"kind": "correlation", "variables": ["load", "support"], "test": "kendall"},
    "by_sobel": {
        "kind": "mediation", "response": "strain", "predictor": "load", "mediator": "support",
    },
    "square": {"kind": "association", "row": "sex", "column": "load"},
    "one_number": {
        "kind": "logistic", "response": "sex", "event": "F", "predictors": ["load"],
        "effect_of_interest": 1.5,
    },
}  # fmt: skip
# A second study, whose settings are the others that there are.
QUIZ = ["Q1", "Q2", "Q3", "Q4"]
OTHER = STUDY | {
    "scales": {"agreement": STUDY["scales"]["agreement"] | {"synonyms": {"Quite": 3}}},
    "variables": STUDY["variables"]
    | {"quiz": {"label": "Quiz", "items": QUIZ, "answer_key": ["A", "C", "B", "A"]}},
    "hypotheses": {name: told | {"statement": "x"} for name, told in OF_KINDS.items()},
    "comparisons": [{"by": "sex", "variables": ["load"]}],
    "tests": STUDY["tests"] | {"mediation": "sobel", "homoskedasticity": "park"},
    "instrument": {
        "extraction": "ml",
        "factor_analysis": {
            "factors": 2,
            "extraction": "principal_components",
            "rotation": "oblimin",
            "variables": {
                "strain": {"rotation": "promax"},
                "support": {"rotation": "varimax"},
            },
        },
    },
    "sample": {"expected": 70},
    "screening": {"longest_run": 3},
    "multiple_choice": {
        "tools": {
            "label": "Tools",
            "column": "Which?",
            "separator": ";",
            "options": ["pen", "paper"],
        }
    },
}


def further_answers():
    """Return answers with a question of several answers, some to an item by a synonym.

    One respondent left out a variable.
    """
    (first, *others) = [(*row, "pen;paper", *chosen(row)) for row in answers(60)]
    others = [(*row[:4], "Quite" if row[4] == 3 else row[4], *row[5:]) for row in others]
    return [(*first[:4], *[""] * 4, *first[8:]), *others], [*HEAD, "Which?", *QUIZ]


def chosen(row):
    """Return answers to a test, right more often of who has a high answer before."""
    return [key if code > 2 else "ABCD"[(code + place) % 4]
            for place, (key, code) in enumerate(zip("ACBA", row[4:8], strict=True))]  # fmt: skip


# What of the small study is about hypotheses, rather than about people or archives.
PLAIN = ("title", "language", "scales", "variables", "profile", "categories", "tests", "instrument")


def of_all_kinds():
    """Return the small study with the hypothesis that each kind gives about it, and its answers."""
    study = {key: value for key, value in yaml.safe_load(SMALL).items() if key in PLAIN}
    study["data"] = {"file": "resources/small/answers.csv"}
    study["hypotheses"] = {kind: of_kind(kind)["hypothesis"] for kind in kinds()}
    for kind in kinds():
        further = of_kind(kind).get("further", [])
        study["hypotheses"] |= {f"{kind}{number}": one for number, one in enumerate(further, 1)}
    table = made_up_answers(60)
    study["instrument"]["factor_analysis"] = {"factors": "kaiser"}
    study["instrument"]["content"]["file"] = "resources/small/experts.csv"
    return study, table.to_numpy().tolist(), [*table], ratings_of_experts(2)


BROAD = {
    "everything": lambda: (STUDY | EVERYTHING, answers(60), HEAD),
    "other": lambda: (OTHER, *further_answers()),
    "kinds": of_all_kinds,
}


def computed(name):
    """Return a broad study that is computed once: settings, inputs of its report, and its folder.

    Parameters
    ----------
    name : str
        Of `BROAD`.
    """
    return _made(name)[:3]


def watched(name):
    """Return of a broad study its settings, its results by stage, and what each stage called."""
    settings, _, folder, calls = _made(name)
    by_stage = {
        file.parent.name: read_statistics(file)
        for file in sorted(folder.glob("results/*/statistics.csv"))
    }
    return settings, by_stage, calls


def _made(name):
    return made_once(f"broad {name}", functools.partial(_compute, name))


def _compute(name, folder):
    study, rows, head, *experts = BROAD[name]()
    with library_calls() as calls:
        settings, inputs = compute(
            folder / "study", rows, study, head, experts=experts[0] if experts else None
        )
    return settings, inputs, folder / "study", calls
