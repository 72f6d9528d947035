"""What each statistic is: how it is written, what it means, its source, and what computes it.

Beside the code that makes statistics stands a `catalogue.yaml`, in a field of formulas or in the
folder of a kind of hypothesis or of a system:

    reliability:                # a section of statistics.csv
      part: instrument          # of the report
      like: [validity]          # sections whose statistics this one may hold, too
      statistics:
        alpha: {style: bounded, source: ["Cronbach, 1951"], computed_by: [pingouin.cronbach_alpha]}
        omega: {style: bounded, own: "no library has it"}

and a `catalogue.<language>.yaml` with heading and meaning of each, and where its heading is not
enough to know it by, such as F, the `term` that a glossary calls it. What stands under `any` may
stand in every section. Where the value of a statistic says what another one is, it `chooses` the
section that describes it: the estimates of the ways of testing stand under `panel`, the tests whose
power is computed under `power_of`; where a kind of hypothesis means another thing by such a value,
it has a section of its own, as `panel_logistic`. Files are found by the folders they stand in, so
that a statistic, a kind of hypothesis or a language is added by adding files.
"""

import functools
from pathlib import Path
from typing import NamedTuple

import yaml

from angket.systems import systems

PACKAGE = Path(__file__).parent
# How values are written; what they are in where a statistic does not say so.
STYLES = {
    "count": "count",
    "degrees": "count",
    # Whole where it is, otherwise with two decimals: minutes, posts, volumes.
    "amount": "none",
    "percent": "percent",
    "p": "probability",
    "bounded": "none",
    "mean": "score",
    "coefficient": "score",
    "statistic": "none",
    # With decimals enough to go on calculating by hand.
    "worked": "none",
    "text": "none",
    "verdict": "none",
}
UNITS = {"count", "percent", "probability", "none", "score", "squared_score"}
# In the place of what computes a statistic: counted or summed up, given by the settings, judged by
# comparing others, the same as a statistic that is repeated, or from the call of the one beside it.
SIMPLE = {"counted", "given", "judged", "repeated", "beside"}
KEYS = {"style", "unit", "source", "computed_by", "own", "chooses", "printed", "one_sided"}
EVERYWHERE = "any"
# The parts of the report that hold statistics, in the order in which they stand.
PARTS = [
    "sample",
    "choices",
    "instrument",
    "description",
    "intervals",
    "assumptions",
    "hypotheses",
    "comparison",
    "sensitivity",
    # A report of a system has one part, of its name.
    *systems(),
]


class Statistic(NamedTuple):
    """What the catalogue says of a statistic.

    Attributes
    ----------
    home : str
        The section that it is described under.
    style, unit : str
        Of `STYLES` and `UNITS`.
    source : tuple of str
        Authors and year, as citations are cited in the text.
    computed_by : tuple of str
        Functions of libraries by their dotted names, or one word of `SIMPLE`.
    own : str or None
        Why no library computes it.
    chooses : str or None
        The section that describes its values, as `panel` does the estimates of ways of testing.
    printed : bool
        Whether a report may hold it.
    one_sided : bool
        Whether it is a limit beside a test that rejects at one side alone, with the confidence
        1 - 2 alpha; see `angket.statistics.distribution.noncentrality.beside_one_sided`.
    """

    home: str
    style: str
    unit: str
    source: tuple
    computed_by: tuple
    own: str | None
    chooses: str | None
    printed: bool
    one_sided: bool

    @property
    def calls(self):
        """The functions of libraries that compute it."""
        return tuple(name for name in self.computed_by if name not in SIMPLE)

    @property
    def is_told_elsewhere(self):
        """Whether another statistic says what computes it."""
        return not {"repeated", "beside"}.isdisjoint(self.computed_by)


class Section(NamedTuple):
    """A section of statistics.csv: the part of the report it belongs to, and its statistics."""

    part: str | None
    statistics: dict


class NotInCatalogue(LookupError):
    """A statistic that no catalogue describes."""


class Catalogue:
    """The catalogue of all statistics, or of what studies with some kinds of hypothesis have.

    Parameters
    ----------
    kinds : iterable of str, optional
        Kinds of hypothesis; without it, all.

    Raises
    ------
    ValueError
        When a statistic is described twice, or not as `Statistic` wants it.

    Examples
    --------
    >>> Catalogue().find("reliability", "alpha").style
    'bounded'
    >>> Catalogue().find("structure", "loading_2").home
    'structure'
    >>> Catalogue().find("structure", "charm")
    Traceback (most recent call last):
    angket.catalogue.NotInCatalogue: No catalogue.yaml describes charm of structure.
    """

    def __init__(self, kinds=None):
        described, parts, like = {}, {}, {}
        for file in files("catalogue.yaml", kinds):
            for section, told in _read(file).items():
                of_section = described.setdefault(section, {})
                for name, entry in told.get("statistics", {}).items():
                    if name in of_section:
                        raise ValueError(f"{file} describes {name} of {section} a second time.")
                    of_section[name] = _statistic(file, section, name, entry)
                parts[section] = told.get("part", parts.get(section))
                like.setdefault(section, []).extend(told.get("like", ()))
        inherited = _inherited(described, like)
        self.sections = {name: Section(parts[name], inherited[name]) for name in described}

    def find(self, section, statistic):
        """Return what is said of a statistic of a section.

        Raises
        ------
        NotInCatalogue
        """
        known = self.sections.get(section, self.sections[EVERYWHERE]).statistics
        found = known.get(statistic) or known.get(pattern(statistic))
        if found is None:
            raise NotInCatalogue(f"No catalogue.yaml describes {statistic} of {section}.")
        return found


def words(language, kinds=None):
    """Return heading and meaning of the statistics in a language, and the term of some.

    Parameters
    ----------
    language : str
    kinds : iterable of str, optional

    Returns
    -------
    dict
        From section and statistic to its `heading`, `meaning` and perhaps `term`.

    Examples
    --------
    >>> words("id")["moderation"]["p"]["heading"]
    'Sig.'
    """
    told, like = {}, {}
    for file in files("catalogue.yaml", kinds):
        for section, described in _read(file).items():
            told.setdefault(section, {})
            like.setdefault(section, []).extend(described.get("like", ()))
    for file in files(f"catalogue.{language}.yaml", kinds):
        for section, named in _read(file).items():
            told.setdefault(section, {}).update(named)
    return _inherited(told, like)


def headings(language, kinds=None):
    """Return the headings of the statistics alone, by section, as the report takes them."""
    return {
        section: {name: told["heading"] for name, told in named.items()}
        for section, named in words(language, kinds).items()
    }


def files(name, kinds=None):
    """List the files of a name, first those of the fields, then of kinds of hypothesis and systems.

    >>> [file.parent.name for file in files("catalogue.yaml", ["logistic"])][-1]
    'logistic'
    """
    fields = [PACKAGE / "statistics" / name, *sorted(PACKAGE.glob(f"statistics/*/{name}"))]
    fields.append(PACKAGE / "answers" / name)
    of_kinds = sorted(PACKAGE.glob(f"hypotheses/*/{name}")) + sorted(
        PACKAGE.glob(f"systems/*/{name}")
    )
    if kinds is not None:
        of_kinds = [file for file in of_kinds if file.parent.name in set(kinds)]
    return [file for file in [*fields, *of_kinds] if file.exists()]


def _inherited(described, like):
    """Give each section what stands in those that it is like, and everywhere."""
    everywhere = described.get(EVERYWHERE, {})
    return {
        section: everywhere
        | {key: value for other in like[section] for key, value in described[other].items()}
        | own
        for section, own in described.items()
    }


def _statistic(file, section, name, entry):
    place = f"{file}: {name} of {section}"
    unknown = sorted(entry.keys() - KEYS)
    if unknown:
        raise ValueError(f"{place} has {', '.join(unknown)}, which no statistic has.")
    if entry.get("style") not in STYLES:
        raise ValueError(f"{place} needs one of the styles {', '.join(STYLES)}.")
    unit = entry.get("unit", STYLES[entry["style"]])
    if unit not in UNITS:
        raise ValueError(f"{place} needs one of the units {', '.join(sorted(UNITS))}.")
    computed_by, own = entry.get("computed_by", []), entry.get("own")
    if not computed_by and not own:
        raise ValueError(f"{place} must say what computes it, or under `own` why no library does.")
    if isinstance(computed_by, str):
        if computed_by not in SIMPLE:
            raise ValueError(f"{place} needs a list under computed_by, or one of {sorted(SIMPLE)}.")
        computed_by = [computed_by]
    return Statistic(
        home=section,
        style=entry["style"],
        unit=unit,
        source=tuple(entry.get("source", ())),
        computed_by=tuple(computed_by),
        own=own,
        chooses=entry.get("chooses"),
        printed=entry.get("printed", True),
        one_sided=entry.get("one_sided", False),
    )


def pattern(statistic):
    """Return how a statistic is described that has a number: loading_2 as loading_*."""
    name, _, number = statistic.rpartition("_")
    return f"{name}_*" if number.isdigit() else None


class _Once(yaml.CSafeLoader):
    """Reads YAML fast, and takes no key twice."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise ValueError(f"{', '.join(sorted(twice))} stands there a second time.")
        return super().construct_mapping(node, deep)


@functools.cache
def _read(file):
    with open(file, encoding="utf-8") as stream:
        try:
            return yaml.load(stream, Loader=_Once)
        except ValueError as error:
            raise ValueError(f"{file}: {error}") from error
