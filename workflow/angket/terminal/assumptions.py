"""How many assumptions of a study were not rejected, and of how many its tests do not agree."""

from angket.report.disputes import states_of
from angket.report.models import models_of
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.terminal.tally import tally

# From the section of the statistics to its verdict.
_VERDICTS = {
    "normality": "normal",
    "linearity": "linear",
    "heteroskedasticity": "homoskedastic",
}


def assumptions_told(settings, statistics, words):
    """Say which assumptions were not rejected; what hypotheses share, to the last digit, once.

    Parameters
    ----------
    settings : dict
        Of the study.
    statistics : dict
        As `angket.tables.read_statistics` returns them.
    words : dict
        Of the summary.

    Returns
    -------
    str
        Empty where none was tested. What the test that decides does not reject, but another one
        does, is counted as in doubt beside.
    """
    disputed, parts = None, []
    for section, verdict in _VERDICTS.items():
        tests = {}
        for (found, subject, name), value in statistics.items():
            if found == section:
                tests.setdefault(subject, {})[name] = value
        alike = {}
        for subject, test in tests.items():
            if verdict in test:
                alike.setdefault(tuple(sorted(test.items())), []).append(subject)
        if not alike:
            continue
        if disputed is None:
            disputed = _disputed(settings, statistics)
        doubted = sum(any((section, one) in disputed for one in named) for named in alike.values())
        values = [dict(test)[verdict] for test in alike]
        parts.append(tally(values, words[verdict], words, doubted))
    return words["not_rejected"].format(tests="; ".join(parts)) if parts else ""


def _disputed(settings, statistics):
    """Return section and subject of what its tests do not agree on."""
    kinds = [hypothesis["kind"] for hypothesis in settings["hypotheses"].values()]
    say = Phrases(report_words(settings["language"], kinds))
    results = Results(statistics, settings, say, {})
    sections = {verdict: section for section, verdict in _VERDICTS.items()}
    return {
        (sections[state.assumption], state.subject)
        for name, hypothesis in settings["hypotheses"].items()
        for model in models_of(name, hypothesis)
        for state in states_of(results, say, model)
        if state.state == "disputed" and state.assumption in sections
    }
