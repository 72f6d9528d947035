"""How numbers are written: decimals, decimal mark and leading zero of a language."""

from angket.statistics.rounding import round_half_up
from angket.statistics.significance import is_p

# What a statistic is called tells how it is written; the first ending that fits counts.
STYLES = {
    "count": (
        "n", "df", "items", "groups", "seed", "resamples", "repeats", "frequency", "received",
        "excluded", "analysed", "expected_sample", "population", "complete", "person_mean",
        "slovin", "krejcie_morgan", "census_rule", "n_needed", "score_actual", "score_ideal",
        "cells_below_5", "factors_suggested", "figures", "reproduced", "cells",
        "not_applicable", "declared_missing", "without_total", "answers", "returned",
    ),
    "percent": ("percent",),
    # These can be as small as a p, and their smallness matters as much.
    "p": ("r_squared_change",),
    "bounded": (
        "r", "rho", "tau_b", "r_squared", "r_squared_adjusted", "alpha",
        "alpha_if_deleted", "alpha_standardized", "r_item_total", "r_critical", "r_corrected",
        "r_raw_interval", "omega", "kmo", "phi", "cramers_v", "contingency_coefficient",
        "eta_squared", "epsilon_squared", "omega_squared", "partial_eta_squared", "power",
        "proportion", "cumulative", "zero_order_r", "partial_r", "semipartial_r",
        "cronbach_minimum", "ks_d", "ks_positive", "ks_negative", "shapiro_w", "tolerance",
        "communality", "inter_item_mean", "inter_item_minimum", "inter_item_maximum",
        "rank_biserial", "msa",
    ),
    "mean": (
        "mean", "mean_rank", "sd", "median", "mode", "minimum", "maximum", "difference", "expected",
    ),
}  # fmt: skip
_OF = {name: style for style, names in STYLES.items() for name in names}
_BOUNDED = ("alpha_ci", "r_squared_ci", "split_half", "loading", "eta_squared", "omega_squared")


def style_of(statistic):
    """Return how a statistic of this name is written.

    Returns
    -------
    str
        count, percent, p, bounded (cannot exceed 1), mean, or statistic for any other.

    Examples
    --------
    >>> [style_of(name) for name in ("n", "f_df1", "lilliefors_p", "r_squared", "f", "row_percent")]
    ['count', 'degrees', 'p', 'bounded', 'statistic', 'percent']
    """
    if statistic in _OF:
        return _OF[statistic]
    if is_p(statistic) or statistic.startswith("p_"):
        return "p"
    if statistic.endswith(("_df", "_df1", "_df2")):
        return "degrees"
    if statistic.endswith("percent"):
        return "percent"
    if statistic.startswith(_BOUNDED):
        return "bounded"
    return "statistic"


def write_number(value, style, words):
    """Write a number as a language does.

    Parameters
    ----------
    value : float
    style : str
        As `style_of` names it; or, for a setting written as it was given, `given`, and
        `level` where it cannot exceed 1.
    words : dict
        The language's numbers: decimal_mark, thousands_mark, leading_zero (of numbers that
        cannot exceed 1) and decimals (from style to how many).

    Returns
    -------
    str
        With a true minus sign. A p too small to be shown is written as an inequality.

    Examples
    --------
    >>> english = {"decimal_mark": ".", "thousands_mark": ",", "leading_zero": False,
    ...            "decimals": {"p": 3, "bounded": 2, "statistic": 2}}
    >>> [write_number(0.0000071, "p", english), write_number(0.6114, "bounded", english),
    ...  write_number(1234.5, "statistic", english), write_number(55, "count", english)]
    ['< .001', '.61', '1,234.50', '55']
    >>> write_number(55.6, "given", english), write_number(0.05, "level", english)
    ('55.6', '.05')
    """
    if style == "count" or (style == "degrees" and float(value).is_integer()):
        return _marked(f"{int(value):,}", words)
    if style in ("given", "level"):
        text = _marked(f"{value:,.10g}", words)
        return (_bare(text, words) if style == "level" else text).replace("-", "\N{MINUS SIGN}")
    decimals = words["decimals"].get(style, words["decimals"]["statistic"])
    least = 10.0**-decimals
    if style == "p" and value < least:
        return f"< {_bare(_marked(f'{least:.{decimals}f}', words), words)}"
    if style == "p" and value > 1 - least / 2:
        return f"> {_bare(_marked(f'{1 - least:.{decimals}f}', words), words)}"
    text = f"{round_half_up(value, decimals):,}"
    text = _marked(text.lstrip("-") if not text.strip("-0.") else text, words)
    bounded = style in ("p", "bounded") and abs(value) < 1 and not text.lstrip("-").startswith("1")
    return (_bare(text, words) if bounded else text).replace("-", "\N{MINUS SIGN}")


def _marked(text, words):
    marks = {",": words["thousands_mark"], ".": words["decimal_mark"]}
    return "".join(marks.get(character, character) for character in text)


def _bare(text, words):
    """Drop the zero before the decimal mark where the language does."""
    if words["leading_zero"]:
        return text
    zero = f"0{words['decimal_mark']}"
    return text.replace(zero, words["decimal_mark"], 1) if text.lstrip("-")[:2] == zero else text
