"""Reading damaged files: whatever happened to their bytes, the end is a table or a fault."""

import random
import re
import time
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pyreadstat
import pytest

from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.head import names_or_problem
from conftest import ROOT

PLACES = 200
FRAME = pd.DataFrame(
    {
        "id": [f"p{n}" for n in range(30)],
        "x": np.arange(30) % 5 + 1,
        "y": ["Ya", "Tidak", ""] * 10,
    }
)


def xlsx(file):
    book = openpyxl.Workbook()
    book.active.append([*FRAME])
    for row in FRAME.itertuples(index=False):
        book.active.append(list(row))
    book.active["D2"] = "=B2/0"
    book.active.merge_cells("C5:C7")
    book.active.row_dimensions[9].hidden = True
    book.save(file)


WRITERS = {
    ".xlsx": xlsx,
    ".ods": lambda file: FRAME.to_excel(file, engine="odf", index=False),
    ".xls": lambda file: file.write_bytes((ROOT / "tests/data/old_workbook.xls").read_bytes()),
    ".sav": lambda file: pyreadstat.write_sav(FRAME, file, variable_value_labels={"x": {1: "a"}}),
    ".zsav": lambda file: pyreadstat.write_sav(FRAME, file, compress=True),
    ".parquet": lambda file: FRAME.to_parquet(file),
    ".csv": lambda file: FRAME.to_csv(file, index=False),
}


def damaged(content, seed):
    """Change, cut off, double or insert some bytes, in a way that the seed decides."""
    chance = random.Random(seed)
    data, place = bytearray(content), chance.randrange(len(content))
    kind = seed % 4
    if kind == 0:
        data[place] ^= 1 << chance.randrange(8)
    elif kind == 1:
        del data[place:]
    elif kind == 2:
        data[place : place + 4] = chance.choice([b"\xff" * 4, bytes(4), b"\xff\xff\xff\x7f"])
    else:
        data[place:place] = data[: chance.randrange(1, 60)]
    return bytes(data)


@pytest.mark.parametrize("places", [60, pytest.param(PLACES, marks=pytest.mark.slow)])
@pytest.mark.parametrize("suffix", WRITERS)
def test_a_damaged_file_is_read_or_told_and_nothing_else(tmp_path, suffix, places):
    if suffix == ".xls":
        pytest.importorskip("xlrd")
    file = tmp_path / f"answers{suffix}"
    WRITERS[suffix](file)
    content = file.read_bytes()
    assert names_or_problem(file, {})[1] is None
    faults, started = 0, time.monotonic()
    for seed in range(places):
        file.write_bytes(damaged(content, seed))
        faults += is_told(file)
    assert faults > places / 20
    assert time.monotonic() - started < 120


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_part_that_was_damaged_before_it_was_packed_is_read_or_told(tmp_path, suffix):
    file = tmp_path / f"answers{suffix}"
    WRITERS[suffix](file)
    with zipfile.ZipFile(file) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    names = [name for name in parts if parts[name] and not name.startswith("docProps")]
    faults = 0
    for seed in range(PLACES):
        name = random.Random(-seed).choice(names)
        with zipfile.ZipFile(file, "w") as container:
            for other, content in parts.items():
                container.writestr(other, damaged(content, seed) if other == name else content)
        faults += is_told(file)
    assert faults > PLACES / 20


def is_told(file):
    """Read a damaged file; say whether that ended in a fault, which must name the file."""
    names, problem = names_or_problem(file, {})
    assert (names is None) == (problem is not None)
    try:
        read_cells(str(file), {})
    except Fault as fault:
        assert str(file) in str(fault)
        # These would be slips of ours, not what a library says of a file.
        assert not re.search(r"\((Type|Attribute|Name|UnboundLocal)Error", str(fault)), fault
        return True
    return False
