"""What came out on each hypothesis, before a run and after it, as the report writes it."""

from typing import NamedTuple

from angket.formats.blocks import text_of
from angket.report.conclusion import measured
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.settings.words import load_words
from angket.terminal.summary import decision_of

ABSENT = "\N{EN DASH}"


class Outcome(NamedTuple):
    """What came out on a hypothesis, in words and rounded: decision, effect, p and respondents."""

    decision: str = ABSENT
    effect: str = ABSENT
    p: str = ABSENT
    n: str = ABSENT


class Compared(NamedTuple):
    """A hypothesis before a run and after it.

    Attributes
    ----------
    name, statement : str
    before, now : Outcome or None
        None where the study did not, or does no longer, have it.
    """

    name: str
    statement: str
    before: Outcome | None
    now: Outcome | None

    @property
    def differs(self):
        """Whether anything of it came out differently."""
        return self.before != self.now

    @property
    def turned(self):
        """Whether another decision is made now."""
        both = self.before and self.now
        return bool(both and self.before.decision != self.now.decision)


def compared(was, before, settings, now, language):
    """Compare what came out on the hypotheses of a study.

    Parameters
    ----------
    was, settings : dict
        Of the study, then and now.
    before, now : dict
        Statistics, as `angket.tables.read_statistics` returns them.
    language : str
        Of the reader.

    Returns
    -------
    list of Compared
    """
    old, new = outcomes(was, before, language), outcomes(settings, now, language)
    stated = {**(was.get("hypotheses") or {}), **(settings.get("hypotheses") or {})}
    return [
        Compared(name, stated[name].get("statement", ""), old.get(name), new.get(name))
        for name in [*new, *(name for name in old if name not in new)]
    ]


def outcomes(settings, statistics, language):
    """Return what came out on each hypothesis, by name.

    Parameters
    ----------
    settings : dict
        Of the study.
    statistics : dict
    language : str
        Of the reader.

    Returns
    -------
    dict of str to Outcome
    """
    settings = settings | {"language": language}
    hypotheses = settings.get("hypotheses") or {}
    return {name: _outcome(name, settings, statistics) for name in hypotheses}


def _outcome(name, settings, statistics):
    language, kind = settings["language"], settings["hypotheses"][name]["kind"]
    say = Phrases(report_words(language, [kind]))
    results = Results(statistics, settings, say, {})
    verdict = decision_of(statistics, name, load_words(language, "summary"))
    told = Outcome(decision=verdict, n=_respondents(results, kind, name))
    try:
        if results.has("decision", name, "p"):
            told = told._replace(p=results.number("decision", name, "p").text)
        effect = text_of(measured(results, say, judge(results, say, name)))
    except (KeyError, ValueError, TypeError):
        return told  # The settings name what these results do not have.
    return told._replace(effect=effect or ABSENT)


def _respondents(results, kind, name):
    n = results.value(kind, name, "n") or results.value("sample", "all", "analysed")
    return n or ABSENT
