"""Small tables of answers, as rows of cells, and how tests write them and read what was noted."""

import csv
import io

HEAD = ["id", "usia", "X1", "X2", "X3", "X4"]
BODY = [
    ["A1", "21", "4", "4", "5", "3"],
    ["A2", "22", "2", "3", "3", "1"],
    ["A3", "20", "5", "5", "4", "4"],
    ["A4", "23", "1", "2", "2", "2"],
    ["A5", "21", "3", "3", "4", "5"],
    ["A6", "25", "4", "4", "4", "4"],
]
LABELS = ["Setuju", "Netral", "Tidak setuju"]
TEXTS = [[f"A{n}", "21", *(LABELS[(n * k) % 3] for k in (1, 2, 4, 5))] for n in range(1, 11)]
ASKED = [f"Seberapa sering Anda merasa lelah karena hal ke-{n}?" for n in range(6)]
BLANK = [""] * 6


def written(rows, delimiter=","):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def shifted(rows, by=1):
    return [[*[""] * by, *row] for row in rows]


def in_one_column(rows):
    return "".join('"' + ",".join(row) + '"\n' for row in rows)


def told(notes):
    """Name the notes: the keys of their messages."""
    keys = []
    for note in notes:
        keys += [part.key for part in note.fillings.get("parts", [note])]
    return [key.split(".")[1] for key in keys]


IMPORTS = [f'{{"ImportId":"QID{n}"}}' for n in range(6)]
MONKEY = [
    ["Respondent ID", "Start Date", "Seberapa sering Anda", "", "", "Usia Anda?"],
    ["", "", "merasa lelah", "merasa bosan", "merasa marah", "Response"],
    *([str(10 + n), f"05/0{n}/2024 10:11:12 AM", "4", "3", "2", f"2{n}"] for n in range(1, 7)),
]
SECTIONS = ["No", "Usia", "Beban kerja", "", "Burnout", ""]
