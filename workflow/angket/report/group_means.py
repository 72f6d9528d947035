"""Which group has the higher mean and by how much, and which groups were too small to compare."""

from angket.report.counts import counts_of
from angket.report.listing import listed
from angket.statistics.categorical.joint_groups import SMALLEST_GROUP, is_joint
from angket.subjects import column_and_value, pair_apart, value_of, values_of


def direction(results, say, subject, groups, found, test, differs):
    """Tell who is higher: of two groups with the difference, of several the highest and lowest.

    Parameters
    ----------
    results : Results
    say : Phrases
    subject : str
        Of the comparison, such as "stress|gender".
    groups : list of str
        Those compared, in order.
    found : Finding
        What the comparison found.
    test : str or None
        The test of means that is told: its interval is that of the difference.
    differs : bool
        Whether it is significant.

    Returns
    -------
    tuple of Inline
        A sentence; empty where means are missing.
    """
    means = {
        group: results.number("comparison", value_of(subject, group), "mean")
        for group in groups
        if results.has("comparison", value_of(subject, group), "mean")
    }
    if len(means) < 2:
        return ()
    if len(means) == 2:
        return _of_two(results, say, means, found, test, differs)
    highest, lowest = (choose(means, key=lambda each: means[each].value) for choose in (max, min))
    if means[highest].value == means[lowest].value:
        return say("comparison.means_alike")
    return say(
        "comparison.highest_lowest",
        highest=highest,
        highest_mean=means[highest],
        lowest=lowest,
        lowest_mean=means[lowest],
    )


def _of_two(results, say, means, found, test, differs):
    """Tell the difference as a positive number, its limits turned round with it."""
    if not found.has("difference"):
        return ()
    difference = found.amount("difference")
    if difference == 0:
        return say("comparison.means_alike")
    sign = 1 if difference > 0 else -1
    higher, lower = list(means)[::sign]
    by = (results.write(abs(difference), "statistic", of=found.places("difference")).text,)
    limits = [f"{test}_ci_low", f"{test}_ci_high"][::sign]
    if found.has(*limits):
        low, high = (
            results.write(sign * found.amount(name), "statistic", of=found.places(name))
            for name in limits
        )
        by = say(
            "hypotheses.estimate",
            value=by[0],
            confidence=found.confidence,
            interval=say("hypotheses.interval", low=low, high=high),
        )
    return say(
        f"comparison.higher_{'differs' if differs else 'alike'}",
        higher=higher,
        higher_mean=means[higher],
        lower=lower,
        lower_mean=means[lower],
        difference=by,
    )


def left_out(results, say, subject, smallest):
    """Name the groups that were too small to be compared, and return those that were compared.

    Parameters
    ----------
    results : Results
    say : Phrases
    subject : str
        Of the comparison.
    smallest : int
        The fewest respondents of a group that is compared.

    Returns
    -------
    groups : list of str
        Those compared, in order.
    told : tuple of Inline
        A sentence; empty where no group that has members was left out.
    """
    compared, small = [], []
    for place in results.subjects("comparison", values_of(subject)):
        _, group = column_and_value(place)
        if results.reason("comparison", place, "mean") is None:
            compared.append(group)
        elif results.has("comparison", place, "n"):
            n = results.number("comparison", place, "n")
            if n.value:
                small.append(named(say, group, n))
    return compared, told_left_out(results, say, small, smallest)


def named(say, group, n):
    """Name a group that is left out, with its size unless few belong to it."""
    if n.value < SMALLEST_GROUP:
        return (group,)
    return say("comparison.small_group", group=group, n=n)


def told_left_out(results, say, small, smallest):
    """Say which groups are too small to be compared, and what follows of them from other results.

    Parameters
    ----------
    results : Results
    say : Phrases
    small : list of tuple of Inline
        As `named` returns them.
    smallest : int

    Returns
    -------
    tuple of Inline
        Empty where there is none.
    """
    if not small:
        return ()
    told = f"comparison.left_out_{'one' if len(small) == 1 else 'many'}"
    return say(told, groups=listed(say, small), smallest=results.spelled(smallest))


def told_as_one(results, say, subject, groups):
    """Say which of the groups that are compared stand for several, and why.

    Parameters
    ----------
    results : Results
    say : Phrases
    subject : str
        Of the comparison.
    groups : list of str

    Returns
    -------
    tuple of Inline
        Empty where there is none.
    """
    single = counts_of(results, "sample", pair_apart(subject)[1]).categories
    joint = [group for group in groups if is_joint(group, single)]
    if not joint:
        return ()
    smallest = results.spelled(SMALLEST_GROUP)
    return say("comparison.together", groups=listed(say, joint), smallest=smallest)


def places_told(results, subject):
    """List the groups of a comparison of which a table tells: none of few respondents.

    Parameters
    ----------
    results : Results
    subject : str

    Returns
    -------
    list of str
        Their subjects.
    """
    places = results.subjects("comparison", values_of(subject))
    return [place for place in places if not _is_of_few(results, place)]


def _is_of_few(results, place):
    if results.reason("comparison", place, "mean") is None:
        return False
    few = results.has("comparison", place, "n")
    return few and results.number("comparison", place, "n").value < SMALLEST_GROUP
