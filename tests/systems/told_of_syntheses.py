"""What the report of a synthesis says, without files."""

from synthesised import SHIPPED, settings_of, synthesised

from angket.formats.blocks import Paragraph, Table, text_of
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.settings.words import load_words
from angket.systems.reporting import CLOSING
from angket.systems.syntheses import figures
from angket.systems.syntheses.pooled import read_studies
from angket.systems.syntheses.sections import (
    differences,
    firmness,
    overview,
    own,
    pooled,
    small,
    studies,
)
from angket.tables import read_rows

SECTIONS = [overview, pooled, own, studies, differences, firmness, small, *CLOSING]
ORIGIN = {"software": {"scipy": "1"}, "citations": [], "data": {}, "settings": ""}


def told(run_stage, language="en", file=SHIPPED, settings=None, **others):
    """Run the steps and compose the report; return results and blocks."""
    settings = settings or settings_of(file, language, **others)
    made = synthesised(run_stage, settings)
    drawn = settings | {"words": load_words(language, "figures", ["syntheses"])}
    found = figures.figures(drawn, read_studies(made.studies), made.found)
    listed = {name: {"kind": kind, "title": title} for name, kind, _, title, _ in found}
    tables = {"studies": read_rows(made.studies), "notes": read_rows(made.notes)}
    say = Phrases(report_words(language, ["syntheses"]))
    results = Results(made.found, settings | tables, say, listed, (), ORIGIN, "syntheses")
    return results, compose(results, say, SECTIONS)


def tables_of(blocks, label):
    return [block for block in blocks if isinstance(block, Table) and block.label == label]


def prose(blocks):
    return " ".join(text_of(block.inlines) for block in blocks if isinstance(block, Paragraph))
