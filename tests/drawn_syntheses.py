"""Figures of syntheses, of few and very many studies, with short and long names."""

import numpy as np
import pandas as pd

from angket.settings.words import load_words
from angket.systems.syntheses.flow import Step, draw_flow
from angket.systems.syntheses.forest import draw_forest
from angket.systems.syntheses.funnel import draw_funnel

WORDS = load_words("en", "figures", ["syntheses"])
OWN_WORDS = WORDS | WORDS["synthesis"]
NOTICE = "Invented numbers, to see how a picture of very many or very few studies comes out"
LONG = "An author with a name that goes on, and on, and with a hospital behind it"


def studies_forest(k, own=1, name="Author {} (2020)", notice=None):
    numbers = np.random.default_rng(k)
    effects = np.tanh(numbers.normal(0.4, 0.3, k))
    rows = pd.DataFrame({"label": [name.format(n) for n in range(k)], "effect": effects})
    rows["kind"] = ["study"] * (k - own) + ["own"] * own
    rows["low"], rows["high"], rows["weight"] = effects - 0.2, effects + 0.2, 100 / k
    ends = [
        ("All together", 0.38, "pooled", 0.2, 0.5),
        ("Further study", 0.38, "prediction", -0.3, 0.8),
    ]
    last = pd.DataFrame(ends, columns=["label", "effect", "kind", "low", "high"])
    rows = pd.concat([rows, last], ignore_index=True)
    rows["told"] = "0.38 [-0.21; 0.52] 12.3%; n = 140"
    return draw_forest(rows, "Correlation of workload and burnout", OWN_WORDS, notice)


def studies_funnel(k, filled=3, notice=None):
    numbers = np.random.default_rng(k)
    errors = numbers.uniform(0.05, 0.3, k)
    effects = 0.4 + errors * numbers.normal(size=k)
    added = np.column_stack([0.1 - errors[:filled], errors[:filled]])
    own = np.arange(k) == k - 1
    labels = "Fisher's z", "Standard error"
    return draw_funnel(effects, errors, own, 0.4, added, labels, OWN_WORDS, notice)


def flow(reasons, name="no correlation {}", notice=None):
    left_out = ["Reports excluded: 12", *(f"{name.format(n)}: 1" for n in range(reasons))]
    steps = [
        Step(["Records identified: 120", "Garuda: 100", "Scopus: 20"], ["Removed: 20"]),
        Step(["Reports assessed: 100"], left_out),
        Step(["Studies included: 88"], ["From elsewhere: 2"], joins=True),
    ]
    return draw_flow(steps, notice)


OF_SYNTHESES = {
    "forest of studies": lambda: studies_forest(12, notice=NOTICE),
    "forest of 2 studies": lambda: studies_forest(2),
    "forest of 40 long names": lambda: studies_forest(38, 2, LONG + " {}"),
    "forest of 500 studies": lambda: studies_forest(500),
    "funnel": lambda: studies_funnel(12, notice=NOTICE),
    "funnel of 3": lambda: studies_funnel(3, 0),
    "funnel of 500": lambda: studies_funnel(500, 40),
    "flow of studies": lambda: flow(3, notice=NOTICE),
    "flow with long reasons": lambda: flow(8, LONG + " {}"),
}
