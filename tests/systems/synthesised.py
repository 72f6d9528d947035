"""Syntheses of recorded sets, taken through the steps as a run takes them."""

from types import SimpleNamespace

import pandas as pd

from angket.settings.schema import fill_defaults
from angket.settings.schemas import load_schema
from angket.tables import read_statistics
from conftest import ROOT
from recorded_syntheses import HERE
from scripts import syntheses_pool, syntheses_read

SHIPPED = ROOT / "resources/workload_burnout/studies.csv"
# Of the recorded sets, the columns that their table has under another name.
TABLES = {
    "molloy2014": ("author", {"r": "value"}),
    "gonzalezmule2014": (
        "author",
        {"r": "value", "rxx": "reliability_x", "ryy": "reliability_y", "study": "sample"},
    ),
}


def table_of(name, folder):
    """Write a recorded set as a table of prior studies; return the file."""
    study, others = TABLES[name]
    table = pd.read_csv(HERE / "studies" / f"{name}.csv").rename(columns=others)
    table = table.rename(columns={study: "study"}).assign(kind="r")
    file = folder / f"{name}.csv"
    table.to_csv(file, index=False)
    return file


def settings_of(file, language="en", **others):
    """Return the settings of a synthesis, complete, with its name."""
    entry = {
        "title": "Prior studies",
        "language": language,
        "between": ["load", "burnout"],
        "table": {"file": str(file)},
    }
    return fill_defaults(entry | others, load_schema("syntheses")) | {"name": "s"}


def synthesised(run_stage, settings, statistics=()):
    """Run the steps up to the statistics; return the files and what they say."""
    outputs = {"studies": "studies.csv", "notes": "notes.csv"}
    read = run_stage(syntheses_read.main, outputs, settings, statistics=[*map(str, statistics)])
    made = run_stage(
        syntheses_pool.main, {"statistics": "statistics.csv"}, settings, studies=read.studies
    )
    return SimpleNamespace(**vars(read), **vars(made), found=read_statistics(made.statistics))


def numbers(found, section, subject):
    """Return the numbers of a subject, by their names."""
    return {
        name: float(value)
        for (of, about, name), value in found.items()
        if (of, about) == (section, subject)
        and not value.startswith(("undefined", "true", "false"))
    }
