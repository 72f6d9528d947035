"""Whether the sample is large enough, for the effects of interest or for what it could find."""

from angket.formats.blocks import Reference
from angket.report.listing import joined, listed, related
from angket.report.power import effect, has_interest, has_least, untold_sizes

GLOSSARY = "glossary"


def sample_size(results, say):
    """Say of each hypothesis whether its test had enough respondents.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of tuple of Inline
        Sentences; against the effect of interest where a hypothesis has one, else what its test
        could have found.
    """
    names = list(results.settings.get("hypotheses") or {})
    told = [_against_interest(results, say, name) for name in names if has_interest(results, name)]
    others = [name for name in names if not has_interest(results, name)]
    found = [name for name in others if has_least(results, name)]
    if found:
        told += _detectable(results, say, found, told)
        told += untold_sizes(results, say, others)
    return told


def _detectable(results, say, names, told):
    """Yield what the tests of some hypotheses could have found, and what may have been missed."""
    if not told and not results.has("sample", "all", "slovin"):
        yield say("sample.size.underived")
    effects = [
        say("sample.size.one", hypothesis=name, effect=effect(results, say, name, "detectable"))
        for name in names
    ]
    yield say("sample.size.detectable", effects=joined(say, "listing.semicolon", effects))
    if kept := [name for name in names if results.flag("decision", name, "reject_h0") is False]:
        yield say("sample.size.missed", hypotheses=listed(say, kept))
    if len({results.value("power", name, "detectable_measure") for name in names}) > 1:
        yield say("sample.size.explained", glossary=Reference(GLOSSARY))


def _against_interest(results, say, name):
    kind = results.settings["hypotheses"][name]["kind"]
    of = {
        "hypothesis": name,
        "n": results.number(kind, name, "n"),
        "effect": effect(results, say, name, "effect_of_interest"),
        "power": related(results.number("power", name, "interest_power")),
    }
    if not results.has("power", name, "interest_n_needed"):
        return say("sample.size.power_alone", **of)
    of["needed"] = results.number("power", name, "interest_n_needed")
    return say(f"sample.size.{'enough' if of['n'].value >= of['needed'].value else 'short'}", **of)
