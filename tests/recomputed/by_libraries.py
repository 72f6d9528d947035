"""Numbers of the shipped studies, computed anew from answers and settings alone.

Nothing of the program is used here: the answers are read by pandas, the settings by a YAML
reader, and the numbers come from pandas, scipy and statsmodels, or from a formula of one line.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
import statsmodels.api as sm
import yaml
from scipy import stats
from statsmodels.miscmodels.ordinal_model import OrderedModel
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.diagnostic import het_breuschpagan, het_white, lilliefors
from statsmodels.stats.outliers_influence import variance_inflation_factor

from angket.settings.instruments import fill_from_instruments


class Expected(NamedTuple):
    """A number that must stand in a row of a table of the report.

    Attributes
    ----------
    table : str
        Its id in the page.
    row : str
        How the row begins; "+1" after it means the row below, and so on.
    value : float
    p : bool
        Whether it is a p, which is written as an inequality where it is small.
    """

    table: str
    row: str
    value: float
    p: bool = False


def read(root, study):
    """Return the settings and the answers of a study."""
    settings = yaml.safe_load((root / f"config/studies/{study}.yaml").read_text(encoding="utf-8"))
    fill_from_instruments(settings)
    return settings, pd.read_csv(root / settings["data"]["file"], encoding="utf-8-sig")


def items_of(variable):
    dimensions = variable.get("dimensions", {})
    return variable.get("items") or [i for part in dimensions.values() for i in part["items"]]


def alpha_of(items):
    k, total = items.shape[1], items.sum(axis=1)
    return k / (k - 1) * (1 - items.var(ddof=1).sum() / total.var(ddof=1))


def feldt(alpha, n, k, level=0.95):
    """Return the limits of alpha by the distribution of F (Feldt, Woodruff & Salih, 1987)."""
    df = n - 1, (n - 1) * (k - 1)
    tail = (1 - level) / 2
    return [1 - (1 - alpha) * stats.f.ppf(share, *df) for share in (1 - tail, tail)]


def instrument(label, items):
    """Yield validity and reliability of one variable."""
    total, table = items.sum(axis=1), "validity"
    for item in items:
        yield Expected(table, item, stats.pearsonr(items[item], total).statistic)
        rest = items.drop(columns=item)
        yield Expected(table, item, stats.pearsonr(items[item], rest.sum(axis=1)).statistic)
        if rest.shape[1] > 1:
            yield Expected(table, item, alpha_of(rest))
    alpha = alpha_of(items)
    for value in (alpha, *feldt(alpha, *items.shape)):
        yield Expected("reliability", label, value)
    yield Expected("description", label, total.mean())
    yield Expected("description", label, total.std(ddof=1))
    yield Expected("description", label, total.sum() * 100 / (len(items) * items_maximum(items)))


def items_maximum(items):
    return items.attrs["highest"] * items.shape[1]


def regression(hypothesis, response, predictors, labels, constant):
    """Yield the coefficients of a regression, their tests, and HC3."""
    model = sm.OLS(response, sm.add_constant(predictors)).fit()
    table, low_high = f"coefficients-{hypothesis}", model.conf_int()
    for term, label in {"const": constant, **labels}.items():
        found = [model.params[term], model.bse[term], model.tvalues[term], *low_high.loc[term]]
        yield from (Expected(table, label, value) for value in found)
        yield Expected(table, label, model.pvalues[term], p=True)
    for term, label in labels.items():
        beta = model.params[term] * predictors[term].std() / response.std()
        yield Expected(table, label, beta)
        robust = model.get_robustcov_results("HC3", use_t=True)
        place = model.model.exog_names.index(term)
        yield Expected(f"robust-{hypothesis}", label, robust.bse[place])
        yield Expected(f"robust-{hypothesis}", label, robust.pvalues[place], p=True)
    return model


def interval_scores(column):
    """Convert the answers to an item by the method of successive intervals."""
    shares = column.value_counts(normalize=True).sort_index()
    limits = stats.norm.ppf(shares.cumsum().clip(upper=1))
    heights = np.r_[0.0, stats.norm.pdf(limits[:-1]), 0.0]
    scores = (heights[:-1] - heights[1:]) / shares
    return column.map(scores - scores.min() + 1)


def bandung(root):
    """Yield numbers of the regression on interval scores."""
    settings, answers = read(root, "bandung")
    totals, raw, labels = {}, {}, {}
    for name, variable in settings["variables"].items():
        items = answers[items_of(variable)]
        items.attrs["highest"] = 5
        labels[name] = variable["label"]
        yield from instrument(variable["label"], items)
        totals[name] = items.apply(interval_scores).sum(axis=1)
        raw[name] = items.sum(axis=1)
    totals, raw = pd.DataFrame(totals), pd.DataFrame(raw)
    response, predictor = totals["burnout"], totals[["beban_kerja"]]
    own = {"beban_kerja": labels["beban_kerja"]}
    yield from regression("H1", response, predictor, own, "(Konstanta)")
    model = sm.OLS(response, sm.add_constant(predictor)).fit()
    yield Expected("decisions", "H1", stats.pearsonr(predictor["beban_kerja"], response).statistic)
    for value in (np.sqrt(model.rsquared), model.rsquared, model.rsquared_adj):
        yield Expected("model-H1", "H1", value)
    yield Expected("model-H1", "H1", np.sqrt(model.mse_resid))
    for value in (model.ess, model.mse_model, model.fvalue):
        yield Expected("anova-H1", "Regresi", value)
    yield Expected("anova-H1", "Residual", model.ssr)
    # Assumptions are examined on raw totals.
    design = sm.add_constant(raw[["beban_kerja"]])
    residuals = sm.OLS(raw["burnout"], design).fit().resid
    yield Expected("normality-H1", "Selisih paling ekstrem: mutlak", lilliefors(residuals)[0])
    shapiro = stats.shapiro(residuals)
    yield Expected("normality-H1", "Shapiro-Wilk W", shapiro.statistic)
    yield Expected("normality-H1", "Sig. Shapiro-Wilk", shapiro.pvalue, p=True)
    tests = {
        "White": het_white(residuals, design),
        "Breusch-Pagan": het_breuschpagan(residuals, design, robust=False),
        "Koenker": het_breuschpagan(residuals, design, robust=True),
    }
    for test, (lm, p, *_) in tests.items():
        yield Expected("homoskedasticity-H1", test, lm)
        yield Expected("homoskedasticity-H1", test, p, p=True)
    glejser = sm.OLS(residuals.abs(), design).fit()
    yield Expected("homoskedasticity-H1", "Glejser", glejser.tvalues["beban_kerja"])


def majene(root):
    """Yield numbers of the association of two categories."""
    settings, answers = read(root, "majene")
    placed, labels = {}, {}
    for name, variable in settings["variables"].items():
        items = answers[items_of(variable)]
        items.attrs["highest"] = 5
        labels[name] = variable["label"]
        yield from instrument(variable["label"], items)
        bands = settings["categories"][variable["categories"]]["bands"]
        share = items.sum(axis=1) * 100 / items_maximum(items)
        names = [band["label"] for band in bands]
        placed[name] = pd.Categorical(
            np.where(share >= bands[1]["from"], names[1], names[0]), names, ordered=True
        )
    counts = pd.crosstab(placed["beban_kerja"], placed["produktivitas"])
    pearson = stats.chi2_contingency(counts, correction=False)
    yates = stats.chi2_contingency(counts, correction=True)
    ratio = stats.chi2_contingency(counts, correction=False, lambda_="log-likelihood")
    for test, found in {"Khi-kuadrat Pearson": pearson, "Rasio kemungkinan": ratio}.items():
        yield Expected("chi-square-H1", test, found.statistic)
        yield Expected("chi-square-H1", test, found.pvalue, p=True)
    yield Expected("chi-square-H1", "Koreksi kontinuitas", yates.statistic)
    yield Expected("chi-square-H1", "Uji eksak Fisher", stats.fisher_exact(counts).pvalue, p=True)
    n = counts.to_numpy().sum()
    v = np.sqrt(pearson.statistic / n)
    yield Expected("measures-H1", "V Cramér", v)
    yield Expected("measures-H1", "Koefisien kontingensi", np.sqrt(v**2 / (1 + v**2)))
    square = counts.to_numpy()
    odds = square[0, 0] * square[1, 1] / (square[0, 1] * square[1, 0])
    yield Expected("measures-H1", "Rasio odds", odds)
    adjusted = Table(counts, shift_zeros=False).standardized_resids
    for row, label in enumerate(counts.index):
        for column in range(2):
            yield Expected("crosstab-H1", f"{label}+1", square[row, column])
            yield Expected("crosstab-H1", f"{label}+2", pearson.expected_freq[row, column])
            yield Expected(
                "crosstab-H1", f"{label}+3", square[row, column] * 100 / square[row].sum()
            )
            yield Expected("crosstab-H1", f"{label}+4", adjusted.iloc[row, column])


def ukm_stress(root):
    """Yield numbers of a correlation, a multiple and an ordinal regression and a mediation."""
    settings, answers = read(root, "ukm_stress")
    totals, labels = {}, {}
    for name, variable in settings["variables"].items():
        items = answers[items_of(variable)].copy()
        highest = max(map(int, settings["scales"][variable["scale"]]["codes"]))
        for item in variable.get("reversed", ()):
            items[item] = highest - items[item]
        items.attrs["highest"] = highest
        labels[name] = variable["label"]
        yield from instrument(variable["label"], items)
        totals[name] = items.sum(axis=1)
    totals = pd.DataFrame(totals).astype(float)
    stress, depression, anxiety = (totals[n] for n in ("stress", "depression", "anxiety"))
    found = stats.pearsonr(stress, depression)
    interval = found.confidence_interval()
    for value in (found.statistic, interval.low, interval.high):
        yield Expected("correlation-H1", "Pearson", value)
    yield Expected("correlation-H1", "Spearman", stats.spearmanr(stress, depression).statistic)
    yield Expected("correlation-H1", "Kendall", stats.kendalltau(stress, depression).statistic)
    both = totals[["stress", "anxiety"]]
    own = {name: labels[name] for name in both}
    yield from regression("H2", depression, both, own, "(Constant)")
    vif = variance_inflation_factor(sm.add_constant(both).to_numpy(), 1)
    yield Expected("multicollinearity-H2", labels["stress"], vif)
    yield Expected("multicollinearity-H2", labels["stress"], 1 / vif)
    a = sm.OLS(anxiety, sm.add_constant(stress)).fit()
    b = sm.OLS(depression, sm.add_constant(both)).fit()
    c = sm.OLS(depression, sm.add_constant(stress)).fit()
    paths = {"a:": (a, "stress"), "b:": (b, "anxiety"), "c:": (c, "stress"), "c′:": (b, "stress")}
    for path, (model, term) in paths.items():
        for value in (model.params[term], model.bse[term], model.tvalues[term]):
            yield Expected("paths-H3", path, value)
    ab = a.params["stress"] * b.params["anxiety"]
    variance = (a.params["stress"] * b.bse["anxiety"]) ** 2
    variance += (b.params["anxiety"] * a.bse["stress"]) ** 2
    for value in (ab, np.sqrt(variance), ab / np.sqrt(variance)):
        yield Expected("indirect-H3", "Sobel", value)
    bands = [band["from"] for band in settings["categories"]["phq9"]["bands"]]
    levels = np.digitize(depression, bands[1:])
    given = pd.DataFrame({labels["stress"]: stress, "Body mass index": answers["BMI"]})
    spreads = given.std()
    fit = OrderedModel(levels, given / spreads, distr="logit").fit(method="bfgs", disp=0)
    for level, band in enumerate(settings["categories"]["phq9"]["bands"]):
        yield Expected("levels-H4", band["label"], (levels == level).sum())
    for name in given:
        b, error = fit.params[name] / spreads[name], fit.bse[name] / spreads[name]
        for value in (b, error, np.exp(b), np.exp(b - stats.norm.ppf(0.975) * error)):
            yield Expected("coefficients-H4", name, value)
    for measure, value in {"Likelihood ratio": fit.llr, "McFadden": fit.prsquared}.items():
        yield Expected("fit-H4", measure, value)


def worker_robotics(root):
    """Yield numbers of labelled answers: instrument, correlation of ranks, and groups."""
    settings, answers = read(root, "worker_robotics")
    answers = answers.rename(columns={text: n for n, text in settings["data"]["columns"].items()})
    variable = settings["variables"]["privacy"]
    codes = {label: code for code, label in settings["scales"]["concern"]["codes"].items()}
    privacy = answers[variable["items"]].apply(lambda column: column.str.strip().map(codes))
    privacy.attrs["highest"] = 3
    yield from instrument(variable["label"], privacy)
    variable = settings["variables"]["threat"]
    codes = {label: code for code, label in settings["scales"]["degree"]["codes"].items()}
    threat = answers[variable["items"]].apply(lambda column: column.str.strip().map(codes))
    complete = threat.dropna()
    alpha = alpha_of(complete)
    for value in (alpha, *feldt(alpha, *complete.shape)):
        yield Expected("reliability", variable["label"], value)
    # Of four answers, three tell the total: the mean of those given stands for the other one.
    totals = pd.DataFrame({"threat": threat.mean(axis=1) * 4, "privacy": privacy.sum(axis=1)})
    totals = totals[threat.notna().sum(axis=1) >= 3]
    for coefficient, found in {
        "Pearson": stats.pearsonr(totals["privacy"], totals["threat"]),
        "Spearman": stats.spearmanr(totals["privacy"], totals["threat"]),
        "Kendall": stats.kendalltau(totals["privacy"], totals["threat"]),
    }.items():
        yield Expected("correlation-H1", coefficient, found.statistic)
        yield Expected("correlation-H1", coefficient, found.pvalue, p=True)
    ages = totals["threat"].groupby(answers["age"])
    for age, values in ages:
        yield Expected("group-means-1", age, values.mean())
        yield Expected("group-means-1", age, values.std(ddof=1))
    kruskal = stats.kruskal(*(values.to_numpy() for _, values in ages))
    yield Expected("group-tests-1", "Kruskal", kruskal.statistic)
    yield Expected("group-tests-1", "Kruskal", kruskal.pvalue, p=True)
    variable = settings["variables"]["barriers"]
    scales = {item: variable.get("item_scales", {}).get(item, "frequency") for item in
              variable["items"]}  # fmt: skip
    coded = {
        item: answers[item].str.strip().map(
            {label: code for code, label in settings["scales"][scale]["codes"].items()}
        )
        for item, scale in scales.items()
    }  # fmt: skip
    yield from _beside(totals["threat"], pd.DataFrame(coded).sum(axis=1), answers["gender"])


def _beside(threat, barriers, gender):
    """Yield the means of women and men adjusted for barriers, and the F of their difference."""
    kept = threat.notna() & gender.isin(["Female", "Male"])
    threat, barriers, man = threat[kept], barriers[kept], (gender[kept] == "Male").astype(float)
    design = np.column_stack([np.ones(len(man)), man, barriers - barriers.mean()])
    (women, more, slope), (left,), *_ = np.linalg.lstsq(design, threat, rcond=None)
    without = np.linalg.lstsq(design[:, [0, 2]], threat, rcond=None)[1].item()
    df = len(man) - 3
    f = (without - left) / (left / df)
    for row, mean in (("Female", women), ("Male", women + more)):
        yield Expected("compared-H5", row, mean)
    yield Expected("tests-H5", "Gender", f)
    yield Expected("tests-H5", "Gender", stats.f.sf(f, 1, df), p=True)
    yield Expected("tests-H5", "Residual", left)
    of_slope = slope**2 * ((design[:, 2] - _by_group(design[:, 2], man)) ** 2).sum()
    yield Expected("tests-H5", "Barriers", of_slope)


def _by_group(values, groups):
    """Return for each value the mean of its group."""
    return pd.Series(values).groupby(groups.to_numpy()).transform("mean").to_numpy()


STUDIES = {made.__name__: made for made in (bandung, majene, ukm_stress, worker_robotics)}
