"""What the pool of a synthesis shows: the pooled effect, and what to expect of a further study."""

from angket.formats.blocks import Heading, Reference
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.tables import Column, statistics_table
from angket.systems.syntheses.converting import POOLED
from angket.systems.syntheses.forest import MANY
from angket.systems.syntheses.pooled import CONVERTED, SECTION
from angket.systems.syntheses.robustness import OWN
from angket.systems.syntheses.sections.parts import (
    between,
    beyond_one,
    figure_of,
    in_print,
    names_of,
    not_pooled,
    percent_of,
    pool_of,
    span,
    test_named,
)

_OF_STUDIES = ("n", "r", "ci_low_back", "ci_high_back", "weight_percent")
_OF_POOL = (
    "k",
    "n",
    "samples",
    "estimate_back",
    "ci_low_back",
    "ci_high_back",
    "t",
    "z",
    "df",
    "p",
)
# Apart, because one table of all would be wider than a page.
_FURTHER = ("prediction_low_back", "prediction_high_back", "reliable_k", "mean_r")
_FURTHER += ("attenuation_corrected",)


def compose(results, say):
    """Compose the section about the pool.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    found = pool_of(results, say)
    return [
        Heading(1, say.text("syntheses.heading")),
        *paragraph(*_sentences(results, say, found)),
        *figure_of(results, say, "forest"),
        *_tables(results, say),
    ]


def _sentences(results, say, found):
    """Say what the pool shows and how, and what a further study may find."""
    if not found.has("estimate_back", "ci_low_back"):
        yield not_pooled(results, say, found)
        yield _shown(results, say, found)
        return
    pooling = results.settings["pooling"]
    told = {name: found.number(name) for name in ("k", "n", "estimate_back")}
    told |= {name: found.number(f"{name}_back") for name in ("ci_low", "ci_high")}
    percent = percent_of(results)
    averaged = pooling["dependent"] == "mean" and found.amount("k") < pooled_in(results)
    key = "estimate_of_samples" if averaged else "estimate"
    yield say(f"syntheses.pool.{key}", percent=percent, **told, **between(results))
    signs = told["ci_low"].value * told["ci_high"].value
    direction = "positive" if told["estimate_back"].value > 0 else "negative"
    yield say(f"syntheses.pool.{direction if signs > 0 else 'open'}", p=found.p())
    if found.has("prediction_low_back"):
        low, high = (found.number(f"prediction_{end}_back") for end in ("low", "high"))
        sides = "one_side" if low.value * high.value > 0 else "both_sides"
        ends = span(say, low, high)
        yield say(f"syntheses.pool.prediction_{sides}", span=ends, percent=percent)
        names = (*_OF_POOL, *_FURTHER)
        yield from beyond_one(results, say, SECTION, [("", results.settings["name"])], names)
    yield from _own(results, say)
    yield from _origins(results, say)
    estimator = say(f"syntheses.estimators.{pooling['estimator']}")
    scale = say(f"syntheses.scales.{pooling['measure']}")
    robust = found.has("samples")
    test = say("syntheses.tests.robust") if robust else test_named(results, say)
    yield say("syntheses.pool.how", estimator=estimator, test=test, scale=scale)
    if found.has("attenuation_corrected"):
        names = ("mean_r", "attenuation_corrected", "reliable_k")
        yield say("syntheses.pool.corrected", **{name: found.number(name) for name in names})
    yield _shown(results, say, found)
    studies = [one for one in results.settings["studies"] if one["status"] == POOLED]
    if any(one["pearson"] != "true" for one in studies):
        yield say("syntheses.pool.marked", mark=CONVERTED)


def _shown(results, say, found):
    """Say where every result stands, as inlines or nothing."""
    if "forest" not in results.figures or not found.has("k"):
        return ()
    # The two rows below the studies are those of the pool and of a further study.
    many = "_many" if found.amount("k") + 2 > MANY else ""
    shown = {"figure": Reference("figure-forest"), "table": Reference("studies-pooled")}
    return say(f"syntheses.pool.shown{many}", **shown)


def _own(results, say):
    """Say which results among prior studies are one's own."""
    own = [one["study"] for one in results.settings["studies"] if one["own"] == "true"]
    if not own or len(own) == len(results.settings["studies"]):
        return
    yield say(f"syntheses.pool.with_own{'s' if len(own) > 1 else ''}", own=listed(say, own))
    if names_of(results, OWN):
        yield say("syntheses.pool.prior_alone")


def _origins(results, say):
    """Say which own results do not rest on answers that people gave."""
    for origin in ("reconstructed", "simulated"):
        of_it = [one["study"] for one in results.settings["studies"] if one["origin"] == origin]
        if of_it:
            yield say(f"syntheses.pool.{origin}", own=listed(say, of_it))


def pooled_in(results):
    """Count the results that are pooled, of which some may be of one sample."""
    return sum(one["status"] == POOLED for one in results.settings["studies"])


def _tables(results, say):
    name = results.settings["name"]
    all_together, pool = [(say.text("syntheses.all"), name)], []
    for label, phrase, statistics in (
        ("pool", "table", _OF_POOL),
        ("further-study", "further_table", _FURTHER),
    ):
        columns = [Column(SECTION, statistic) for statistic in statistics]
        title = say.text(f"syntheses.pool.{phrase}")
        notes = beyond_one(results, say, SECTION, all_together, statistics)
        pool += statistics_table(results, say, label, title, "pool", all_together, columns, notes)
    columns = [Column(SECTION, statistic) for statistic in _OF_STUDIES]
    title, rows = say.text("syntheses.pool.studies"), names_of(results, SECTION)
    studies = statistics_table(results, say, "studies-pooled", title, "study", rows, columns)
    return [*in_print(studies), *pool]
