"""Whether small studies find more than large ones, which may be for want of those unpublished."""

from angket.formats.blocks import Heading, Reference
from angket.report.finding import paragraph
from angket.report.tables import Column, statistics_table
from angket.systems.syntheses.pooled import SECTION
from angket.systems.syntheses.sections.parts import figure_of, pool_of

_TESTS = ("egger_t", "egger_df", "egger_p", "egger_limit_back", "egger_limit_low_back")
_TESTS += ("egger_limit_high_back", "begg_tau", "begg_p", "trim_fill_k", "fail_safe_n")


def compose(results, say):
    """Compose the section about small studies.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where nothing was pooled.
    """
    found = pool_of(results, say)
    if not found.has("estimate_back"):
        return []
    blocks = [
        Heading(1, say.text("syntheses.small.heading")),
        *paragraph(*_sentences(results, say, found)),
        *figure_of(results, say, "funnel"),
    ]
    if not found.has("egger_p"):
        return blocks
    columns = [Column(SECTION, statistic) for statistic in _TESTS]
    rows = [(say.text("syntheses.all"), results.settings["name"])]
    title = say.text("syntheses.small.table")
    return [
        *blocks,
        *statistics_table(results, say, "tests-of-small-studies", title, "pool", rows, columns),
    ]


def _sentences(results, say, found):
    if not found.has("egger_p"):
        yield say("syntheses.small.untested", reason=found.reason("egger_p"))
    else:
        verdict = "lean" if found.amount("egger_p") <= 0.1 else "even"
        told = {
            "t": found.number("egger_t"),
            "df": found.number("egger_df"),
            "k": found.number("k"),
        }
        yield say(f"syntheses.small.{verdict}", p=found.p("egger_p"), **told)
        if found.has("trim_fill_k"):
            missing = found.number("trim_fill_k")
            yield say(f"syntheses.small.{'filled' if missing.value else 'full'}", n=missing)
    if "funnel" in results.figures:
        yield say("syntheses.small.funnel", figure=Reference("figure-funnel"))
    if found.has("fail_safe_n"):
        yield say("syntheses.small.fail_safe", n=found.number("fail_safe_n"))
    if found.has("samples"):
        yield say("syntheses.small.samples")
