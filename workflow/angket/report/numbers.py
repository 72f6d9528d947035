"""How numbers are written: decimals, decimal mark and leading zero of a language."""

import math

from angket.statistics.rounding import round_half_up

_LEVELS = (0.1, 0.05, 0.01)
# What is nearer to zero than this is zero: the mean of residuals, as a computer sums it.
_NOTHING = 1e-10


def write_number(value, style, words):
    """Write a number as a language does.

    Parameters
    ----------
    value : float
    style : str
        One of `angket.catalogue.STYLES`; or, for a setting written as it was given, `given`,
        and `level` where it cannot exceed 1.
    words : dict
        The language's numbers: decimal_mark, thousands_mark, leading_zero (of numbers that
        cannot exceed 1) and decimals (from style to how many); levels, those of significance
        that a p is compared with, the customary ones where it is left out.

    Returns
    -------
    str
        With a true minus sign. What is above zero, but would be written as nothing but zeros, is
        an inequality; so is a p that is smaller than the least that is shown. What is below zero
        then takes as many decimals as its first digit needs. What is below one by its nature, but
        would be written as one, takes a decimal more, or is an inequality. A p just above a level
        of significance takes one decimal more, or where that does not set them apart either, an
        inequality as well.

    Examples
    --------
    >>> english = {"decimal_mark": ".", "thousands_mark": ",", "leading_zero": False,
    ...            "decimals": {"p": 3, "bounded": 2, "statistic": 2}}
    >>> [write_number(0.0000071, "p", english), write_number(0.6114, "bounded", english),
    ...  write_number(1234.5, "statistic", english), write_number(55, "count", english)]
    ['< .001', '.61', '1,234.50', '55']
    >>> write_number(0.0504, "p", english), write_number(0.010004, "p", english)
    ('.0504', '> .010')
    >>> write_number(0.0004, "bounded", english), write_number(-0.0004, "statistic", english)
    ('< .01', '\N{MINUS SIGN}0.0004')
    >>> write_number(0.9976, "bounded", english), write_number(0.99996, "bounded", english)
    ('.998', '> .999')
    >>> write_number(0.010004, "p", english | {"levels": (0.05,)})
    '.010'
    >>> write_number(55.6, "given", english), write_number(0.05, "level", english)
    ('55.6', '.05')
    >>> write_number(-2.0, "amount", english), write_number(1250.5, "amount", english)
    ('\N{MINUS SIGN}2', '1,250.50')
    """
    if style == "count" or (style in ("degrees", "amount") and float(value).is_integer()):
        return _marked(f"{int(value):,}", words).replace("-", "\N{MINUS SIGN}")
    if style in ("given", "level"):
        text = _marked(f"{value:,.10g}", words)
        return (_bare(text, words) if style == "level" else text).replace("-", "\N{MINUS SIGN}")
    decimals = words["decimals"].get(style, words["decimals"]["statistic"])
    least = 10.0**-decimals
    if style == "p" and value < least:
        return f"< {_bare(_marked(f'{least:.{decimals}f}', words), words)}"
    if style == "p" and value > 1 - least / 2:
        return f"> {_bare(_marked(f'{1 - least:.{decimals}f}', words), words)}"
    if style == "p" and _looks_equal(value, decimals, words.get("levels", _LEVELS)):
        shown = f"{round_half_up(value, decimals)}"
        decimals += 1
        if _looks_equal(value, decimals, words.get("levels", _LEVELS)):
            return f"> {_bare(_marked(shown, words), words)}"
    text = f"{round_half_up(value, decimals):,}"
    if not text.strip("-0.") and abs(value) > _NOTHING:
        if value < 0:
            # "> -.01" would leave open on which side of zero it lies.
            return write_number(value, style, _with_decimals(style, value, words))
        text = _marked(f"{least:.{decimals}f}", words)
        return f"< {_bare(text, words) if style == 'bounded' else text}"
    text = _marked(text.lstrip("-") if not text.strip("-0.") else text, words)
    if style == "bounded" and text.lstrip("-").startswith("1") and 1 - abs(value) > _NOTHING:
        return _just_below_one(value, decimals, words)
    bounded = style in ("p", "bounded") and abs(value) < 1 and not text.lstrip("-").startswith("1")
    return (_bare(text, words) if bounded else text).replace("-", "\N{MINUS SIGN}")


def _just_below_one(value, decimals, words):
    """Write a bounded value that is one only if it is rounded, so that it does not look exact."""
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    text = f"{round_half_up(abs(value), decimals + 1)}"
    if text.startswith("1"):
        nines = _bare(_marked(f"0.{'9' * (decimals + 1)}", words), words)
        return f"< {sign}{nines}" if sign else f"> {nines}"
    return sign + _bare(_marked(text, words), words)


def write_factor(value, words):
    """Write the size of a coefficient by which something is multiplied, however small it is.

    Parameters
    ----------
    value : float
    words : dict
        As `write_number` takes them.

    Returns
    -------
    str
        With as many decimals as coefficients have, or as the first digit needs that is not zero.

    Examples
    --------
    >>> words = {"decimal_mark": ",", "thousands_mark": ".", "leading_zero": True,
    ...          "decimals": {"coefficient": 3, "statistic": 3}}
    >>> write_factor(0.6276, words), write_factor(-0.00042, words)
    ('0,628', '0,0004')
    """
    return write_number(abs(value), "coefficient", _with_decimals("coefficient", value, words))


def write_limit(value, style, words):
    """Write a limit of an interval, which says nothing where it is an inequality.

    Parameters
    ----------
    value : float
    style : str
    words : dict
        As `write_number` takes them.

    Returns
    -------
    str
        With as many decimals as the style has, or up to two more, as the first digit needs that
        is not zero; an inequality if these do not do either.

    Examples
    --------
    >>> words = {"decimal_mark": ".", "thousands_mark": ",", "leading_zero": False,
    ...          "decimals": {"bounded": 2, "statistic": 2}}
    >>> [write_limit(value, "bounded", words) for value in (0.28, 0.0042, 0.00000042)]
    ['.28', '.004', '< .01']
    """
    decimals = words["decimals"].get(style, words["decimals"]["statistic"])
    if abs(value) < 10.0 ** -(decimals + 2):
        return write_number(value, style, words)
    return write_number(value, style, _with_decimals(style, value, words))


def write_interval(low, high, style, words):
    """Write both limits of an interval with as many decimals as the one that needs more.

    Parameters
    ----------
    low, high : float
    style : str
    words : dict
        As `write_number` takes them.

    Returns
    -------
    list of str
        As `write_limit` writes them.

    Examples
    --------
    >>> words = {"decimal_mark": ".", "thousands_mark": ",", "leading_zero": False,
    ...          "decimals": {"bounded": 2, "statistic": 2}}
    >>> limits = (-0.0063, 0.0021), (0.0, 0.31), (0.00042, 0.07), (4e-7, 0.07)
    >>> [write_interval(low, high, "bounded", words) for low, high in limits]
    [['\N{MINUS SIGN}.006', '.002'], ['.00', '.31'], ['.0004', '.0700'], ['< .01', '.07']]
    """
    texts = [write_limit(value, style, words) for value in (low, high)]
    decimals = [_decimals_in(text, words) for text in texts]
    if decimals[0] == decimals[1]:
        return texts
    alike = words | {"decimals": words["decimals"] | {style: max(decimals)}}
    fewer = decimals.index(min(decimals))
    if texts[fewer][0] not in "<>":
        texts[fewer] = write_number((low, high)[fewer], style, alike)
    return texts


def _decimals_in(text, words):
    return len(text.partition(words["decimal_mark"])[2])


def _with_decimals(style, value, words):
    """Return the words with as many decimals of a style as the first digit of a value needs."""
    least = words["decimals"].get(style, words["decimals"]["statistic"])
    if _NOTHING < abs(value) < 1:
        least = max(least, -math.floor(math.log10(abs(value))))
    return words | {"decimals": words["decimals"] | {style: least}}


def _looks_equal(p, decimals, levels):
    """Tell whether a p above a level of significance would be written as that level.

    >>> [_looks_equal(p, 3, _LEVELS) for p in (0.0504, 0.04996, 0.0512)]
    [True, False, False]
    """
    return any(p > level == float(round_half_up(p, decimals)) for level in levels)


def _marked(text, words):
    marks = {",": words["thousands_mark"], ".": words["decimal_mark"]}
    return "".join(marks.get(character, character) for character in text)


def _bare(text, words):
    """Drop the zero before the decimal mark where the language does."""
    if words["leading_zero"]:
        return text
    zero = f"0{words['decimal_mark']}"
    return text.replace(zero, words["decimal_mark"], 1) if text.lstrip("-")[:2] == zero else text
