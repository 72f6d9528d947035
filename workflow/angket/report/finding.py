"""What statistics.csv says of one subject, in the form that sentences need it."""

import math

from angket.formats.blocks import Number, Paragraph, Reference
from angket.report.left_open import Bands
from angket.report.listing import listed, related, sentences_of
from angket.report.printed import from_numbers
from angket.statistics.distribution.noncentrality import beside_one_sided
from angket.statistics.scaling.bands import reach


class Finding:
    """The statistics of one subject.

    Parameters
    ----------
    results : Results
    say : Phrases
    section, subject : str
        Where they stand in statistics.csv.
    confidence : Number, optional
        Of the intervals, in percent.

    Examples
    --------
    >>> from angket.report.phrases import Phrases
    >>> from angket.report.results import Results
    >>> numbers = {"decimal_mark": ",", "thousands_mark": ".", "leading_zero": True,
    ...            "decimals": {"p": 3, "bounded": 3, "statistic": 3}}
    >>> say = Phrases({"numbers": numbers, "reasons": []})
    >>> rows = {("correlation", "H1", "r"): "-0.61", ("correlation", "H1", "p"): "0.00001"}
    >>> found = Finding(Results(rows, {}, say, {}), say, "correlation", "H1")
    >>> found.p(), found.size("r").text, found.direction("r")
    ('< 0,001', '0,610', 'negative')
    """

    def __init__(self, results, say, section, subject, confidence=None):
        self._results, self._say, self.confidence = results, say, confidence
        self._place = section, subject

    def has(self, *statistics):
        """Tell whether all these statistics are there with a value."""
        return all(self._results.has(*self._place, name) for name in statistics)

    def text(self, statistic):
        """Return a value that is not a number, or None."""
        return self._results.value(*self._place, statistic) if self.has(statistic) else None

    def flag(self, statistic):
        """Return a verdict: True, False or None."""
        return self._results.flag(*self._place, statistic)

    def places(self, statistic):
        """Return what a number that is made of a statistic writes, as `Results.write` takes it."""
        return [(*self._place, statistic)]

    def amount(self, statistic):
        """Return a number at full precision."""
        return self.number(statistic).value

    def number(self, statistic, style=None):
        """Return a number with its rounded text."""
        return self._results.number(*self._place, statistic, style)

    def size(self, statistic, style=None):
        """Return a number without its sign."""
        number = self.number(statistic, style)
        return Number(abs(number.value), unsigned(number.text))

    def direction(self, statistic):
        """Return positive, negative or none, as names of phrases."""
        amount = self.amount(statistic)
        return "positive" if amount > 0 else "negative" if amount < 0 else "none"

    def p(self, statistic="p"):
        """Return a p, or another number that may be too near to 0 or 1, with its sign."""
        return related(self.number(statistic, "p"))

    def at_most(self, level, statistic="p"):
        """Tell whether a p is at most a level, as the decisions do."""
        return self.amount(statistic) <= level

    def interval(self, low="ci_low", high="ci_high", style=None):
        """Return an interval as inlines."""
        limits = self._results.limits(*self._place, low, high, style)
        return self._say("hypotheses.interval", **limits)

    def estimate(self, statistic, low=None, high=None, style=None):
        """Return a number with its interval where it has one, as inlines.

        The limits are called as the statistic is, with _ci_low and _ci_high, unless named.
        """
        low, high = low or f"{statistic}_ci_low", high or f"{statistic}_ci_high"
        value = self.number(statistic, style)
        if not self.has(low, high):
            return (value.text,)
        return self._say(
            "hypotheses.estimate",
            value=value,
            confidence=confidence_beside(self._results, self._place[0], low, self.confidence),
            interval=self.interval(low, high, style),
        )

    def share(self):
        """Return the share of variance of a correlation with its interval, as inlines."""
        limits = {"low": "determination_ci_low", "high": "determination_ci_high"}
        of = {"percent": self.number("determination_percent")}
        if not self.has(*limits.values()):
            return self._say("hypotheses.share", **of)
        of |= {end: self.number(name) for end, name in limits.items()}
        return self._say("hypotheses.share_with_interval", confidence=self.confidence, **of)

    def reason(self, statistic):
        """Return why a statistic is absent, in the language of the study, or None."""
        return self._results.reason(*self._place, statistic)


def unsigned(text):
    """Return a number as it is written without its sign, be it an inequality.

    >>> unsigned("\N{MINUS SIGN}0,61"), unsigned("> \N{MINUS SIGN}0,01"), unsigned("< 0,01")
    ('0,61', '< 0,01', '< 0,01')
    """
    bare = text.replace("> \N{MINUS SIGN}", "< ").lstrip("\N{MINUS SIGN}")
    return from_numbers(bare, text)


def confidence_of(results, section, subject):
    """Return the confidence of the intervals of a study in percent: 95, or 97.5.

    Returns
    -------
    Number or None
    """
    if not results.has(section, subject, "confidence_percent"):
        return None
    return _in_percent(results, float(results.value(section, subject, "confidence_percent")))


def confidence_beside(results, section, limit, confidence):
    """Return the confidence of an interval in percent: 90 where others have 95, for some.

    Parameters
    ----------
    results : Results
    section, limit : str
        The statistic that is one of its limits; the catalogue tells whether its test rejects at
        one side alone.
    confidence : Number or None
        Of the intervals of the study.

    Returns
    -------
    Number or None
    """
    if confidence is None or not results.catalogue.find(section, limit).one_sided:
        return confidence
    return _in_percent(results, 100 * beside_one_sided(confidence.value / 100))


def _in_percent(results, value):
    whole = math.isclose(value, round(value))
    return results.write(round(value) if whole else value, "count" if whole else "percent")


def paragraph(*sentences):
    """Return a list with the paragraph of the sentences that are there, or an empty list.

    >>> paragraph(("One.",), (), ("Two.",))
    [Paragraph(inlines=('One.', ' ', 'Two.'))]
    """
    told = [sentence for sentence in sentences if sentence]
    return [Paragraph(*sentences_of(told))] if told else []


def refer_to(say, tables):
    """Say in which tables the results stand, as inlines."""
    if not tables:
        return ()
    references = listed(say, [Reference(table.label) for table in tables])
    return say("hypotheses.refer", tables=references)


def strength(results, say, found, coefficient, *limits):
    """Name the strength of a coefficient by the study's bands, with their source.

    Parameters
    ----------
    results : Results
    say : Phrases
    found : Finding
        Of the coefficient.
    coefficient : {"r", "rho", "v"}
    *limits : tuple of str
        Section, subject and statistic of the limits of its interval, whose bands are told where
        they are not all the same.

    Returns
    -------
    tuple of Inline
    """
    if not found.has("strength"):
        return ()
    stated = found.text("strength_citation")
    key = "strength_v" if coefficient == "v" else "strength"
    cited = results.settings["tests"].get(key, {})
    citation = (stated or cited.get("citation", "")).rstrip(". ")
    ends = limits if all(results.has(*place) for place in limits) else ()
    ends = tuple(float(results.value(*place)) for place in ends)
    own, bands = found.text("strength"), Bands(cited.get("bands") or [], citation)
    told = {"strength": band_told(say, own, bands), "citation": citation}
    told["range"] = range_told(say, own, bands, ends)
    return say(f"hypotheses.strength_{coefficient}", **told)


def band_told(say, label, bands):
    """Name a band, as inlines.

    Parameters
    ----------
    say : Phrases
    label : str
    bands : angket.report.left_open.Bands
    """
    if bands.is_conventional and label == bands.bands[0]["label"]:
        return say("hypotheses.below", small=bands.bands[1]["label"])
    return say("hypotheses.band", label=label)


def range_told(say, own, bands, limits):
    """Say from which band to which an interval reaches, where these are not both one's own.

    Parameters
    ----------
    say : Phrases
    own : str
        The band of the size itself.
    bands : angket.report.left_open.Bands
    limits : tuple of float
        Of the interval; empty where there is none.

    Returns
    -------
    tuple of Inline
    """
    low, high = reach(limits, bands.bands) if bands.bands and limits else (None, None)
    if low is None or high is None or low == high == own:
        return ()
    ends = {"low": band_told(say, low, bands), "high": band_told(say, high, bands)}
    # What is smaller than small has no name in which an interval could begin.
    is_named = not bands.is_conventional or low != bands.bands[0]["label"]
    return say(f"hypotheses.strength_{'range' if is_named else 'up_to'}", **ends)
