"""However a table of answers is presented as text, its answers are the same."""

import csv
import io
import random

import pytest

from reading.cells import read_cells

NAMES = ["Nomor", "Jenis kelamin", "Usia", *(f"Saya merasa lelah karena hal {n}" for n in "abcdef")]
LABELS = ["Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju"]
DELIMITERS = [",", ";", "\t", "|"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac-roman"]


def answers(rng):
    """Make answers in codes, in labels or in both, of 8 to 200 respondents."""
    written = rng.choice(["{code}", "{label}", "{code} - {label}", "{code},0"])

    def answer():
        code = rng.randint(1, 5)
        missing = rng.random() < 0.03
        return "" if missing else written.format(code=code, label=LABELS[code - 1])

    return [
        [
            f"R{n}",
            rng.choice(["Pria", "Wanita"]),
            str(rng.randint(18, 40)),
            *(answer() for _ in "abcdef"),
        ]
        for n in range(1, rng.choice([8, 20, 70, 200]) + 1)
    ]


def presented(rng, rows):
    """Present a table in a way that people and programs do; return it as bytes, and its heads."""
    order = list(range(len(NAMES)))
    rng.shuffle(order)
    if rng.random() < 0.5:
        order.sort()
    width, names = len(order), [NAMES[place] for place in order]
    body = [[row[place] for place in order] for row in rows]
    # Questions below short names, as survey programs write them.
    second = rng.random() < 0.3
    heads = [names] + [[f"Isilah menurut Anda: {name}, ya?" for name in names]] * second
    if second and rng.random() < 0.5:
        heads.append([f'{{"ImportId":"QID{place}"}}' for place in range(width)])
    table = list(body)
    for _ in range(rng.choice([0, 0, 1, 3])):
        table.insert(rng.randint(1, len(table) - 1), [""] * width)
    if not second and rng.random() < 0.3:
        table.insert(rng.randint(1, len(table) - 1), names)
    above = rng.choice(
        [[], [["Data penelitian 2024"]], [["Tabulasi"], ["Oleh:", "Siti"], []], [[]]]
    )
    below = rng.choice(
        [[], [[], ["Sumber: data primer"]], [["Jumlah"]], [[], ["Catatan: selesai"]]]
    )
    table = [*above, *heads, *table, *below]
    table = [[*row, *[""] * (width - len(row))] for row in table]
    if rng.random() < 0.2:
        table = [["", *row] for row in table]
    delimiter = rng.choice(DELIMITERS)
    stream = io.StringIO(newline="")
    quoting = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    newline = rng.choice(["\n", "\r\n", "\r"])
    csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=newline).writerows(
        table
    )
    text = stream.getvalue()
    if rng.random() < 0.2:
        text = f"sep={delimiter}{newline}{text}"
    elif rng.random() < 0.15 and delimiter in ",;":
        text = newline.join(
            '"' + line.replace('"', '""') + '"' for line in text.rstrip(newline).split(newline)
        )
    return text.encode(rng.choice(ENCODINGS))


@pytest.mark.parametrize("seed", range(120))
def test_the_same_answers_are_read_from_every_presentation(tmp_path, seed):
    rng = random.Random(seed)
    rows = answers(rng)
    file = tmp_path / "answers.csv"
    file.write_bytes(presented(rng, rows))
    cells = read_cells(str(file), {})
    assert sorted(cells.names) == sorted(NAMES)
    found = cells.table.astype(object).where(cells.table.notna(), "")
    read = [[row[cells.names.index(name)] for name in NAMES] for row in found.to_numpy().tolist()]
    assert read == rows
