"""What a panel of experts agrees on: Lawshe's ratio, the content validity index, its kappa."""

from fractions import Fraction
from math import comb

from angket.statistics.undefined import Undefined

# Lawshe's Table 1, one-sided at .05, as the R package contentvalidR has it too.
LAWSHE = {
    5: 0.99, 6: 0.99, 7: 0.99, 8: 0.75, 9: 0.78, 10: 0.62, 11: 0.59, 12: 0.56, 13: 0.54, 14: 0.51,
    15: 0.49, 20: 0.42, 25: 0.37, 30: 0.33, 35: 0.31, 40: 0.29,
}  # fmt: skip


def content_validity_ratio(essential, experts):
    """Return Lawshe's ratio: -1 where nobody calls an item essential, 1 where all do.

    Source: Lawshe, C. H. (1975). A quantitative approach to content validity. Personnel
    Psychology 28, 563-575.

    >>> content_validity_ratio(9, 10)
    0.8
    """
    return (essential - experts / 2) / (experts / 2)


def critical_ratio(experts, alpha, table="exact"):
    """Return the smallest ratio that is not chance.

    Parameters
    ----------
    experts : int
    alpha : float
        One-sided.
    table : {"exact", "lawshe"}
        By the binomial distribution [1]_, or as Lawshe printed it (always one-sided .05), with the
        stricter neighbour of a panel that his table lacks.

    Returns
    -------
    float

    Raises
    ------
    Undefined
        Where even all experts of so small a panel may agree by chance, or Lawshe has no value.

    References
    ----------
    .. [1] Ayre, C. & Scally, A. J. (2014). Critical values for Lawshe's content validity ratio:
       Revisiting the original methods of calculation. Measurement and Evaluation in Counseling
       and Development 47, 79-86.

    Examples
    --------
    >>> critical_ratio(10, 0.05), critical_ratio(10, 0.05, "lawshe")
    (0.8, 0.62)
    """
    if table == "lawshe":
        known = [size for size in LAWSHE if size <= experts]
        if not known or experts > max(LAWSHE):
            raise Undefined("Lawshe's table has panels of 5 to 40 experts")
        return LAWSHE[max(known)]
    limit, ways = Fraction(alpha).limit_denominator(10**9) * 2**experts, 0
    fewest = None
    for essential in range(experts, experts // 2, -1):
        ways += comb(experts, essential)
        if ways > limit:
            break
        fewest = essential
    if fewest is None:
        raise Undefined("so few experts may all agree by chance")
    return content_validity_ratio(fewest, experts)


def modified_kappa(relevant, experts):
    """Return the share of experts who call an item relevant, corrected for chance.

    Source: Polit, D. F., Beck, C. T. & Owen, S. V. (2007). Is the CVI an acceptable indicator of
    content validity? Research in Nursing & Health 30, 459-467.

    >>> round(modified_kappa(4, 5), 2), modified_kappa(3, 3)
    (0.76, 1.0)
    """
    chance = comb(experts, relevant) / 2**experts
    return (relevant / experts - chance) / (1 - chance)


def least_index(experts):
    """Return the smallest item index that is customary: 1 up to five experts, above that 7 of 9.

    Of nine experts seven are enough, which everybody quotes as .78; held against .78 itself,
    7 of 9 would be too few. Lynn's table ends with ten experts; beyond it her 7 of 9 stays.

    Source: Lynn, M. R. (1986). Determination and quantification of content validity. Nursing
    Research 35, 382-385.

    >>> least_index(5), round(least_index(9), 3)
    (1.0, 0.778)
    """
    return 1.0 if experts <= 5 else 7 / 9
