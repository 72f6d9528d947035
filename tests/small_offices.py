"""A small office whose workload is analysed: two tables and settings, written as people do."""

import yaml

from angket.settings.systems import load_entry
from conftest import write_answers
from scripts import workloads_read

HEAD = ("Unit kerja", "Jabatan", "Uraian tugas", "Volume", "Periode", "Norma", "Satuan norma")
STAFF_HEAD = ("Unit kerja", "Jabatan", "Pegawai")
# 100,000 and 19,200 minutes for two archivists, 30,000 for one driver.
TASKS = (
    ("Umum", "Arsiparis", "Menata arsip", "8", "hari", "50", "menit"),
    ("Umum", "Arsiparis", "Membuat laporan", "20", "tahun", "16", "jam"),
    ("Umum", "Pengemudi", "Mengantar surat", "2", "hari", "1", "jam"),
)
STAFF = (("Umum", "Arsiparis", "2"), ("Umum", "Pengemudi", "1"))
SETTINGS = {
    "title": "Small",
    "language": "en",
    "method": "permendagri",
    "tasks": {"file": "resources/office/tasks.csv"},
    "staff": {"file": "resources/office/staff.csv"},
    "working_time": {"minutes": 75000, "citation": "Permen PANRB 1/2020"},
    "multipliers": {"day": 250, "week": 50, "month": 12},
    "multipliers_citation": "an application",
    "rounding": "nearest",
    "long_share": 10,
}
CLASSES = {
    "citation": "an application",
    "decimals": 2,
    "bands": [
        {"label": "E", "from": 0},
        {"label": "D", "from": 0.5},
        {"label": "C", "from": 0.7},
        {"label": "B", "from": 0.9},
        {"label": "A", "above": 1},
    ],
}
TABLES = ("statistics", "tasks", "positions", "units", "warnings")
OUTPUTS = {name: f"{name}.csv" for name in TABLES}


def write_office(
    folder, tasks=TASKS, staff=STAFF, head=HEAD, staff_head=STAFF_HEAD, settings=(), **changes
):
    """Write both tables and the settings; return the settings, completed, and what is wrong.

    Parameters
    ----------
    folder : Path
    tasks, staff : sequence of tuple
    head, staff_head : sequence of str
    settings : dict
        Changes of those whose names are taken by the tables.
    changes
        Of the settings; None takes a key away.
    """
    (folder / "config/workloads").mkdir(parents=True, exist_ok=True)
    (folder / "resources/office").mkdir(parents=True, exist_ok=True)
    write_answers(folder / "resources/office/tasks.csv", tasks, head)
    write_answers(folder / "resources/office/staff.csv", staff, staff_head)
    settings = SETTINGS | changes | dict(settings)
    settings = {key: value for key, value in settings.items() if value is not None}
    text = yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)
    (folder / "config/workloads/office.yaml").write_text(text, encoding="utf-8")
    (folder / "config/config.yaml").write_text("workloads: [office]\n")
    return load_entry("workloads", "office", folder)


def analyse_office(run_stage, folder, monkeypatch, *rows, **changes):
    """Write an office, analyse it from the project's folder, and return where results stand."""
    settings, problems = write_office(folder, *rows, **changes)
    assert problems == []
    monkeypatch.chdir(folder)
    return run_stage(workloads_read.main, OUTPUTS, settings), settings
