"""Eight invented studies whose truth is known, because their answers are drawn from it."""

import numpy as np

# Cohen names no size below a small one.
BANDS = ["Below small", "Small", "Medium", "Large"]
# The same for all; each study adds its variables, hypotheses and rules.
BASE = {
    "language": "en",
    "data": {"file": "resources/small/answers.csv", "id": "id"},
    "scales": {
        "agreement": {
            "codes": {1: "Never", 2: "Seldom", 3: "Sometimes", 4: "Often", 5: "Always"},
            "not_applicable": ["Does not apply"],
        }
    },
    "categories": {
        "three": {
            "citation": "Azwar (2012)", "of": "hypothetical_norm",
            "labels": ["Low", "Middle", "High"],
        }
    },
    "tests": {
        "alpha": 0.05,
        "cronbach_minimum": 0.6,
        "resamples": 1000,
        "strength": {
            "citation": "Cohen (1988)",
            "bands": [
                {"label": label, "from": least}
                for label, least in zip(BANDS, (0, 0.1, 0.3, 0.5), strict=True)
            ],
        },
    },
}  # fmt: skip


def likert(draw, latent, items=6, loading=0.8):
    """Return answers from 1 to 5 to items that measure what lies behind them.

    Parameters
    ----------
    draw : numpy.random.Generator
    latent : ndarray, shape (n,)
        With mean 0 and variance 1.
    items : int
    loading : float
        Correlation of an item with what it measures; 0 where it measures nothing.

    Returns
    -------
    ndarray of int, shape (n, items)
    """
    noise = draw.normal(size=(len(latent), items)) * np.sqrt(1 - loading**2)
    return np.clip(np.rint(3 + 1.1 * (loading * latent[:, None] + noise)), 1, 5).astype(int)


def standardised(values):
    return (values - values.mean()) / values.std()


def study_of(title, variables, hypotheses, answers, profile=None, **others):
    """Put a study together.

    Parameters
    ----------
    title : str
    variables : dict
        From name to label.
    hypotheses : dict
    answers : dict
        From name of a variable to its answers, n rows each.
    profile : dict, optional
        From column to its values.

    Returns
    -------
    study : dict
    rows : list
    head : list of str
    """
    study = BASE | {"title": title, "hypotheses": hypotheses, "variables": {}} | others
    profile = profile or {}
    head, columns = ["id", *profile], list(profile.values())
    for name, label in variables.items():
        items = [f"{name.upper()}{place + 1}" for place in range(answers[name].shape[1])]
        study["variables"][name] = {"label": label, "items": items, "categories": "three"}
        head += items
        columns += list(answers[name].T)
    study["profile"] = {name: {"label": name.capitalize()} for name in profile}
    rows = [(f"r{place}", *row) for place, row in enumerate(zip(*columns, strict=True), 1)]
    return study, rows, head


def regression(statement, response, *predictors, **others):
    told = {"kind": "regression", "statement": statement, "response": response}
    return told | {"predictors": list(predictors)} | others


def correlation(statement, *variables, **others):
    return {"kind": "correlation", "statement": statement, "variables": list(variables)} | others


def association(statement, row, column, **others):
    return {"kind": "association", "statement": statement, "row": row, "column": column} | others


def logistic(statement, response, event, *predictors, **others):
    told = {"kind": "logistic", "statement": statement, "response": response, "event": event}
    return told | {"predictors": list(predictors)} | others


def third(kind, role, statement, response, predictor, variable, **others):
    told = {"kind": kind, "statement": statement, "response": response, "predictor": predictor}
    return told | {role: variable} | others


def as_stated():
    """Load strains, through fatigue, and less where there is support; noise does nothing."""
    draw = np.random.default_rng(11)
    load, support, noise = (draw.normal(size=200) for _ in range(3))
    fatigue = standardised(0.65 * load + 0.76 * draw.normal(size=200))
    strain = standardised(
        0.35 * load + 0.45 * fatigue - 0.45 * load * support + 0.5 * draw.normal(size=200)
    )
    latent = {"load": load, "support": support, "noise": noise, "fatigue": fatigue}
    answers = {name: likert(draw, of, loading=0.9) for name, of in (latent | {"s": strain}).items()}
    answers["strain"] = answers.pop("s")
    hypotheses = {
        "H1": regression("Load goes with more strain", "strain", "load", direction="positive"),
        "H2": correlation("Load and fatigue go together", "load", "fatigue", direction="positive"),
        "H3": regression("Load and noise predict strain", "strain", "load", "noise"),
        "H4": third(
            "mediation", "mediator", "Fatigue carries the effect of load", "strain", "load",
            "fatigue", direction="positive",
        ),
        "H5": third(
            "moderation", "moderator", "Support weakens the effect of load", "strain", "load",
            "support", direction="negative",
        ),
    }  # fmt: skip
    labels = {name: name.capitalize() for name in answers}
    return study_of("As stated", labels, hypotheses, answers)


def contrary():
    """Support lowers strain and the odds of leaving; what is stated is the other direction."""
    draw = np.random.default_rng(12)
    support = draw.normal(size=200)
    strain = standardised(-0.6 * support + 0.8 * draw.normal(size=200))
    leaves = np.where(draw.random(200) < 1 / (1 + np.exp(1.4 * support)), "yes", "no")
    answers = {"support": likert(draw, support), "strain": likert(draw, strain)}
    hypotheses = {
        "H1": regression("Support raises strain", "strain", "support", direction="positive"),
        "H2": correlation("Support lowers strain", "support", "strain", direction="negative"),
        "H3": correlation(
            "Support rises with strain", "support", "strain", direction="positive", test="spearman"
        ),
        "H4": logistic(
            "Support makes leaving likelier", "leaves", "yes", "support", direction="positive"
        ),
        "H5": logistic("Support keeps people", "leaves", "yes", "support", direction="negative"),
    }
    labels = {"support": "Support", "strain": "Strain"}
    return study_of("Contrary", labels, hypotheses, answers, {"leaves": leaves})


def nothing():
    """Nothing goes with anything, and there are many respondents."""
    draw = np.random.default_rng(13)
    names = ["load", "fatigue", "support", "strain"]
    answers = {name: likert(draw, draw.normal(size=1000)) for name in names}
    sex = draw.choice(["man", "woman"], 1000)
    hypotheses = {
        "H1": regression("Load goes with strain", "strain", "load", direction="positive"),
        "H2": regression("All predict strain", "strain", "load", "fatigue", "support"),
        "H3": correlation("Load goes with support", "load", "support", test="kendall"),
        "H4": association("Strain differs by sex", "sex", "strain"),
        "H5": third("mediation", "mediator", "Fatigue carries it", "strain", "load", "fatigue"),
        "H6": third("moderation", "moderator", "Support matters", "strain", "load", "support"),
        "H7": logistic("Sex can be predicted", "sex", "man", "load", "strain"),
    }
    labels = {name: name.capitalize() for name in names}
    return study_of("Nothing", labels, hypotheses, answers, {"sex": sex})


def few():
    """A strong effect, and eighteen respondents."""
    draw = np.random.default_rng(14)
    load = draw.normal(size=18)
    strain = standardised(0.85 * load + 0.5 * draw.normal(size=18))
    answers = {name: likert(draw, of, 5) for name, of in (("load", load), ("strain", strain))}
    hypotheses = {
        "H1": regression("Load strains", "strain", "load", direction="positive", scale="interval"),
        "H2": correlation("Load goes with strain", "load", "strain", test="by_assumptions"),
    }
    labels = {"load": "Load", "strain": "Strain"}
    return study_of("Few", labels, hypotheses, answers)


def unreliable():
    """The items of mood measure nothing, one item of load is keyed the wrong way; rest is sound."""
    draw = np.random.default_rng(15)
    load = draw.normal(size=150)
    strain = standardised(0.6 * load + 0.8 * draw.normal(size=150))
    answers = {"load": likert(draw, load), "strain": likert(draw, strain)}
    answers["load"][:, 5] = 6 - answers["load"][:, 5]
    answers["mood"] = likert(draw, draw.normal(size=150), 5, 0.0)
    answers["rest"] = likert(draw, standardised(0.5 * strain + draw.normal(size=150)))
    hypotheses = {
        "H1": regression("Load goes with strain", "strain", "load"),
        "H2": correlation("Mood goes with strain", "mood", "strain"),
        "H3": correlation("Strain goes with rest", "strain", "rest"),
    }
    labels = {name: name.capitalize() for name in answers}
    return study_of("Unreliable", labels, hypotheses, answers)


def bent():
    """Strain bends upwards at both ends of load, and scatters more the higher the load."""
    draw = np.random.default_rng(16)
    load = draw.normal(size=160)
    bow = 0.8 * (load**2 - 1) + 0.35 * load + 0.35 * np.exp(0.6 * load) * draw.normal(size=160)
    answers = {"load": likert(draw, load, 8, 0.95)}
    answers["strain"] = likert(draw, standardised(bow), 8, 0.95)
    hypotheses = {
        "H1": regression("Load goes with strain", "strain", "load", direction="positive"),
        "H2": correlation("Load goes with strain", "load", "strain", test="by_assumptions"),
    }
    labels = {"load": "Load", "strain": "Strain"}
    tests = BASE["tests"] | {"homoskedasticity": "breusch_pagan"}
    return study_of("Bent", labels, hypotheses, answers, tests=tests)


def thin():
    """Units of unequal size, one of two people; unit B is strained, and some items do not apply."""
    draw = np.random.default_rng(17)
    unit = np.repeat(["A", "B", "C", "D"], [20, 14, 12, 2])
    shift = np.select([unit == "B", unit == "D"], [1.6, -3], 0.0)
    strain = draw.normal(size=48) + shift - 0.4
    answers = {"strain": likert(draw, strain, 5, 0.9).astype(object)}
    answers["strain"][:3, 4] = "Does not apply"
    answers["load"] = likert(draw, draw.normal(size=48), 5)
    sex = draw.choice(["man", "woman"], 48)
    hypotheses = {
        "H1": association("Strain depends on the unit", "unit", "strain"),
        "H2": association("Load depends on sex", "sex", "load"),
    }
    labels = {"strain": "Strain", "load": "Load"}
    return study_of(
        "Thin", labels, hypotheses, answers, {"unit": unit, "sex": sex},
        comparisons=[
            {"by": "unit", "variables": ["strain", "load"]},
            {"by": "sex", "variables": ["load"]},
        ],
        missing={"rule": "person_mean", "answered_share": 0.6},
    )  # fmt: skip


def flagged(leave_out=True):
    """Load goes with strain; one respondent ticked one answer everywhere."""
    draw = np.random.default_rng(18)
    load = draw.normal(size=80)
    strain = standardised(0.6 * load + 0.8 * draw.normal(size=80))
    answers = {"load": likert(draw, load, 7), "strain": likert(draw, strain, 7)}
    for of in answers.values():
        of[40] = 5
    hypotheses = {
        "H1": regression("Load strains", "strain", "load", direction="positive"),
        "H2": association("High load, high strain", "load", "strain"),
    }
    labels = {"load": "Load", "strain": "Strain"}
    return study_of(
        "Flagged", labels, hypotheses, answers,
        screening={"longest_run": 12},
        exclude={"flagged": ["straight_lining"] if leave_out else []},
    )  # fmt: skip


def tied():
    """Most respondents have the score in the middle; a few who stand apart make a relation."""
    load = [8, 8, 9, 6, 6, 6, 6, 4, 6, 6, 8, 6, 6, 7, 6, 6, 6, 6, 6, 6, 6, 6, 6, 3, 6, 6, 6, 6, 6]
    strain = [8, 8, 9, 6, 6, 6, 6, 6, 6, 6, 6, 6, 3, 9, 6, 6, 8, 6, 6, 6, 6, 6, 6, 7, 6, 6, 6, 6, 6]
    answers = {}
    for name, scores in (("load", load), ("strain", strain)):
        half = np.array(scores) // 2
        answers[name] = np.column_stack([half, scores - half])
    # So that nobody's answers are those of another.
    draw = np.random.default_rng(19)
    answers["rest"] = likert(draw, draw.normal(size=len(load)), 8)
    hypotheses = {
        f"H{place}": correlation("Load goes with strain", "load", "strain", test=test)
        for place, test in enumerate(("spearman", "kendall"), 1)
    }
    labels = {"load": "Load", "strain": "Strain", "rest": "Rest"}
    return study_of("Tied", labels, hypotheses, answers, screening={"longest_run": 12})


STUDIES = {
    made.__name__: made
    for made in (as_stated, contrary, nothing, few, unreliable, bent, thin, flagged)
}
