"""The terms of this report: each statistic that it prints, explained in a sentence or two.

What they mean stands in the catalogue of statistics, so that the report and docs/statistics.md
say the same.
"""

import re
import unicodedata

from angket import catalogue
from angket.catalogue import PARTS
from angket.formats.blocks import Cell, Heading, Paragraph, Reference, Table, text_of
from angket.report.listing import listed
from angket.report.phrases import Phrases
from angket.report.power import measures_of
from angket.report.said import said_by
from angket.report.sample_size import GLOSSARY
from angket.report.tables import heading
from angket.statistics.significance import is_p

# Among the sections; see angket.report.compose. After all others, whose numbers it explains.
PLACE = 120

LABEL = GLOSSARY
# What many statistics have in common is explained once: the end of their names, by the phrase.
COMMON = {
    "interval": ("_low", "_high"),
    "standard_error": ("_se",),
    "bootstrap": ("bootstrap_se", "bca_low", "bca_high"),
    "sum_of_squares": ("_ss",),
    "mean_square": ("_ms",),
}
# What sentences name: by section and subject, or section and statistic, of a number of theirs.
PROCEDURES = {
    "mahalanobis": {("screening", "mahalanobis")},
    "parallel_analysis": {
        ("structure", "factors_suggested"),
        ("eigenvalue", "random_quantile"),
        ("factors", "factors_parallel"),
    },
}
# What is explained once.
_COMMON = [
    "p",
    "alpha",
    "df",
    "power",
    "odds",
    "ordinal_model",
    "one_sided",
    *COMMON,
    *PROCEDURES,
    "monte_carlo",
]
_COMMON.insert(_COMMON.index("standard_error"), "one_sided")
# Numbers that their headings explain, or that stand for others.
_PLAIN = {"minimum", "maximum", "estimate", "residual_mean", "residual_sd", "from", "above"}
_PLAIN |= {"inter_item_minimum", "inter_item_maximum"}
# Those that a sentence or note names in full.
_PLAIN |= {"minimum_expected", "cells_below_5_percent"}
_PLAIN_STYLES = {"count", "degrees", "text", "verdict", "p"}


def compose(results, say):
    """Compose the glossary of what the sections before it print.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where they print no statistic.
    """
    terms = [*_common(results, say), *_sizes(results, say), *_of_statistics(results)]
    if not terms:
        return []
    terms += _words(results, say, [meaning for _, meaning in terms])
    terms.sort(key=lambda told: _in_order(text_of(told[0])))
    body = tuple((Cell(term), Cell((meaning,))) for term, meaning in terms)
    head = (heading(say, "glossary_term"), heading(say, "glossary_meaning"))
    return [
        Heading(1, say.text("glossary.heading")),
        Paragraph(*say("glossary.intro", table=Reference(LABEL))),
        Table(LABEL, say.text("glossary.table"), (head,), body),
    ]


def _in_order(term):
    """Return what a term is sorted by: its letters, Greek ones by their names.

    >>> sorted(["χ² (Pearson)", "*R*²", "Cattell's d", "β", "Box's M", "η²"], key=_in_order)
    ['β', "Box's M", "Cattell's d", 'χ² (Pearson)', 'η²', '*R*²']
    """
    written = "".join(map(_name_of, unicodedata.normalize("NFKD", term)))
    return re.sub(r"\W+", " ", written).strip().casefold(), term


def _name_of(letter):
    name = unicodedata.name(letter, "")
    return name.rpartition(" ")[2] if name.startswith("GREEK") else letter


def _words(results, say, meanings):
    """Yield the words that sentences of the report, or meanings of other terms, use."""
    text = "\n".join([*results.sentences, *meanings])
    for word in say.raw("glossary.words"):
        if re.search(say.text(f"glossary.words.{word}.used"), text, re.IGNORECASE):
            yield say(f"glossary.words.{word}.term"), say.text(f"glossary.words.{word}.meaning")


def _common(results, say):
    """Yield what is common to many statistics, where one of them is printed."""
    found = dict.fromkeys(_COMMON, False)
    ways = results.subjects("sensitivity") if _is_told(results, "sensitivity") else ()
    found["ordinal_model"] = any("ordinal" in subject for subject in ways)
    for section, subject, statistic in results.told():
        described = results.catalogue.find(section, statistic)
        style = described.style
        found["p"] |= style == "p"
        found["power"] |= section == "power"
        found["odds"] |= "odds" in statistic
        found["df"] |= style == "degrees"
        found["alpha"] |= (section, statistic) == ("decision", "alpha")
        for key, ends in COMMON.items():
            found[key] |= f"_{statistic}".endswith(ends)
        for key, places in PROCEDURES.items():
            found[key] |= not {(section, subject), (section, statistic)}.isdisjoint(places)
    told = {statistic for _, _, statistic in results.told()}
    # A table of ways of testing has it without the statistic that the catalogue explains.
    of_tables = any("monte_carlo" in subject for subject in ways)
    found["monte_carlo"] = of_tables and "monte_carlo_p" not in told
    apart = _one_sided(results, say)
    found["one_sided"] = bool(apart)
    for key, is_there in found.items():
        if is_there:
            of = apart if key == "one_sided" else {}
            meaning = say.text(f"glossary.common.{key}.meaning", **of)
            yield say(f"glossary.common.{key}.term"), meaning


def _one_sided(results, say):
    """Name the sizes whose intervals have the confidence beside a test of one side, if any."""
    told = {(section, statistic) for section, _, statistic in results.told()}
    limits = {
        statistic.partition("_ci_")[0]
        for section, statistic in told
        if results.catalogue.find(section, statistic).one_sided
    }
    keys = [f"glossary.common.one_sided.measures.{limit}" for limit in sorted(limits)]
    measures = {say(key): None for key in keys if say.has(key)}
    if not measures:
        return {}
    both = "r_squared" in limits and ("correlation", "determination_ci_low") in told
    squared = say("glossary.common.one_sided.squared") if both else ""
    return {"measures": listed(say, [*measures]), "squared": squared}


def _is_told(results, wanted):
    return any(section == wanted for section, *_ in results.told())


def _sizes(results, say):
    """Yield sizes that the first page and the paragraph on power name otherwise than a table."""
    told = {}
    for name, hypothesis in (results.settings.get("hypotheses") or {}).items():
        if _is_told(results, "decision"):
            effect = said_by(hypothesis["kind"], "effect")(results, name, hypothesis)
            told[f"judgement.measures.{effect.measure if effect else None}"] = None
        if _is_told(results, "power"):
            for measure in measures_of(results, name):
                told[f"sensitivity.power.measures.{measure}"] = None
    for term in told:
        meaning = f"glossary.sizes.{term.rpartition('.')[2]}"
        if say.has(meaning):
            yield say(term), say.text(meaning)


def _of_statistics(results):
    """Yield term and meaning of each statistic, by the parts of the report, none twice."""
    words = catalogue.words(results.settings["language"])
    terms = {}
    for section, statistic in _printed(results):
        told = words[section].get(statistic) or words[section][catalogue.pattern(statistic)]
        if not is_explained(results.catalogue.find(section, statistic), statistic, told):
            continue
        phrases = Phrases({"term": told.get("term") or told["heading"]})
        terms.setdefault(phrases.text("term"), (phrases("term"), told["meaning"]))
    return terms.values()


def _printed(results):
    """List the statistics that are printed, part by part of the report."""
    known = results.catalogue
    # Of estimates of ways of testing, what they are, whose names stand in a table as symbols.
    places = {
        (section, statistic): None
        for place in results.told()
        for section, statistic in results.behind(*place)
        if section == place[0] or section.startswith("panel")
    }
    order = [*PARTS, None]
    return sorted(places, key=lambda place: order.index(known.sections[place[0]].part))


def is_explained(described, statistic, told):
    """Tell whether a glossary explains a statistic by itself.

    Parameters
    ----------
    described : angket.catalogue.Statistic
    statistic : str
    told : dict
        Its words. A p has a term where no other number stands for its test.

    Returns
    -------
    bool
    """
    if not described.printed or statistic in _PLAIN or described.computed_by == ("given",):
        return False
    ends = tuple(end for of_common in COMMON.values() for end in of_common)
    if "term" in told:
        return True
    if described.style in _PLAIN_STYLES or is_p(statistic) or f"_{statistic}".endswith(ends):
        return False
    return described.style != "percent" or "counted" not in described.computed_by
