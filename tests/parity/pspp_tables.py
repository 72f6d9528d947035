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
    "Fisher's Exact Test": (),  # wrong: see gaps.FAULTS
    "N of Valid Cases": ("n",),
}
SPLIT = {
    "Correlation Between Forms": "split_half_correlation",
    "Equal Length": "split_half_spearman_brown",
    "Unequal Length": "split_half_spearman_brown_unequal",
    "Guttman Split-Half Coefficient": "split_half_guttman",
}
ADEQUACY = {
    "Kaiser-Meyer-Olkin Measure of Sampling Adequacy": "kmo",
    "Approx. Chi-Square": "bartlett_chi_square",
    "df": "bartlett_df",
    "Sig.": "bartlett_p",
}
CELLS = {
    "Count": "n",
    "Row %": "row_percent",
    "Expected": "expected",
    "Std. Residual": "standardised",
    "Adjusted Residual": "adjusted",
}
PAIRS = {"Tukey HSD": "tukey", "Games-Howell": "games_howell"}
KRUSKAL = {"Chi-Square": "kruskal_h", "df": "kruskal_df", "Asymp. Sig.": "kruskal_p"}
MANN_WHITNEY = {"Z": "mann_whitney_z", "Asymp. Sig. (2-tailed)": "mann_whitney_p_asymptotic"}
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
    batch : {"questionnaires", "samples", "groups", "tables"}
    output : str
        What PSPP's CSV driver writes, with an ECHO of "case <name>" before each case and
        of "predictor <name>" before each ONEWAY.
    """
    reader = {
        "questionnaires": _questionnaire,
        "samples": _sample,
        "groups": _groups,
        "tables": _table,
    }[batch]
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
        elif line and found and found[-1][1] and not text.startswith("Scale: "):
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
        elif title == "Reliability Statistics" and len(rows) > 2:
            yield from _split_half(rows)
        elif title == "Reliability Statistics":
            yield "reliability", "total", "alpha", rows[1][0]
            yield "reliability", "total", "items", rows[1][1]
        elif title == "Item-Total Statistics":
            for row in rows[1:]:
                yield "validity", row[0], "r_corrected", row[3]
                if len(rows) > 3:
                    yield "reliability", row[0], "alpha_if_deleted", row[4]

        elif title == "KMO and Bartlett's Test":
            for row in rows:
                name = ADEQUACY.get(row[1]) or ADEQUACY[row[0]]
                yield "structure", "total", name, row[2]
        elif title == "Total Variance Explained":
            for row in rows[2:]:
                yield "eigenvalue", row[0], "eigenvalue", row[1]
        elif title == "Communalities" and "Factor Matrix" in dict(blocks):
            for row in rows[1:]:
                yield "structure", row[0], "communality", row[2]
        elif title == "Factor Matrix":
            yield from _loadings(rows[2:])


def _split_half(rows):
    parts = iter(("first", "second"))
    for row in rows:
        if row[1].startswith("Part") or row[0].startswith("Cronbach"):
            part = next(parts)
            yield "reliability", "total", f"split_half_alpha_{part}", row[3]
        elif row[1:3] == ["", "N of Items"]:
            yield "reliability", "total", f"split_half_items_{part}", row[3]
        else:
            name = SPLIT.get(row[0]) or SPLIT.get(row[1])
            if name:
                yield "reliability", "total", name, row[3]


def _loadings(rows):
    for factor in (1, 2):
        texts = [row[factor] for row in rows]
        # A factor's sign is free: ours is turned to a positive sum.
        turned = sum(map(float, texts)) < 0
        for row, text in zip(rows, texts, strict=True):
            opposite = text[1:] if text.startswith("-") else f"-{text}"
            yield "structure", row[0], f"principal_axis_{factor}", opposite if turned else text


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
            elif term != "(constant)" or name not in ("beta", "p"):  # p: see gaps.FAULTS
                yield section, term, name, text


def _oneway(predictor, rows):
    for row in rows[1:]:
        source = SOURCES[row[1]]
        for name, text in zip(("ss", "df", "ms", "f", "p"), row[2:], strict=True):
            yield "linearity", predictor, f"{source}_{name}", text


def _groups(blocks):
    for title, rows in blocks:
        if title == "Independent Samples Test":
            assumed = rows[3]
            yield "comparison", "all", "levene_mean_f", assumed[2]
            yield "comparison", "all", "levene_mean_p", assumed[3]
            yield "comparison", "all", "difference", assumed[7]
            for test, row in (("student", assumed), ("welch", rows[4])):
                for name, text in zip(("t", "df", "p"), row[4:7], strict=True):
                    yield "comparison", "all", f"{test}_{name}", text
                yield "comparison", "all", f"{test}_ci_low", row[9]
                yield "comparison", "all", f"{test}_ci_high", row[10]
        elif title == "Test of Homogeneity of Variances":
            names = ("levene_mean_f", "levene_df1", "levene_df2", "levene_mean_p")
            for name, text in zip(names, rows[1][1:], strict=True):
                yield "comparison", "all", name, text
        elif title == "ANOVA":
            for row in rows[1:]:
                source = row[1].partition(" ")[0].lower()
                for name, text in zip(("ss", "df", "ms"), row[2:5], strict=True):
                    yield "comparison", "all", f"{source}_{name}", text
            yield "comparison", "all", "f", rows[1][5]
            yield "comparison", "all", "p", rows[1][6]
        elif title.startswith("Multiple Comparisons"):
            yield from _pairs(rows[2:])
        elif title == "Test Statistics" and "Mann-Whitney U" in rows[0]:
            for name, text in zip(rows[0], rows[1], strict=True):
                if name in MANN_WHITNEY:
                    yield "comparison", "all", MANN_WHITNEY[name], text
        elif title == "Test Statistics":
            for row in rows[1:]:
                yield "comparison", "all", KRUSKAL[row[0]], row[1]


def _pairs(rows):
    test = first = ""
    for row in rows:
        # Each name stands in the first of its rows only.
        test, first = PAIRS.get(row[0], test), row[1] or first
        if float(first) < float(row[2]):
            pair = f"{float(first):.0f}|{float(row[2]):.0f}"
            for name, place in (("difference", 3), ("p", 5), ("ci_low", 6), ("ci_high", 7)):
                yield "post_hoc", pair, f"{test}_{name}", row[place]


def _table(blocks):
    for title, rows in blocks:
        if re.fullmatch("row . column", title):
            label = ""
            columns = [name for name in rows[1] if name]
            for row in rows[2:]:
                label = row[1] or label  # as above: only a cell's first row carries it
                if row[0] == "Total":
                    break
                for column, text in zip(columns, row[3:], strict=False):
                    yield "crosstab", f"{label}|{column}", CELLS[row[2]], text
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
