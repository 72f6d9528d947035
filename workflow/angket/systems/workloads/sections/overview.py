"""The summary at the top: how much work, how many it takes, how many there are."""

from angket.report.finding import paragraph
from angket.report.opened import opened
from angket.systems.workloads.said import all_numbers, by_ratio, has_kinds, rounded, size
from angket.systems.workloads.sections.by_time import by_time_in_brief

# Among the sections; see angket.report.compose.
PLACE = 5


def compose(results, say):
    """Compose the summary of results.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    told = all_numbers(results)
    citation = results.value("working_time", "all", "citation")
    work = say(f"workloads.{'work_main' if has_kinds(results) else 'work'}", **told)
    key = "need" if rounded(results) else "need_unrounded"
    need = say(f"workloads.{key}", citation=citation, **told)
    return [
        *opened(results, say.text("workloads.overview")),
        *paragraph(say("workloads.asked"), work, need, _balance(results, say, told)),
        *paragraph(_where(results, say, told), _utilisation(results, say)),
        *paragraph(by_time_in_brief(results, say), say("workloads.caution")),
    ]


def _balance(results, say, told):
    amount = told["difference"].value
    way = "short" if amount < 0 else "over" if amount > 0 else "balanced"
    posts = say.text(f"workloads.posts.{'rounded' if rounded(results) else 'unrounded'}")
    return say(f"workloads.total_{way}", size=size(told["difference"]), posts=posts, **told)


def _where(results, say, told):
    """Say in how many positions staff is short, and in how many there is more than posts."""
    some = {way: bool(told[f"positions_{way}"].value) for way in ("short", "over")}
    posts = say.text(f"workloads.posts.{'rounded' if rounded(results) else 'unrounded'}")
    told = told | {"posts": posts}
    if all(some.values()):
        return say("workloads.both", **told)
    way = next((way for way, there in some.items() if there), None)
    return say(f"workloads.only_{way}", **told) if way else say("workloads.none", **told)


def _utilisation(results, say):
    """Say how the work of all compares with the time of all, and what that is not."""
    statistic = "wisn_ratio" if by_ratio(results) else "efficiency"
    if not results.has("workload_total", "all", statistic):
        return ()
    value = results.number("workload_total", "all", statistic)
    return say(f"workloads.overall_{statistic}", value=value)
