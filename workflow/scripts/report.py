"""Statistics and figures in; the report in Word, HTML and PDF and a workbook of tables out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import json
from importlib.metadata import version
from pathlib import Path

from angket.answers.left_out import left_out_in, without_items
from angket.archive.checksums import answers_checksum, sha256
from angket.catalogue import Catalogue
from angket.formats.report_files import write_report
from angket.hypotheses.declared import without_places
from angket.hypotheses.kind import FOLDER
from angket.report.compose import compose
from angket.report.phrases import Phrases, origin_of, report_words
from angket.report.results import Results
from angket.report.software import packages_of
from angket.report.sources import citations_in
from angket.step import in_background, run
from angket.tables import read_figures, read_rows, read_statistics
from angket.version import NAME, VERSION

CHAPTER = Path(__file__).parent.parent / "angket" / "report"


def main(inputs, outputs, settings):
    words = report_words(settings["language"], kinds_in(settings), origin_of(settings))
    say = Phrases(words)
    statistics = read_statistics(inputs.statistics)
    results = Results(
        statistics,
        without_items(settings, left_out_in(statistics)),
        say,
        read_figures(inputs.figures),
        read_rows(inputs.published),
        provenance(inputs, settings),
    )
    blocks, pictures = compose(results, say), Path(inputs.figures).parent
    write_report(settings, say.raw("words"), blocks, pictures, outputs)


def provenance(inputs, settings):
    """Tell with what, and from which answers and settings, the results were made."""
    answers = in_background(answers_checksum, inputs.responses)
    kinds = kinds_in(settings)
    # Neither where the answers lie nor what respondents are called there is the analysis: an
    # archive has a copy, with pseudonyms in the place of ids.
    others = ("data", "pilot")
    analysis = without_places({key: settings[key] for key in settings if key not in others})
    reasons = sorted(settings["exclude"]["respondents"].values())
    analysis["exclude"] = settings["exclude"] | {"respondents": reasons}
    return {
        "software": {NAME: VERSION}
        | {name: version(name) for name in packages_of(Catalogue(kinds))},
        "citations": citations(kinds),
        "settings": sha256(json.dumps(analysis, sort_keys=True, ensure_ascii=False).encode()),
        "plan": read_plan(inputs.get("plan")),
        "answers": answers.result(),
    }


def kinds_in(settings):
    """Name the kinds of hypothesis that a study has."""
    return sorted({hypothesis["kind"] for hypothesis in settings["hypotheses"].values()})


def citations(kinds):
    """Read what can be cited, in the order of the alphabet: by all, and by kinds of hypothesis."""
    files = [CHAPTER / "citations.yaml"]
    files += [FOLDER / kind / "citations.yaml" for kind in kinds]
    # What two kinds cite stands with both, as either may be there alone.
    return citations_in(files)


def read_plan(files):
    """Return what the stage `plan` found about a frozen plan, or None where there is none."""
    if not files:
        return None
    facts, deviations = map(read_rows, files)
    found = {row["statistic"]: row["value"] for row in facts}
    return found | {"deviations": deviations}


if "snakemake" in globals():
    run(main, snakemake)
