"""A system of new files alone: tables of lengths, their mean as statistic and report."""

FOLDER = "workflow/angket/systems/lengths"
FILES = {
    f"{FOLDER}/__init__.py": '"""Lengths, and their mean."""\n',
    f"{FOLDER}/schema.yaml": """\
archived_as: Lengths
required: [file]
properties:
  file: {description: The table., $ref: "#/$defs/file"}
  least: {description: The shortest length that counts., type: number, default: 0}
""",
    f"{FOLDER}/settings.py": '''\
"""What of the settings no schema can tell."""

from angket.messages.message import Message
from angket.settings.files import check_file


def check(settings, entry, root=".", answered=True):
    """Report what does not fit."""
    if entry["least"] < 0:
        settings.report(("least",), Message("systems.lengths.below_nothing"))
    if answered:
        check_file(settings, ("file",), entry["file"], root)


def places(entry):
    """List where a file is named."""
    return [("file",)]


def studies(entry):
    """List no study."""
    return []
''',
    f"{FOLDER}/summary.py": '''\
"""What the end of a run tells."""


def rows(results, words):
    """Return label and text of the only line."""
    return [(words["lengths"]["mean"], results.number("length", "all", "mean_length").text)]
''',
    f"{FOLDER}/report.py": '''\
"""The only section."""

from angket.formats.blocks import Heading, Paragraph


def compose(results, say):
    """Tell the mean."""
    mean = results.number("length", "all", "mean_length")
    return [Heading(1, say.text("lengths.heading")), Paragraph(*say("lengths.told", mean=mean))]
''',
    f"{FOLDER}/catalogue.yaml": """\
length:
  part: lengths
  statistics:
    mean_length: {style: mean, computed_by: counted}
""",
    f"{FOLDER}/catalogue.en.yaml": """\
length:
  mean_length: {heading: Mean length, meaning: Sum of all lengths over their number.}
""",
    f"{FOLDER}/en.yaml": """\
messages: {below_nothing: "is below zero. Expected a length from 0 on."}
summary: {lengths: {mean: Mean}}
report: {lengths: {heading: Lengths, told: "Their mean is {mean}."}}
""",
    "workflow/scripts/lengths_measure.py": '''\
"""A table of lengths in; their mean, and no figures, out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.figures.saving import save_figures
from angket.step import run
from angket.systems.column import Column
from angket.systems.table import read_table
from angket.tables import Rows


def main(inputs, outputs, settings):
    table = read_table(settings["file"], {"length": Column("number", required=True, above=0)})
    lengths = [row["length"] for row in table.rows if row["length"] >= settings["least"]]
    rows = Rows()
    rows.add("length", "all", {"mean_length": sum(lengths) / len(lengths)})
    rows.write(outputs)
    return save_figures(outputs, [])


if "snakemake" in globals():
    run(main, snakemake)
''',
    "workflow/scripts/lengths_report.py": '''\
"""A mean in; the report out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.step import run
from angket.systems.lengths import report
from angket.systems.reporting import write_report


def main(inputs, outputs, settings):
    write_report("lengths", [report], inputs, outputs, settings)


if "snakemake" in globals():
    run(main, snakemake)
''',
    "workflow/rules/lengths.smk": """\
of_lengths = OF_SYSTEMS["lengths"]


rule lengths_measure:
    input:
        data=data_of("lengths"),
    output:
        statistics=update("results/lengths/{study}/statistics.csv"),
        figures=update("results/lengths/{study}/figures/figures.csv"),
        checksums=update("results/lengths/{study}/figures/checksums.csv"),
    log:
        "logs/{study}/lengths_measure.log",
    params:
        settings=of_lengths.settings("file", "least"),
        code=of_lengths.code("lengths_measure"),
    script:
        "../scripts/lengths_measure.py"


rule lengths_report:
    input:
        data=data_of("lengths"),
        statistics="results/lengths/{study}/statistics.csv",
        figures="results/lengths/{study}/figures/figures.csv",
    output:
        **{
            name: update(f"results/lengths/{{study}}/report/{file}")
            for name, file in report_files().items()
        },
    log:
        "logs/{study}/lengths_report.log",
    params:
        settings=of_lengths.settings("title", "language", "report", "file", "least"),
        code=of_lengths.code("lengths_report"),
        phrases=of_lengths.phrases("report"),
        catalogue=of_lengths.catalogue(),
    script:
        "../scripts/lengths_report.py"


SYSTEM_RULES["lengths"] = [rules.lengths_measure, rules.lengths_report]
""",
    "config/lengths/logs.yaml": """\
title: Logs
language: en
file: resources/logs/logs.csv
archive:
  licence: MIT
  creators: [{name: Sari}]
  published: "2026"
  publisher: University
  description: Logs.
""",
    "resources/logs/logs.csv": "length\n3\n5\n",
}


def add(folder):
    """Write all of it below a project; return the files that were there already."""
    there = [name for name in FILES if (folder / name).exists()]
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return there
