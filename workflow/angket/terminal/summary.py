"""What a run found, in a few lines of the study's language, read from its statistics."""

import sys
import textwrap
from pathlib import Path

from angket.answers.left_out import left_out_in
from angket.engine.progress import clock
from angket.formats.blocks import text_of
from angket.messages.message import visible
from angket.report.conclusion import outcome
from angket.report.curves import curves_of
from angket.report.judgement import judge
from angket.report.phrases import Phrases, origin_of, report_words
from angket.report.results import Results
from angket.settings.words import load_words
from angket.systems.system import load
from angket.tables import read_statistics
from angket.terminal.assumptions import assumptions_told
from angket.terminal.few import worked_out
from angket.terminal.screen import tell
from angket.terminal.tally import tally

# Up to as many studies get a paragraph; up to as many a line; more are only counted.
MOST_PARAGRAPHS = 4
MOST_LINES = 40
# So many small groups are named.
MOST_GROUPS = 3
_WIDTH = 80
_INDENT = 14


def summarise(studies, seconds, root=".", prefix="", systems=()):
    """Write the summary of a finished run.

    Parameters
    ----------
    studies : dict
        From a study's name to its settings, as `load_studies` returns them.
    seconds : float
        How long the run took.
    root : path
        The project's folder.
    prefix : str
        What stands before `results/` where Angket is a module of another workflow.
    systems : dict of str to dict, optional
        What the run made besides: by system, from name to settings.

    Returns
    -------
    str
        Lines of at most 80 characters, but for names that are longer: a paragraph for each of a
        few studies, a line or a few lines for each of many, one sentence for hundreds.
    """
    found = {
        name: read_statistics(Path(root) / f"{prefix}results/{name}/statistics.csv")
        for name in studies
    }
    if len(studies) <= MOST_PARAGRAPHS:
        parts = [paragraph(name, studies[name], found[name], prefix) for name in studies]
    elif len(studies) <= MOST_LINES:
        parts = [line(name, studies[name], found[name]) for name in studies]
    else:
        parts = [totals(studies, found)]
    others = [
        (system, name, entry)
        for system, entries in dict(systems).items()
        for name, entry in entries.items()
    ]
    parts += [paragraph_of_system(*other, root, prefix) for other in others]
    separator = "\n\n" if len(studies) <= MOST_PARAGRAPHS else "\n"
    settings = [*studies.values(), *(entry for *_, entry in others)]
    words = load_words(settings[0]["language"], "summary")
    return separator.join([*parts, words["time"].format(time=clock(seconds))])


def repeat_warnings(studies, prefix=""):
    """Say again at the end what must not be missed in the logs of some studies."""
    for log in sorted(Path(f"{prefix}logs").glob("*/*.log")):
        for line in log.read_text(encoding="utf-8").splitlines():
            if log.parent.name in studies and line.startswith("WARNING"):
                tell(f"{log.parent.name}: {visible(line)}", sys.stderr)


def paragraph(name, settings, statistics, prefix=""):
    """Write the paragraph of a study: respondents, instrument, assumptions, outcomes, report.

    Parameters
    ----------
    name : str
    settings : dict
        Of the study; its title, language, variables and hypotheses.
    statistics : dict
        As `angket.tables.read_statistics` returns them.
    prefix : str
        As `summarise` takes it.

    Returns
    -------
    str
    """
    words = load_words(settings["language"], "summary")
    rows = rows_of(settings, statistics)
    few = worked_out(settings, statistics)
    told = "; ".join(f"{column} = {visible(category)}" for column, category in few[:MOST_GROUPS])
    more = "; ..." if len(few) > MOST_GROUPS else ""
    rows.append((words["privacy"], words["few"].format(groups=told + more) if few else ""))
    rows.append((words["report"], f"{prefix}results/{name}/report/report.html"))
    return _paragraph(name, settings["title"], rows)


def rows_of(settings, statistics):
    """Tell respondents, instrument, assumptions and outcomes, from what `paragraph` takes.

    Returns
    -------
    list of (str, str)
        What each is called, a hypothesis by its name, and what is told of it: parts with
        semicolons between, or nothing.
    """
    words = load_words(settings["language"], "summary")
    rows = [(words["respondents"], _respondents(settings, statistics, words))]
    rows.append((words["instrument"], _instrument(settings, statistics, words)))
    rows.append((words["assumptions"], assumptions_told(settings, statistics, words)))
    for name in settings["hypotheses"]:
        rows.append((name, _decision(name, settings, statistics, words)))
    return rows


def paragraph_of_system(system, name, entry, root=".", prefix=""):
    """Write the paragraph of an entry of a system: what the system tells of it, and its report.

    Parameters
    ----------
    system, name : str
    entry : dict
        Its settings.
    root, prefix
        As `summarise` takes them.

    Returns
    -------
    str
        Empty where it has no results.
    """
    folder = f"{prefix}results/{system}/{name}"
    file = Path(root) / folder / "statistics.csv"
    if not file.exists():
        return ""
    words = load_words(entry["language"], "summary", [system])
    rows = rows_of_system(system, entry, read_statistics(file))
    rows.append((words["report"], f"{folder}/report/report.html"))
    return _paragraph(name, entry["title"], rows)


def rows_of_system(system, entry, statistics):
    """Tell what a system tells of an entry, as `rows_of` does of a study."""
    words = load_words(entry["language"], "summary", [system])
    say = Phrases(report_words(entry["language"], [system]))
    results = Results(statistics, entry, say, {}, system=system)
    return load(system, "summary").rows(results, words)


def _paragraph(name, title, rows):
    heading = textwrap.wrap(f"{name}: {visible(title)}", _WIDTH, subsequent_indent="  ")
    return "\n".join([*heading, *(_row(label, text) for label, text in rows if text)])


def line(name, settings, statistics):
    """Write a study among many: respondents and what came out, in a line or a few."""
    words = load_words(settings["language"], "summary")
    told = [f"n = {statistics[('sample', 'all', 'analysed')]}"]
    told += [_outcome(one, settings, statistics, words) for one in settings["hypotheses"]]
    return _filled(f"{name}: {'; '.join(told)}", "", "  ")


def totals(studies, found):
    """Write one paragraph for hundreds of studies: their respondents and decisions counted."""
    words = load_words(next(iter(studies.values()))["language"], "summary")
    verdicts = [
        _verdict(statistics.get(("decision", hypothesis, "reject_h0")))
        for statistics in found.values()
        for hypothesis in {subject for section, subject, _ in statistics if section == "decision"}
    ]
    told = words["totals"].format(
        studies=len(studies),
        n=sum(int(statistics[("sample", "all", "analysed")]) for statistics in found.values()),
        rejected=verdicts.count("rejected"),
        hypotheses=len(verdicts),
    )
    return textwrap.fill(told, _WIDTH)


def _respondents(settings, statistics, words):
    received, analysed = (statistics[("sample", "all", name)] for name in ("received", "analysed"))
    told = words["analysed"].format(received=received, analysed=analysed)
    made = words["origins"].get(origin_of(settings))
    parts = [told, *_fewer(settings, statistics, words), *([made] if made else [])]
    return "; ".join(parts)


def _fewer(settings, statistics, words):
    """Say on how many respondents hypotheses rest that need what some did not answer."""
    analysed = statistics[("sample", "all", "analysed")]
    complete = [statistics.get(("missing", name, "complete")) for name in settings["variables"]]
    if set(complete) <= {analysed, None}:
        return
    by_n = {}
    for name, told in settings["hypotheses"].items():
        if n := _fewer_n(told["kind"], name, statistics):
            by_n.setdefault(n, []).append(name)
    for n, names in by_n.items():
        yield words["fewer"].format(n=n, hypotheses=", ".join(names))


def _fewer_n(kind, hypothesis, statistics):
    """Return on how many a hypothesis rests, where it is on fewer than the study has, or None."""
    n = statistics.get((kind, hypothesis, "n"))
    return n if n and n != statistics[("sample", "all", "analysed")] else None


def _instrument(settings, statistics, words):
    variables = settings["variables"]
    items = [item for variable in variables.values() for item in variable["items"]]
    gone = set(left_out_in(statistics)).intersection(items)
    items = [item for item in items if item not in gone]
    valid = [statistics.get(("validity", item, "valid")) for item in items]
    reliable = [statistics.get(("reliability", name, "reliable")) for name in variables]
    told = tally(valid, words["valid"], words)
    weak = [item for item in items if _is_weak(statistics, item)]
    if weak:
        told = f"{told}, {words['weak'].format(n=len(weak))}"
    if gone:
        told = f"{told}, {words['left_out'].format(n=len(gone))}"
    return "; ".join([told, tally(reliable, words["reliable"], words)])


def _is_weak(statistics, item):
    """Tell whether an item is valid, but not with itself taken out of the total."""
    if statistics.get(("validity", item, "valid")) != "true":
        return False
    pair = [statistics.get(("validity", item, name), "") for name in ("r_corrected", "r_critical")]
    if not all(pair) or any(value.startswith("undefined: ") for value in pair):
        return False
    return float(pair[0]) < float(pair[1])


def _outcome(hypothesis, settings, statistics, words):
    """Name a hypothesis with what came out, and whether anything is to be borne in mind."""
    say, judged = _judged(hypothesis, settings, statistics)
    if judged is None:
        return f"{hypothesis} {words['undecided']}"
    told = f"{hypothesis} {text_of(outcome(say, judged))}"
    return words["reserved"].format(told=told) if judged.caveats or judged.is_doubted else told


def _judged(hypothesis, settings, statistics):
    """Return phrases and the judgement of a hypothesis, or None where nothing is decided."""
    say = Phrases(report_words(settings["language"], [settings["hypotheses"][hypothesis]["kind"]]))
    if statistics.get(("decision", hypothesis, "reject_h0")) not in ("true", "false"):
        return say, None
    return say, judge(Results(statistics, settings, say, {}), say, hypothesis)


def _decision(hypothesis, settings, statistics, words):
    verdict = decision_of(statistics, hypothesis, words)
    p = statistics.get(("decision", hypothesis, "p"), "undefined: ")
    if p.startswith("undefined: "):
        return verdict
    kind = settings["hypotheses"][hypothesis]["kind"]
    say, judged = _judged(hypothesis, settings, statistics)
    results = Results(statistics, settings, say, {})
    text = results.write(float(p), "p").text
    # Where answers are missing, a hypothesis may rest on fewer respondents than the study has.
    n = _fewer_n(kind, hypothesis, statistics)
    fewer = f" (n = {n})" if n else ""
    told = f"p {text}" if text[0] in "<>" else f"p = {text}"
    if judged is None:
        return f"{told}, {verdict}{fewer}"
    parts = [f"{told}, {verdict}{fewer}", text_of(outcome(say, judged))]
    curves = curves_of(results, hypothesis, settings["hypotheses"][hypothesis])
    if curves and judged.verdict != "curved":
        parts.append(words["curved"])
    if judged.rejected and judged.found:
        parts.append(
            words["direction"].format(found=say.raw(f"judgement.directions.{judged.found}"))
        )
    if judged.caveats or judged.is_doubted:
        parts.append(words["caution"].format(n=len(judged.caveats) + judged.is_doubted))
    return "; ".join(parts)


def decision_of(statistics, hypothesis, words):
    """Say in the words of the summary whether the null hypothesis is rejected."""
    return words[_verdict(statistics.get(("decision", hypothesis, "reject_h0")))]


def _verdict(value):
    return {"true": "rejected", "false": "kept"}.get(value, "undecided")


def _row(label, text):
    return _filled(text, f"  {label:<{_INDENT - 2}}", " " * _INDENT)


def _filled(text, first, others):
    # A line breaks between its parts, never within one, unless one is too long for a line.
    hard = "\N{NO-BREAK SPACE}"
    parts = [
        part if len(part) > _WIDTH - _INDENT else part.replace(" ", hard)
        for part in text.split("; ")
    ]
    filled = textwrap.fill(
        "; ".join(parts),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(hard, " ")
