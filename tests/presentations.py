"""Presents one table of answers in the many ways in which people and programs do."""

import csv
import io

import openpyxl
import pandas as pd
import pyreadstat

LABELS = ["Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju"]
ITEMS = [f"Saya merasa lelah karena hal {letter}" for letter in "abcdef"]
NAMES = ["Nomor", "Jenis kelamin", "Usia", "Penghasilan", *ITEMS]
NO_ANSWER = 9
# What is written where somebody gave no answer.
EMPTY = ["", "", "NA", "n/a", ".", "9", "9,0", "9.00"]
FORMATS = ["csv", "csv", "csv", "xlsx", "xlsx", "ods", "sav", "parquet"]
DELIMITERS = [",", ";", "\t", "|"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac-roman"]
# How one answer in codes is written in a column.
ANSWERS = ["{code}", "{code},0", "{code}.00", "0{code}", "{label}", "{code} - {label}"]
ANSWERS += ["{code}. {label}", "{code} ({label})", "{upper}", " {label} ", "{code}\u2013{label}"]
WIDE = str.maketrans("0123456789", "".join(chr(0xFF10 + digit) for digit in range(10)))


def true_answers(rng):
    """Make answers of 12 to 80 respondents: numbers, and None for no answer."""
    return [
        [
            f"R{number:03d}",
            rng.choice([1, 2]),
            rng.choice([None, *range(18, 41)]),
            rng.choice([750_000, 1_250_000, 2_050_000, 4_500_000]),
            *(None if rng.random() < 0.03 else rng.randint(1, 5) for _ in ITEMS),
        ]
        for number in range(1, rng.choice([12, 30, 80]) + 1)
    ]


def present(rng, folder, rows):
    """Write the answers in a way of presenting them; return the file and its format."""
    kind = rng.choice(FORMATS)
    file = folder / f"answers.{kind}"
    rows = rng.sample(rows, len(rows))
    order = rng.sample(range(len(NAMES)), len(NAMES)) if rng.random() < 0.5 else range(len(NAMES))
    if kind in ("sav", "parquet"):
        _write_columns(rng, file, rows, list(order), kind)
        return file, kind
    columns = [_in_words(rng, place, [row[place] for row in rows]) for place in range(len(NAMES))]
    body = [[columns[place][row] for place in order] for row in range(len(rows))]
    grid = framed(rng, [NAMES[place] for place in order], body)
    (_write_text if kind == "csv" else _write_book)(rng, file, grid)
    return file, kind


def framed(rng, names, body):
    """Put around a table what stands around tables: titles, notes, blank rows, further heads."""
    width, table = len(names), list(body)
    heads = [names]
    # Questions below short names, as survey programs write them.
    if rng.random() < 0.3:
        heads.append([f"Isilah menurut Anda: {name}, ya?" for name in names])
        if rng.random() < 0.5:
            heads.append([f'{{"ImportId":"QID{place}"}}' for place in range(width)])
    elif rng.random() < 0.15:
        numbered = [f"({place})" for place in range(1, width + 1)]
        heads.insert(rng.choice([0, 1]), numbered)
    for _ in range(rng.choice([0, 0, 1, 3])):
        table.insert(rng.randint(1, len(table) - 1), [""] * width)
    if len(heads) == 1 and rng.random() < 0.3:
        table.insert(rng.randint(1, len(table) - 1), names)
    above = [[], [["Data penelitian 2024"]], [["Tabulasi"], ["Oleh:", "Siti"], []], [[]]]
    below = [[], [[], ["Sumber: data primer"]], [["Jumlah"]], [[], ["Catatan: selesai"]]]
    table = [*rng.choice(above), *heads, *table, *rng.choice(below)]
    table = [[*row, *[""] * (width - len(row))] for row in table]
    return [["", *row] for row in table] if rng.random() < 0.2 else table


def as_text(rng, grid):
    """Write a grid as a text file, as bytes."""
    delimiter = rng.choice(DELIMITERS)
    stream = io.StringIO(newline="")
    quoting = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    newline = rng.choice(["\n", "\r\n", "\r"])
    writer = csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=newline)
    writer.writerows(grid)
    text = stream.getvalue()
    if rng.random() < 0.2:
        text = f"sep={delimiter}{newline}{text}"
    elif rng.random() < 0.15 and delimiter in ",;":
        text = newline.join(
            '"' + line.replace('"', '""') + '"' for line in text.rstrip(newline).split(newline)
        )
    encodings = ENCODINGS
    if any("\uff10" <= letter <= "\uff19" for letter in text):
        encodings = ENCODINGS[:4]
    return text.encode(rng.choice(encodings), errors="replace")


def _in_words(rng, place, values):
    """Write the values of a column as one presentation has them, as texts."""
    empty = rng.choice(EMPTY)
    if place == 0:
        return values
    if place == 1:
        spelt = rng.choice([("Pria", "Wanita"), ("PRIA", "wanita "), ("1", "2"), ("1,0", "2.0")])
        return [spelt[value - 1] for value in values]
    if place == 2:
        written = rng.choice(["{}", "{}.0", "{},0", "0{}"])
        return [empty if value is None else written.format(value) for value in values]
    if place == 3:
        mark = rng.choice(["", ".", ",", " ", "'"])
        after = rng.choice(["", ",00" if mark == "." else ".00" if mark == "," else ""])
        # 750.000 alone would be asked; every study has millions beside it.
        return [f"{value:,}".replace(",", mark) + after for value in values]
    written, wide = rng.choice(ANSWERS), rng.random() < 0.1

    def answer(code):
        if code is None:
            return empty
        label = LABELS[code - 1]
        text = written.format(code=code, label=label, upper=label.upper())
        return text.translate(WIDE) if wide else text

    return [answer(code) for code in values]


def _write_text(rng, file, grid):
    file.write_bytes(as_text(rng, grid))


def _write_book(rng, file, grid):
    """Write a workbook, its numbers as numbers, with other sheets around and hidden parts."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in grid:
        sheet.append([_as_number(cell) for cell in row])
    if rng.random() < 0.3:
        sheet.row_dimensions[rng.randint(6, 9)].hidden = True
    if rng.random() < 0.3:
        sheet.column_dimensions["C"].hidden = True
    if rng.random() < 0.3:
        book.create_sheet("Kosong", rng.choice([0, 1]))
    if rng.random() < 0.3:
        book.create_sheet("Lama", 0).append(["a", "b"])
        book["Lama"].sheet_state = rng.choice(["hidden", "veryHidden"])
        book.active = sheet
    if rng.random() < 0.3:
        book.create_sheet("Catatan").append(["Skala", 1, 5])
    if file.suffix == ".xlsx":
        book.save(file)
        return
    with pd.ExcelWriter(file, engine="odf") as writer:
        for name in book.sheetnames:
            if book[name].sheet_state == "visible":
                table = pd.DataFrame(book[name].values)
                table.to_excel(writer, sheet_name=name, header=False, index=False)


def _as_number(text):
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdecimal() else text


def _write_columns(rng, file, rows, order, kind):
    """Write a file that knows columns and their types."""
    table = pd.DataFrame(rows, columns=NAMES).astype({name: "Float64" for name in NAMES[1:]})
    if rng.random() < 0.3:
        table[NAMES[2:]] = table[NAMES[2:]].fillna(float(NO_ANSWER))
    if kind == "parquet":
        if rng.random() < 0.5:
            for item in rng.sample(ITEMS, 3):
                words = table[item].map(lambda code: LABELS[int(code) - 1] if code < 9 else code,
                                        na_action="ignore")  # fmt: skip
                table[item] = words.map(str, na_action="ignore").astype("category")
        table[[NAMES[place] for place in order]].to_parquet(file)
        return
    short = {name: f"v{place}" for place, name in enumerate(NAMES)}
    table = table.astype({name: "float64" for name in NAMES[1:]}).rename(columns=short)
    labels = {}
    if rng.random() < 0.5:
        labels = {short[item]: {float(n): label for n, label in enumerate(LABELS, 1)}
                  for item in ITEMS}  # fmt: skip
        labels[short[NAMES[1]]] = {1.0: "Pria", 2.0: "Wanita"}
    table = table[[short[NAMES[place]] for place in order]]
    wordings = [NAMES[place] for place in order]
    pyreadstat.write_sav(table, file, column_labels=wordings, variable_value_labels=labels)
