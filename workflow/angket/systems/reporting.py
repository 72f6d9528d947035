"""The report of a system: its sections, then methods, terms and sources, in every format."""

from importlib.metadata import version
from json import dumps
from pathlib import Path

from angket.archive.checksums import sha256
from angket.catalogue import Catalogue
from angket.formats import report_files
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import glossary, references
from angket.report.software import packages_of
from angket.report.sources import citations_in
from angket.systems import FOLDER, methods
from angket.systems.system import analysed
from angket.tables import read_figures, read_statistics
from angket.version import NAME, VERSION

CHAPTER = Path(__file__).parents[1] / "report"
# The sections that every system's report ends with.
CLOSING = [methods, glossary, references]
# What checks answers of respondents, which a system has none of.
_OF_ANSWERS = {"pandera"}
# The keys that say how a report looks or an archive is described, and not what is analysed.
_NOT_ANALYSED = ("report", "archive")


def write_report(system, sections, inputs, outputs, settings, tables=()):
    """Compose the report of an entry of a system and write it in every format.

    Parameters
    ----------
    system : str
    sections : list of module
        Each with ``compose(results, say)``, in their order.
    inputs : object
        With `statistics`, `figures` and `data`, the files of data that the entry names.
    outputs : object
        With a file for each format.
    settings : dict
        Of the entry.
    tables : dict, optional
        What sections find among the settings besides, by name.
    """
    say = Phrases(report_words(settings["language"], [system]))
    results = Results(
        read_statistics(inputs.statistics),
        settings | dict(tables),
        say,
        read_figures(inputs.figures),
        provenance=_provenance(system, inputs, settings),
        system=system,
    )
    blocks = compose(results, say, [*sections, *CLOSING])
    words, pictures = say.raw("words"), Path(inputs.figures).parent
    report_files.write_report(settings, words, blocks, pictures, outputs)


def _provenance(system, inputs, settings):
    """Tell with what, and from which data and settings, the results were made."""
    packages = [name for name in packages_of(Catalogue({system})) if name not in _OF_ANSWERS]
    analysis = {key: value for key, value in settings.items() if key not in _NOT_ANALYSED}
    analysis = analysed(system, analysis)
    told, data = dumps(analysis, sort_keys=True, ensure_ascii=False), inputs.get("data", ())
    return {
        "software": {NAME: VERSION} | {name: version(name) for name in packages},
        "citations": _citations(system),
        "settings": sha256(told.encode()),
        "data": checksums_of(data),
    }


def checksums_of(files):
    """Return the checksums of files by their names.

    Parameters
    ----------
    files : iterable of str
        Several may have one name; a file that is read twice counts once.

    Returns
    -------
    dict of str to str
    """
    told = {}
    for file in map(Path, files):
        name, checksum = file.name, sha256(file.read_bytes())
        while told.get(name, checksum) != checksum:
            name = f"{file.name} ({len(told) + 1})"
        told[name] = checksum
    return told


def _citations(system):
    """Read what can be cited, by all and by the system, in the order of the alphabet."""
    entries = citations_in([CHAPTER / "citations.yaml", FOLDER / system / "citations.yaml"])
    return [entry for entry in entries if entry.get("software") not in _OF_ANSWERS]
