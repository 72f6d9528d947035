"""Describes a synthesis of several archives, from what one command names, without a table."""

from pathlib import Path
from typing import NamedTuple

from angket.archive.opened import Unreadable, yaml_of
from angket.drafting.writing import comment, listed, name, value
from angket.files.fault import Fault
from angket.messages.language import language_for
from angket.messages.message import LANGUAGES, Message
from angket.settings.files import check_file
from angket.settings.problem import ConfigurationError
from angket.settings.study_names import twins
from angket.settings.systems import load_entry, name_taken
from angket.settings.yaml_file import Settings
from angket.systems import described
from angket.systems.syntheses.own import members_of, statistics_of
from angket.systems.syntheses.settings import EXAMPLES
from angket.tables import number_in


class Described(NamedTuple):
    """A synthesis of archives.

    Attributes
    ----------
    name : str
    file : str
        That describes it.
    text : str
        Of that file.
    entry : dict
        Its settings, complete.
    is_written : bool
        Whether that file is there, with that text: the same command was given before.
    """

    name: str
    file: str
    text: str
    entry: dict
    is_written: bool


class Archived(NamedTuple):
    """What of an archived study a pool is described by.

    Attributes
    ----------
    file : str
    statistics : dict
        As `angket.tables.read_statistics` returns them.
    language : str or None
    labels : dict of str to str
        Of its variables.
    pairs : dict of str to tuple of str
        From each hypothesis about two variables to these.
    kinds : dict of str to str
        Of these hypotheses.
    """

    file: str
    statistics: dict
    language: str | None
    labels: dict
    pairs: dict
    kinds: dict

    def correlated(self):
        """Return the hypotheses that hold a correlation, those of that kind first."""
        found = [
            hypothesis
            for hypothesis in self.pairs
            if all(
                number_in(self.statistics, "correlation", hypothesis, key) is not None
                for key in ("r", "n")
            )
        ]
        return sorted(found, key=lambda hypothesis: self.kinds[hypothesis] != "correlation")


def describe(called, archives, between):
    """Return the description of several archives pooled, checked, and never another than is there.

    Parameters
    ----------
    called : str
        The name of the synthesis.
    archives, between : str or list of str
        As of `compose`.

    Returns
    -------
    Described

    Raises
    ------
    ConfigurationError
        Naming all that is wrong at once.
    """
    called, text = str(called), None
    given = Settings("--config", text="{}")
    others = [path.stem for path in Path("config/syntheses").glob("*.yaml")]
    if told := name_taken("syntheses", called):
        given.report(("synthesis",), told)
    for one, other in twins([*others, called]):
        given.report(("synthesis",), Message("settings.study.twins", one=one, other=other))
    if not given.problems:
        text = compose(archives, between)
        file = described("syntheses", called)
        written = Path(file).read_text(encoding="utf-8") if Path(file).exists() else None
        if written not in (None, text):
            told = Message("systems.syntheses.together.there", file=file, name=called)
            given.report(("synthesis",), told)
    if given.problems:
        raise ConfigurationError(given.problems)
    entry, problems = load_entry("syntheses", called, text=text)
    if problems:
        raise ConfigurationError(problems)
    return Described(called, file, text, entry, written is not None)


def compose(archives, between):
    """Return the text of a description that pools the same correlation of several archives.

    Parameters
    ----------
    archives : str or list of str
        Files, from the project's folder; in a text, with commas between.
    between : str or list of str
        The two variables; all names of one that is called differently in some archives, with `/`
        between.

    Returns
    -------
    str
        YAML, with comments in the language of the first archive's study.

    Raises
    ------
    ConfigurationError
        Naming all that is wrong at once.
    """
    given = Settings("--config", text="{}")
    files, sides = _parts(archives), [_parts(side, "/") for side in _parts(between)]
    if len(files) < 2:
        given.report(("archives",), Message("systems.syntheses.together.few"))
    names = [one for side in sides for one in side]
    if len(sides) != 2 or not all(sides) or len(set(names)) < len(names):
        told = Message("systems.syntheses.together.sides", given=_joined(_parts(between)))
        given.report(("between",), told)
    studies = _read(given, files)
    chosen = [] if given.problems else [_chosen(given, study, sides) for study in studies]
    if given.problems:
        raise ConfigurationError(given.problems)
    language = studies[0].language or language_for()
    return "\n".join(_lines(studies, chosen, language)) + "\n"


def _parts(given, mark=","):
    texts = given if isinstance(given, list) else str(given).strip("[] ").split(mark)
    return [text for text in (str(one).strip(" '\"") for one in texts) if text]


def _joined(texts):
    return ",".join(texts)


def _read(given, files):
    """Read the archives that can be read; report the others, and one that is there twice."""
    studies = []
    for file in files:
        if not check_file(given, ("archives",), file, ".", EXAMPLES["archive"]):
            continue
        try:
            study = _study_in(file)
        except Fault as fault:
            given.report(("archives",), fault.message)
            continue
        # By what it says, since a copy may have another name.
        same = next((one for one in studies if one.statistics == study.statistics), None)
        if same:
            told = Message("systems.syntheses.together.twice", file=file, other=same.file)
            given.report(("archives",), told)
        studies.append(study)
    return studies


def _study_in(file):
    if not file.lower().endswith(".zip"):
        raise Fault(Message("systems.syntheses.together.no_archive", file=file))
    members = members_of(file)
    named = [one for one in members if one.startswith("config/studies/")]
    try:
        study = yaml_of(members, named[0]) if len(named) == 1 else None
    except Unreadable as error:
        raise Fault(Message("archive.refused", file=file, problem=error.message)) from error
    if not isinstance(study, dict):
        raise Fault(Message("systems.syntheses.together.no_study", file=file))
    language = study.get("language")
    known = isinstance(language, str) and language in {one.name for one in LANGUAGES.iterdir()}
    variables, hypotheses = (_dicts(study.get(key)) for key in ("variables", "hypotheses"))
    pairs = {called: pair for called, one in hypotheses.items() if (pair := _pair(one))}
    return Archived(
        file,
        statistics_of(members, file),
        language if known else None,
        {called: str(one.get("label", called)) for called, one in variables.items()},
        pairs,
        {called: str(hypotheses[called].get("kind")) for called in pairs},
    )


def _dicts(found):
    """Return the entries that are such: what stands in an archive was checked by nobody."""
    entries = found.items() if isinstance(found, dict) else ()
    return {str(key): entry for key, entry in entries if isinstance(entry, dict)}


def _pair(hypothesis):
    """Return the two variables of a hypothesis that is about two, or nothing.

    >>> _pair({"variables": ["x", "y"]}), _pair({"response": "y", "predictors": ["x"]})
    (('x', 'y'), ('y', 'x'))
    >>> _pair({"response": "y", "predictors": ["x", "z"]})
    """
    named = hypothesis.get("variables")
    if named is None:
        predictors = hypothesis.get("predictors")
        named = [hypothesis.get("response"), *(predictors if isinstance(predictors, list) else ())]
    pair = tuple(named) if isinstance(named, list) else ()
    return pair if len(pair) == 2 and all(isinstance(one, str) for one in pair) else None


def _chosen(given, study, sides):
    """Return the variables of a study and the hypotheses that correlate them, or report a fault."""
    variables = []
    for side in sides:
        there = [one for one in side if one in study.labels]
        if len(there) != 1:
            told = Message(
                "systems.syntheses.together.no_variable",
                file=study.file,
                names=side,
                known=[*study.labels],
            )
            if there:
                told = Message(
                    "systems.syntheses.together.several_variables", file=study.file, names=there
                )
            given.report(("between",), told)
        variables += there[:1]
    if len(variables) < 2:
        return None
    about = [one for one, pair in study.pairs.items() if set(pair) == set(variables)]
    found = [one for one in study.correlated() if one in about]
    if not found:
        none = Message("systems.syntheses.together.none")
        told = Message(
            "systems.syntheses.together.no_correlation",
            file=study.file,
            variables=variables,
            about=[f"{one} ({study.kinds[one]})" for one in about] or none,
            known=[f"{one} ({', '.join(study.pairs[one])})" for one in study.correlated()] or none,
        )
        given.report(("archives",), told)
    return variables, found


def _lines(studies, chosen, language):
    def note(key, indent=0, **fillings):
        return comment(Message(key, **fillings).tell(language), indent)

    printed = [studies[0].labels[one] for one in chosen[0][0]]
    title = Message("systems.syntheses.together.title", x=printed[0], y=printed[1])
    yield from note("systems.syntheses.together.head")
    yield f"title: {value(title.tell(language))}"
    yield f"language: {language}"
    yield from note("systems.syntheses.together.between", file=studies[0].file)
    yield f"between: {listed(printed)}"
    yield from note("systems.syntheses.together.results")
    yield "results:"
    for study, (variables, found) in zip(studies, chosen, strict=True):
        yield f"  - archive: {value(study.file)}"
        if others := found[1:]:
            yield from note("systems.syntheses.together.others", 4, hypotheses=others)
        yield f"    hypothesis: {name(found[0])}"
        yield f"    variables: {listed(variables, name)}"
