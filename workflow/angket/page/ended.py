"""What is told of a run that is over: faults with their places, warnings, where results stand."""

from dataclasses import dataclass, field
from typing import NamedTuple

from angket.files.kept_fault import kept
from angket.files.kind_of_file import suffixes
from angket.messages.message import tell, visible_lines
from angket.page.excerpt import Answers
from angket.page.form.key_labels import field_of, in_labels
from angket.page.plain_faults import plainly
from angket.page.problems import problems_of
from angket.page.project import OutsideError
from angket.page.zipped import SUFFIX
from angket.settings.studies import ConfigurationError, load_studies
from angket.settings.yaml_file import Settings

# So many places of a fault are shown in their tables, and so many lines of a log.
_MOST_PLACES, _MOST_LINES, _MOST_WARNINGS = 5, 40, 30
_WARNING = "WARNING:"


class Marked(NamedTuple):
    """A place of a fault, and the part of the table around it.

    Attributes
    ----------
    row : int or None
    column, value, expected : str
    excerpt : angket.page.excerpt.Excerpt or None
    """

    row: int | None
    column: str
    value: str
    expected: str
    excerpt: object


@dataclass
class Faulty:
    """A step that failed.

    Attributes
    ----------
    study, step : str
        As a reader calls it.
    told : list of str
        What is wrong, a line each; empty where the program itself failed.
    places : list of Marked
    more : int
        How many places are not shown.
    log : str
        Its name, in the project's folder.
    text : str
        The end of the log, where nothing is told.
    field : str
        Of the setting that it names first, if any, the id in the form.
    """

    study: str
    step: str
    log: str
    told: list = field(default_factory=list)
    places: list = field(default_factory=list)
    more: int = 0
    text: str = ""
    field: str = ""


@dataclass
class Ended:
    """What is told of a run that is over.

    Attributes
    ----------
    faults : list of Faulty
    problems : list of angket.page.problems.Told
    warnings : list of tuple
        The study, and what is to be borne in mind.
    studies : list of str
        Whose results can be looked at.
    output : str
        The end of what Snakemake said.
    suffixes : list of str
        Of files in which a fault of answers can be mended.
    """

    faults: list
    problems: list
    warnings: list
    studies: list
    output: str
    suffixes: list


def after(project, run, progress, steps):
    """Gather what is told of a run that is over.

    Parameters
    ----------
    project : angket.page.project.Project
    run : angket.page.running.Run
    progress : angket.page.progress.Progress
    steps : angket.page.told_steps.Steps

    Returns
    -------
    Ended
    """
    named = [run.asked.study] if run.asked.study else _studies(progress)
    failed = progress.of_state("failed")
    faults = [_faulty(project, step, steps) for step in failed]
    # Only settings that are wrong keep a run from beginning a step.
    wrong = run.state == "failed" and not progress.steps
    return Ended(
        faults=faults,
        problems=problems_of(project.root, run.asked, steps.say.language) if wrong else [],
        warnings=_warnings(project, named, steps.say.language) if run.state == "done" else [],
        studies=[name for name in named if project.has(name) and _reported(project, name)],
        output=visible_lines(run.output()),
        suffixes=[*suffixes(), SUFFIX],
    )


def _studies(progress):
    return list(dict.fromkeys(step.study for step in progress.steps.values() if step.study))


def _reported(project, study):
    try:
        return (project.results(study) / "report" / "report.html").is_file()
    except OutsideError:
        return False


def _faulty(project, step, steps):
    language = steps.say.language
    faulty = Faulty(step.study, steps.named(step.rule), step.log)
    if not step.log:
        return faulty
    log = project.inside(step.log)
    fault = kept(log.with_suffix(".fault.json"))
    if fault is None:
        faulty.text = _end_of(log)
        return faulty
    lines = fault._replace(message=plainly(fault.message)).lines(language)
    if project.has(step.study):
        faulty.field = field_of("\n".join(lines), _written(project, step.study))
        lines = [in_labels(line, language) for line in lines]
    faulty.told = lines
    tables, settings = {}, _settings(project, step.study)
    for place in fault.places[:_MOST_PLACES]:
        excerpt = None
        if place.file:
            if place.file not in tables:
                tables[place.file] = Answers(project.inside(place.file), settings)
            excerpt = tables[place.file].around(place)
        texts = [tell(value, language) for value in (place.column, place.value, place.expected)]
        faulty.places.append(Marked(place.row, *texts, excerpt))
    faulty.more = fault.count - len(faulty.places)
    return faulty


def _written(project, study):
    """Return the settings of a study as they stand in its file; empty where that is no YAML."""
    return Settings(f"config/studies/{study}.yaml", project.root, ask=False).data or {}


def _settings(project, study):
    """Return the settings of a study; empty for an entry of a system, whose tables have none."""
    try:
        return load_studies({"studies": [study]}, project.root)[study] if project.has(study) else {}
    except ConfigurationError:
        return {}


def _warnings(project, studies, language):
    found = []
    for study in studies:
        for log in sorted(project.inside("logs", study).glob("*.log")):
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
            told = [
                line.removeprefix(_WARNING).strip() for line in lines if line.startswith(_WARNING)
            ]
            found += [(study, in_labels(line, language)) for line in told]
    return found[:_MOST_WARNINGS]


def _end_of(log):
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return visible_lines("\n".join(lines[-_MOST_LINES:]))
