"""What a study found, as the chapter asks for it: statistics by name, labels, settings."""

import math
import re

from angket.catalogue import Catalogue
from angket.formats.blocks import Number, text_of
from angket.report.listing import listed
from angket.report.numbers import write_factor, write_interval, write_limit, write_number
from angket.report.places import Places
from angket.report.printed import Traced, from_numbers
from angket.subjects import whole_and_part
from angket.systems.system import places

# How limits of intervals are called.
LIMITS = ("_low", "_high")
ABSENT = "\N{EN DASH}"
_UNDEFINED = "undefined: "
_WITHHELD = f"{_UNDEFINED}withheld: "


class Results:
    """The statistics and settings of a study.

    Parameters
    ----------
    statistics : dict
        From (section, subject, statistic) to value, as in statistics.csv.
    settings : dict
        The study's settings, completed.
    say : Phrases
        Of the study's language, with the phrases `numbers` and `reasons`.
    figures : dict
        From file name to its row of figures.csv: kind, subject and title.
    published : list of dict
        The rows of published.csv, where the study has published figures.
    provenance : dict, optional
        With what the results were made; see `angket.report.sections.methods`.
    system : str, optional
        Of which, and not of a study, these are the results.

    Examples
    --------
    >>> from angket.report.phrases import Phrases
    >>> numbers = {"decimal_mark": ",", "thousands_mark": ".", "leading_zero": True,
    ...            "decimals": {"bounded": 3, "statistic": 3}}
    >>> say = Phrases({"numbers": numbers, "reasons": []})
    >>> results = Results({("correlation", "H1", "r"): "0.6114"}, {}, say, {})
    >>> results.number("correlation", "H1", "r")
    Number(value=0.6114, text='0,611')
    """

    def __init__(
        self, statistics, settings, say, figures, published=(), provenance=None, system=None
    ):
        self.settings, self.figures, self._say = settings, figures, say
        self.published, self.provenance = published, provenance
        # What is printed below each heading of the first level, once that is composed: section,
        # subject and statistic of its numbers; and the sentences that are.
        self.printed, self.sentences = {}, []
        # What sentences cite besides the sources of numbers, with the part of the report.
        self.cited = {}
        hypotheses = settings.get("hypotheses", {}).values()
        kinds = {hypothesis["kind"] for hypothesis in hypotheses}
        self.catalogue = Catalogue({system} if system else kinds)
        self._values = {}
        for (section, subject, statistic), value in statistics.items():
            self._values.setdefault(section, {}).setdefault(subject, {})[statistic] = value
        # Where what is composed of them stands.
        self.places = Places(settings.get("report") or {}, places(system) if system else {})

    def subjects(self, section, beginning=""):
        """List the subjects of a section, in the order of statistics.csv."""
        return [name for name in self._values.get(section, ()) if name.startswith(beginning)]

    def present(self):
        """List section and statistic of whatever has a value.

        A statistic whose value chooses what others are counts as that, where one has a value.
        """
        found = {}
        for section, subjects in self._values.items():
            for subject, statistics in subjects.items():
                told = {
                    name: self.catalogue.find(section, name)
                    for name in statistics
                    if self.has(section, subject, name)
                }
                found |= {(section, name): None for name in told}
                others = [name for name in statistics if self._is_told_elsewhere(section, name)]
                if not others or not told.keys().isdisjoint(others):
                    for name, described in told.items():
                        if described.chooses:
                            value = statistics[name]
                            found[self.chosen(described.chooses, subject, value), value] = None
        return list(found)

    def _is_told_elsewhere(self, section, statistic):
        return self.catalogue.find(section, statistic).is_told_elsewhere

    def chosen(self, chooses, subject, value):
        """Return the section that describes a chosen value: that of a kind of hypothesis or of all.

        Parameters
        ----------
        chooses : str
            As the catalogue names the section.
        subject : str
            Of a hypothesis, perhaps.
        value : str
        """
        hypothesis = self.settings.get("hypotheses", {}).get(whole_and_part(subject)[0], {})
        of_kind = f"{chooses}_{hypothesis.get('kind')}"
        known = self.catalogue.sections.get(of_kind)
        return of_kind if known and value in known.statistics else chooses

    def told(self):
        """List section, subject and statistic of every number that is printed."""
        return list(dict.fromkeys(place for found in self.printed.values() for place in found))

    def behind(self, section, subject, statistic):
        """List what says of a printed number what computes it: itself, and what another chose.

        Parameters
        ----------
        section, subject, statistic : str

        Returns
        -------
        list of (str, str)
            Section and statistic, as the catalogue describes them.
        """
        found = [(section, statistic)]
        if not self._is_told_elsewhere(section, statistic):
            return found
        subjects = self._values.get(section, {})
        chosen = self._chosen_of(section, subject) or [
            one for other in subjects for one in self._chosen_of(section, other)
        ]
        return list(dict.fromkeys([*found, *chosen]))

    def _chosen_of(self, section, subject):
        """List what values of a subject choose."""
        return [
            (self.chosen(described.chooses, subject, value), value)
            for name, value in self._values.get(section, {}).get(subject, {}).items()
            if (described := self.catalogue.find(section, name)).chooses
            and self.has(section, subject, name)
        ]

    def value(self, section, subject, statistic):
        """Return a value as text, or None where there is none."""
        return self._values.get(section, {}).get(subject, {}).get(statistic)

    def distinct(self, statistic):
        """List the different values of a statistic, where it has one, over all subjects."""
        values = (
            found[statistic]
            for subjects in self._values.values()
            for found in subjects.values()
            if not found.get(statistic, _UNDEFINED).startswith(_UNDEFINED)
        )
        return list(dict.fromkeys(values))

    def has(self, section, subject, statistic):
        """Tell whether a statistic is there with a value, and not a reason for its absence."""
        value = self.value(section, subject, statistic)
        return value is not None and not value.startswith(_UNDEFINED)

    def flag(self, section, subject, statistic):
        """Return a verdict: True, False, or None where there is none."""
        return {"true": True, "false": False}.get(self.value(section, subject, statistic))

    def number(self, section, subject, statistic, style=None):
        """Return a number with its rounded text; a limit has as many decimals as the other one.

        Raises
        ------
        KeyError
            When the statistic is absent: whoever writes a sentence must ask first.
        """
        if not self.has(section, subject, statistic):
            raise KeyError(f"No number {section}, {subject}, {statistic}")
        value = float(self.value(section, subject, statistic))
        style = style or self.catalogue.find(section, statistic).style
        place = section, subject, statistic
        stem, _, end = statistic.rpartition("_")
        low, high = (f"{stem}{one}" for one in LIMITS)
        if f"_{end}" not in LIMITS or not all(self.has(*place[:2], one) for one in (low, high)):
            return self.write(value, style, limit=statistic.endswith(LIMITS), of=[place])
        text = str(self.limits(section, subject, low, high, style)[end].text)
        return Number(value, Traced(text, [place]))

    def write(self, value, style, limit=False, of=()):
        """Write a number in the style of a statistic, or of a limit of one.

        Parameters
        ----------
        value : float
            Of the settings, or made of statistics.
        style : str
        limit : bool
        of : sequence of tuple of str
            Section, subject and statistic of those that it is made of.

        Returns
        -------
        Number
        """
        if math.isinf(value):
            return Number(value, Traced("\N{INFINITY}", of))
        words = self._words()
        writing = write_limit if limit else write_number
        return Number(value, Traced(writing(value, style, words), of))

    def spelled(self, n):
        """Write how many of something a sentence counts: few in letters, as a language does.

        Parameters
        ----------
        n : int

        Returns
        -------
        str or Number
        """
        letters = self._say.raw("numbers").get("letters", ())
        return letters[n] if n < len(letters) else self.write(n, "count")

    def limits(self, section, subject, low, high, style=None):
        """Return both limits of an interval, written with as many decimals.

        Parameters
        ----------
        section, subject : str
        low, high : str
            Statistics.
        style : str, optional

        Returns
        -------
        dict
            From "low" and "high" to `Number`.
        """
        places = [(section, subject, one) for one in (low, high)]
        style = style or self.catalogue.find(section, low).style
        return self.write_limits(*(float(self.value(*place)) for place in places), style, places)

    def write_limits(self, low, high, style, of=()):
        """Write both limits of an interval with as many decimals.

        Parameters
        ----------
        low, high : float
        style : str
        of : sequence of tuple of str
            Section, subject and statistic of each, or of all that they are made of.

        Returns
        -------
        dict
            From "low" and "high" to `Number`.
        """
        if math.isinf(low) or math.isinf(high):
            texts = [self.write(value, style, limit=True).text for value in (low, high)]
        else:
            texts = write_interval(low, high, style, self._words())
        return {
            end: Number(value, Traced(text, of))
            for end, value, text in zip(("low", "high"), (low, high), texts, strict=True)
        }

    def _words(self):
        """Return how the language writes numbers, and the level of significance of the study."""
        words = self._say.raw("numbers")
        level = (self.settings.get("tests") or {}).get("alpha")
        return words if level is None else words | {"levels": (level,)}

    def factor(self, number):
        """Write the size of a coefficient for an equation, where no inequality can stand."""
        text = write_factor(number.value, self._say.raw("numbers"))
        return Number(abs(number.value), from_numbers(text, number.text))

    def reason(self, section, subject, statistic):
        """Return why a statistic is absent, in the language of the study, or None."""
        value = self.value(section, subject, statistic)
        if value is None or not value.startswith(_UNDEFINED):
            return None
        return self.translate(value.removeprefix(_UNDEFINED))

    def is_withheld(self, section, subject, statistic):
        """Tell whether a value is there, but not for everybody's eyes."""
        value = self.value(section, subject, statistic)
        return value is not None and value.startswith(_WITHHELD)

    def translate(self, reason):
        """Say a reason of the library in the language of the study.

        The language file pairs patterns of reasons with phrases, filled by the groups of the
        pattern, where variables go by their labels; a reason without a phrase stays as it is.
        """
        for pattern, phrase in self._say.raw("reasons"):
            match = re.fullmatch(pattern, reason)
            if match:
                return phrase.format(*map(self._labels, match.groups()))
        return reason

    def _labels(self, names):
        """Return the label of a name, or the labels of several between commas."""
        known = str(names).split(", ")
        if not all(name in self.settings.get("variables", {}) for name in known):
            return self.label(names)
        return text_of(listed(self._say, list(map(self.label, known))))

    def label(self, name):
        """Return the printed name of a variable, dimension, profile column or item."""
        variables = self.settings.get("variables", {})
        if name in variables:
            return variables[name]["label"]
        for variable in variables.values():
            if name in variable.get("dimensions", {}):
                return variable["dimensions"][name]["label"]
        described = self.settings.get("emptied_dimensions") or {}
        described = described | (self.settings.get("profile") or {})
        described = described | (self.settings.get("multiple_choice") or {})
        return described[name]["label"] if name in described else name

    def wording(self, item):
        """Return an item's wording, or nothing."""
        return (self.settings.get("labels") or {}).get(item, "")
