"""The catalogue of workload analyses: what it describes is made, by what it says computes it."""

import numpy as np
import pandas as pd
import pytest

from angket import catalogue
from angket.catalogue import Catalogue
from angket.settings.words import known_languages
from angket.tables import read_statistics, write_parquet
from library_calls import identity, library_calls
from scripts import workloads_read
from small_offices import CLASSES, HEAD, OUTPUTS, STAFF, STAFF_HEAD, TASKS, write_office

UNITS = list("ABCDEFGHI")
KINDS = [(*row, kind, persons) for row, kind, persons in
         zip(TASKS, ("main", "support", "additional"), ("", "", "1"), strict=True)]  # fmt: skip
OF_UNITS = [(unit, "Staf", "Tugas", f"{n + 3}", "hari", "30", "menit")
            for n, unit in enumerate(UNITS)]  # fmt: skip
STUDY = {"study": "load", "variable": "load", "column": "unit", "label": "L", "high_total": "heavy"}
DAYS = {"calendar_days": 365, "days_off": {"weekends": 104}, "hours_a_day": 8,
        "allowance_percent": 20, "citation": "own"}  # fmt: skip


@pytest.fixture
def analyse(run_stage, tmp_path, monkeypatch):
    """Return statistics of an office, and which functions of libraries were called for them."""
    (tmp_path / "config/studies").mkdir(parents=True)
    (tmp_path / "config/studies/load.yaml").touch()
    monkeypatch.chdir(tmp_path)

    def run(*tables, **changes):
        settings, problems = write_office(tmp_path, *tables, **changes)
        assert problems == []
        units = np.repeat(UNITS, 5)
        frames = {
            "totals": pd.DataFrame({"load": np.arange(45.0) % 7}),
            "responses": pd.DataFrame({"unit": units}, dtype="str"),
        }
        for name, frame in frames.items():
            write_parquet(name, frame)
        with library_calls() as called:
            made = run_stage(workloads_read.main, OUTPUTS, settings, **{n: n for n in frames})
        return read_statistics(made.statistics), set().union(*called.values())

    return run


def test_all_that_is_described_is_made_and_by_what_is_named(analyse):
    made, called = set(), set()
    for tables, changes in (
        ((), {"classes": CLASSES, "working_time": DAYS, "long_share": 0.1,
              "compare_working_times": [{"hours": 1250, "citation": "own"}]}),
        ((KINDS, STAFF, (*HEAD, "Jenis", "Orang")), {"method": "wisn"}),
        (([(*row, *"abc") for row in TASKS], [(*row, row[2], "0", *"de") for row in STAFF],
          (*HEAD, "volume unit", "equipment", "note"),
          (*STAFF_HEAD, "civil servants", "contract staff", "grade", "note")), {}),
        ((OF_UNITS, [(unit, "Staf", "1") for unit in UNITS]), {"perceived": STUDY}),
        ((OF_UNITS[:7], [(unit, "Staf", "1") for unit in UNITS[:7]]), {"perceived": STUDY}),
    ):  # fmt: skip
        statistics, calls = analyse(*tables, **changes)
        known = Catalogue({"workloads"})
        made |= {(known.find(s, name).home, name) for s, _, name in statistics}
        called |= calls
    described = {
        (entry.home, name): entry
        for section in known.sections.values()
        if section.part == "workloads"
        for name, entry in section.statistics.items()
    }
    anywhere = {place for place in made if place[0] == catalogue.EVERYWHERE}
    own = {place for place in described if place[0] != catalogue.EVERYWHERE}
    assert made - anywhere == own
    named = {identity(call) for place in own for call in described[place].calls}
    assert called == named
    for language in known_languages():
        words = catalogue.words(language)
        assert all(name in words[section] for section, name in own)
