"""What Angket's library says of each case, in the same tidy form as the oracles."""

import functools

import numpy as np
import pandas as pd

from angket.association import association, crosstab, expected_counts
from angket.autocorrelation import durbin_watson
from angket.correlation import correlation
from angket.descriptives import describe, frequencies
from angket.heteroskedasticity import breusch_pagan, glejser, park, white
from angket.linearity import linearity, ramsey_reset
from angket.multicollinearity import collinearity
from angket.normality import kolmogorov_smirnov, shapiro_wilk
from angket.regression import linear_regression
from angket.reliability import alpha_if_deleted, cronbach_alpha
from angket.scoring import total
from angket.undefined import Undefined
from angket.validity import item_validity

from . import cases

CONFIDENCE = 0.95
ALPHA = 0.05


class Rows:
    """Collects figures; an Undefined leaves NaN and its reason."""

    def __init__(self):
        self.rows = []

    def add(self, case, section, subject, figures):
        for statistic, value in figures.items():
            reason = value.reason if isinstance(value, Undefined) else ""
            number = np.nan if reason else float(value)
            if reason or np.isfinite(number):
                self.rows.append((case, section, subject, statistic, number, reason))

    def attempt(self, case, section, subject, compute, *arguments):
        """Add what a function returns, or why it returns nothing under the name `*`."""
        try:
            self.add(case, section, subject, compute(*arguments))
        except Undefined as reason:
            self.add(case, section, subject, {"*": reason})

    def attempt_table(self, case, section, subjects, compute, *arguments):
        """Add a table, a row for each subject, or why there is none for any subject."""
        try:
            table = compute(*arguments)
        except Undefined as reason:
            for subject in subjects:
                self.add(case, section, subject, {"*": reason})
        else:
            for subject, row in table.astype(object).iterrows():
                self.add(case, section, subject, row.to_dict())

    def frame(self):
        columns = ["case", "section", "subject", "statistic", "value", "reason"]
        return pd.DataFrame(self.rows, columns=columns)


@functools.cache
def results(batch):
    """Return case, section, subject, statistic, value, reason of a batch."""
    add = {"questionnaires": _questionnaire, "samples": _sample, "tables": _table}[batch]
    rows = Rows()
    for case, data in getattr(cases, batch)().items():
        add(rows, case, data)
    return rows.frame()


def _questionnaire(rows, case, data):
    items, codes = data
    totals = total(items)
    for item, row in item_validity(items, totals, ALPHA).iterrows():
        rows.add(case, "validity", item, row.to_dict())
    rows.attempt(case, "reliability", "total", cronbach_alpha, items, CONFIDENCE)
    for item, value in alpha_if_deleted(items).items():
        rows.add(case, "reliability", item, {"alpha_if_deleted": value})
    for item in items:
        rows.add(case, "description", item, describe(items[item]))
        for code, row in frequencies(items[item], codes).iterrows():
            rows.add(case, "frequency", f"{item}={code}", row.to_dict())
    rows.add(case, "description", "total", describe(totals))


def _sample(rows, case, data):
    response, predictors = data["y"], data.drop(columns="y")
    names = list(predictors)
    fit = linear_regression(response, predictors, CONFIDENCE)
    residuals, design = fit.residuals, fit.design
    rows.add(case, "regression", "model", fit.model)
    for term, row in fit.coefficients.iterrows():
        rows.add(case, "regression", term, row.to_dict())
    shape = {
        "n": len(residuals),
        "residual_mean": residuals.mean(),
        "residual_sd": residuals.std(ddof=1),
    }
    rows.add(case, "normality", "model", shape)
    rows.attempt(case, "normality", "model", kolmogorov_smirnov, residuals)
    rows.attempt(case, "normality", "model", shapiro_wilk, residuals)
    terms = ["(constant)", *names]
    rows.attempt_table(case, "glejser", terms, glejser, residuals, predictors)
    rows.attempt_table(case, "park", terms, park, residuals, predictors)
    rows.attempt(case, "heteroskedasticity", "model", white, residuals, design)
    rows.attempt(case, "heteroskedasticity", "model", breusch_pagan, residuals, design)
    rows.attempt(case, "linearity", "model", ramsey_reset, response, design)
    rows.add(case, "autocorrelation", "model", {"durbin_watson": durbin_watson(residuals)})
    rows.attempt_table(case, "multicollinearity", names, collinearity, design, names)
    for name in names:
        rows.attempt(case, "linearity", name, linearity, predictors[name], response)
        rows.attempt(case, "correlation", name, correlation, predictors[name], response, CONFIDENCE)


def _table(rows, case, counts):
    row_labels, column_labels = ([str(place) for place in range(length)] for length in counts.shape)
    places = np.argwhere(counts >= 0).repeat(counts.ravel(), axis=0)
    each = pd.DataFrame(places, columns=["row", "column"]).astype(str)
    table = crosstab(each["row"], each["column"], row_labels, column_labels)
    expected = expected_counts(table)
    shares = table.mul(100).div(table.sum(axis=1), axis=0)
    for row in row_labels:
        for column in column_labels:
            cell = {
                "n": table.loc[row, column],
                "row_percent": shares.loc[row, column],
                "expected": expected.loc[row, column],
            }
            rows.add(case, "crosstab", f"{row}|{column}", cell)
    rows.attempt(case, "association", "table", association, table, CONFIDENCE)
