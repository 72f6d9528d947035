"""Do groups spread alike? Levene's test."""

import numpy as np
import scipy

from angket.statistics.undefined import Undefined


def levene(groups):
    """Test whether the variances of groups are the same.

    Parameters
    ----------
    groups : dict of ndarray
        Two or more, as `angket.statistics.groups.groups.split_groups` returns them.

    Returns
    -------
    dict
        levene_df1, levene_df2; levene_mean_f, levene_mean_p (distances from the group
        means, Levene's own test [1]_ and the one that SPSS prints first),
        levene_median_f, levene_median_p (from the medians, safer with skewed values
        [2]_).

    Raises
    ------
    Undefined
        When within each group all distances are the same, as they are in groups of two.

    References
    ----------
    .. [1] Levene, H. (1960). Robust tests for equality of variances. In Olkin, I. (ed.),
       Contributions to Probability and Statistics, 278-292.
    .. [2] Brown, M. B. & Forsythe, A. B. (1974). Robust tests for the equality of
       variances. Journal of the American Statistical Association 69, 364-367.

    Examples
    --------
    >>> groups = {"a": np.array([1.0, 2, 3]), "b": np.array([1.0, 5, 12])}
    >>> round(levene(groups)["levene_median_f"], 3)
    2.132
    """
    members = list(groups.values())
    table = {
        "levene_df1": len(members) - 1,
        "levene_df2": sum(map(len, members)) - len(members),
    }
    for centre, middle in (("mean", np.mean), ("median", np.median)):
        distances = [np.abs(group - middle(group)) for group in members]
        # The middle is rounded, so distances of equal size may differ in the last digit.
        largest = max(distance.max() for distance in distances)
        if all(np.ptp(distance) <= 1e-12 * largest for distance in distances):
            raise Undefined("the distances from the middle do not vary within any group")
        result = scipy.stats.levene(*members, center=centre)
        table[f"levene_{centre}_f"] = float(result.statistic)
        table[f"levene_{centre}_p"] = float(result.pvalue)
    return table
