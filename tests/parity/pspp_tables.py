"""Reads the tables that GNU PSPP prints as CSV into tidy rows, the figures as printed."""

import csv
import re

DESCRIPTIVES = {
    "Mean": "mean",
    "Std Dev": "sd",
    "Median": "median",
    "Mode": "mode",
    "Minimum": "minimum",
    "Maximum": "maximum",
    "Skewness": "skewness",
    "Kurtosis": "kurtosis",
}
VALIDITY = {"Pearson Correlation": "r_item_total", "Sig. (2-tailed)": "p"}
DIFFERENCES = {"Absolute": "ks_d", "Positive": "ks_positive", "Negative": "ks_negative"}
SOURCES = {"Between Groups": "combined", "Within Groups": "within", "Total": "total"}
CHI_SQUARE = {
    "Pearson Chi-Square": ("pearson", "pearson_df", "pearson_p"),
    "Likelihood Ratio": ("likelihood_ratio", None, "likelihood_ratio_p"),
    "Continuity Correction": ("continuity", None, "continuity_p"),
    "Linear-by-Linear Association": ("linear_by_linear", None, "linear_by_linear_p"),
    "Fisher's Exact Test": (),  # wrong: see claims.FAULTS
    "N of Valid Cases": ("n",),
}
MEASURES = {
    "Phi": "phi",
    "Cramer's V": "cramers_v",
    "Contingency Coefficient": "contingency_coefficient",
}
COEFFICIENTS = ["b", "se", "beta", "t", "p", "ci_low", "ci_high", "tolerance", "vif"]


def read(batch, output):
    """Return tidy rows: case, section, subject, statistic, value as printed.

    Parameters
    ----------
    batch : {"questionnaires", "samples", "tables"}
    output : str
        What PSPP's CSV driver writes, with an ECHO of "case <name>" before each case and
        of "predictor <name>" before each ONEWAY.
    """
    reader = {"questionnaires": _questionnaire, "samples": _sample, "tables": _table}[batch]
    rows = []
    for case, blocks in _cases(output):
        for section, subject, statistic, text in reader(blocks):
            value = re.sub(r"\[\w\]|%|\s", "", text)
            if re.search(r"E-\d+$", value):  # PSPP's way to print what has no six decimals
                value = f"{float(value):.6f}"
            if value not in ("", ".", "NaN", "+Infinity", "-Infinity"):
                rows.append((case, section, subject, statistic, value))
    return rows


def _cases(output):
    """Split the output into cases, and these into blocks of title and rows."""
    found = []
    for line in csv.reader(output.splitlines()):
        text = line[0] if line else ""
        if "error:" in text:
            raise ValueError(f"PSPP did not understand: {text}")
        if text.startswith("case "):
            found.append((text.removeprefix("case "), []))
        elif text.startswith(("Table: ", "predictor ")):
            found[-1][1].append((text.removeprefix("Table: "), []))
        elif line and found and found[-1][1]:
            found[-1][1][-1][1].append(line)
    return found


def _questionnaire(blocks):
    for title, rows in blocks:
        if title == "Statistics":
            yield from _descriptives(rows)
        elif re.fullmatch(r"i\d+", title):
            for row in rows[1:]:
                if row[0] in ("Valid", "") and row[4]:
                    code = f"{title}={float(row[1]):.0f}"
                    yield "frequency", code, "n", row[2]
                    yield "frequency", code, "percent", row[4]
        elif title == "Correlations":
            item = ""
            for row in rows[1:]:
                item = row[0] or item  # the name stands in the first of an item's rows
                name = VALIDITY.get("".join(row[1:2]))
                if name:
                    yield "validity", item, name, row[2]
        elif title == "Reliability Statistics":
            yield "reliability", "total", "alpha", rows[1][0]
            yield "reliability", "total", "items", rows[1][1]
        elif title == "Item-Total Statistics":
            for row in rows[1:]:
                yield "validity", row[0], "r_corrected", row[3]
                if len(rows) > 3:
                    yield "reliability", row[0], "alpha_if_deleted", row[4]


def _descriptives(rows):
    subjects = rows[0][2:]
    for row in rows[1:]:
        statistic = "n" if row[1] == "Valid" else DESCRIPTIVES.get(row[0])
        if statistic:
            for subject, text in zip(subjects, row[2:], strict=True):
                yield "description", subject, statistic, text


def _sample(blocks):
    predictors = [row[0] for row in dict(blocks)["Coefficients (y)"][3:]]
    crossed = iter(predictors)
    for place, (title, rows) in enumerate(blocks):
        if title == "Model Summary (y)":
            names = ("r", "r_squared", "r_squared_adjusted", "se_estimate")
            yield from (("regression", "model", *pair) for pair in zip(names, rows[1], strict=True))
        elif title == "ANOVA (y)":
            _, _, df1, _, f, p = rows[1]
            figures = {"f": f, "f_df1": df1, "f_df2": rows[2][2], "f_p": p}
            yield from (("regression", "model", *pair) for pair in figures.items())
        elif title in ("Coefficients (y)", "Coefficients (glejser)"):
            section = "regression" if title.endswith("(y)") else "glejser"
            yield from _coefficients(section, rows)
        elif title.startswith("One-Sample"):
            for row in rows:
                if row[1] in DIFFERENCES:
                    yield "normality", "model", DIFFERENCES[row[1]], row[2]
                elif row[1] == "Std. Deviation":
                    yield "normality", "model", "residual_sd", row[2]
        elif title == "Tests of Normality":
            yield "normality", "model", "shapiro_w", rows[2][1]
            yield "normality", "model", "shapiro_p", rows[2][3]
        elif title == "Correlations":
            for column, name in enumerate(rows[0][2:], start=2):
                yield "correlation", name, "r", rows[1][column]
                yield "correlation", name, "p", rows[2][column]
        elif title == "Symmetric Measures":
            name = next(crossed)
            yield "correlation", name, "tau_b", rows[1][2]
            yield "correlation", name, "rho", rows[2][2]
        elif title.startswith("predictor "):
            yield from _oneway(title.removeprefix("predictor "), blocks[place + 1][1])


def _coefficients(section, rows):
    for row in rows[2:]:
        term = "(constant)" if row[0] == "(Constant)" else row[0]
        for name, text in zip(COEFFICIENTS, row[1:], strict=False):
            if name in ("tolerance", "vif"):
                yield "multicollinearity", term, name, text
            elif term != "(constant)" or name not in ("beta", "p"):  # p: see claims.FAULTS
                yield section, term, name, text


def _oneway(predictor, rows):
    for row in rows[1:]:
        source = SOURCES[row[1]]
        for name, text in zip(("ss", "df", "ms", "f", "p"), row[2:], strict=True):
            yield "linearity", predictor, f"{source}_{name}", text


def _table(blocks):
    for title, rows in blocks:
        if re.fullmatch("row . column", title):
            label = ""
            columns = [name for name in rows[1] if name]
            for row in rows[2:]:
                label = row[1] or label  # as above: only a cell's first row carries it
                name = {"Count": "n", "Row %": "row_percent", "Expected": "expected"}[row[2]]
                if row[0] == "Total":
                    break
                for column, text in zip(columns, row[3:], strict=False):
                    yield "crosstab", f"{label}|{column}", name, text
        elif title == "Chi-Square Tests":
            for row in rows[1:]:
                for name, text in zip(CHI_SQUARE[row[0]], row[1:], strict=False):
                    if name:
                        yield "association", "table", name, text
        elif title == "Symmetric Measures":
            for row in rows[1:]:
                if row[1] in MEASURES:
                    yield "association", "table", MEASURES[row[1]], row[2]
        elif title == "Risk Estimate":
            yield "association", "table", "odds_ratio", rows[2][1]
