"""Files of statistics programs, and tables typed from paper."""

import numpy as np
import pandas as pd
import pyreadstat

from exports.tools import AGREE_EN, NAMES, Export, N, answers, columns, named, some, write


def spss(folder):
    labels = named(
        [
            "Sangat tidak setuju",
            "Tidak setuju",
            "Agak tidak setuju",
            "Netral",
            "Agak setuju",
            "Setuju",
            "Sangat setuju",
        ]
    )
    items = [f"BK{n}" for n in range(1, 6)]
    values = np.array(answers(54, 5, range(1, 8)), dtype=float)
    frame = pd.DataFrame(values, columns=items)
    frame.insert(0, "responden", np.arange(1.0, N + 1))
    frame.insert(1, "jk", np.array(some(55, [1.0, 2.0]), dtype=float))
    frame.insert(2, "usia", np.array(some(56, [float(age) for age in range(20, 60)]), dtype=float))
    frame["BK3_r"] = 8 - frame["BK3"]
    frame["total_BK"] = values.sum(axis=1)
    frame["mean_BK"] = values.mean(axis=1)
    pyreadstat.write_sav(
        frame,
        folder / "a.sav",
        variable_value_labels=dict.fromkeys([*items, "BK3_r"], labels)
        | {"jk": {1: "Laki-laki", 2: "Perempuan"}},
        column_labels={item: f"Beban kerja saya berat ({item})" for item in items},
    )
    return Export(
        "a.sav",
        [(items, labels)],
        {"jk": ["Laki-laki", "Perempuan"], "usia": "number"},
        id="responden",
        language="id",
    )


def stata(folder):
    trust = [f"trst{word}" for word in ("prl", "lgl", "plc", "plt", "prt")]
    heads, rows = columns(
        ("idno", range(1001, 1001 + N)),
        ("gndr", some(57, [1, 2])),
        ("agea", some(58, list(range(20, 60)))),
        (trust, answers(59, 5, [str(n) for n in range(11)])),
        ("_merge", ["matched (3)"] * N),
    )
    write(folder / "a.csv", heads, rows, delimiter="\t")
    return Export(
        "a.csv",
        [(trust, list(range(11)))],
        {"gndr": None, "agea": "number"},
        id="idno",
    )


def paper(folder):
    parts, expected = [], []
    for name, seed in (("X1.", 60), ("X2.", 61), ("Y.", 62)):
        items = [f"{name}{n}" for n in range(1, 6)]
        given = answers(seed, 5, range(1, 6))
        parts += [(items, given), (f"Total {name.rstrip('.')}", [sum(row) for row in given])]
        expected.append((items, [1, 2, 3, 4, 5]))
    heads, rows = columns(("No", range(1, N + 1)), ("JK", some(63, ["L", "P"])), *parts)
    pd.DataFrame(rows, columns=heads).to_excel(folder / "a.xlsx", index=False)
    return Export("a.xlsx", expected, {"JK": None}, id="No", language="id")


def paper_four_points(folder):
    items, others = [f"KP{n}" for n in range(1, 9)], [f"MK{n}" for n in range(1, 7)]
    heads, rows = columns(
        ("No Responden", range(1, N + 1)),
        ("Usia", some(64, list(range(20, 60)))),
        (items, answers(65, 8, range(1, 5))),
        ("JUMLAH", [0] * N),
        (others, answers(66, 6, range(1, 5))),
        ("JUMLAH", [0] * N),
    )
    places = {9 + 1: slice(2, 10), 17: slice(11, 17)}
    for row in rows:
        for place, part in places.items():
            row[place] = sum(row[part])
    write(folder / "a.csv", heads, rows, delimiter=";")
    return Export(
        "a.csv",
        [(items, [1, 2, 3, 4]), (others, [1, 2, 3, 4])],
        {"Usia": "number"},
        id="No Responden",
        language="id",
    )


def repeated_names(folder):
    heads, rows = columns(
        ("No", range(1, N + 1)),
        (["A"] * 5, answers(67, 5, range(1, 6))),
        (["SN"] * 5, answers(68, 5, range(1, 6))),
        (["PBC"] * 5, answers(69, 5, range(1, 6))),
    )
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [([f"{name}#{n}" for n in range(1, 6)], [1, 2, 3, 4, 5]) for name in ("A", "SN", "PBC")],
        {},
        id="No",
    )


def workbook_with_key(folder):
    codes = ["STS", "TS", "CTS", "CS", "S", "SS"]
    labels = [
        "Sangat Tidak Setuju",
        "Tidak Setuju",
        "Cukup Tidak Setuju",
        "Cukup Setuju",
        "Setuju",
        "Sangat Setuju",
    ]
    items = [f"P{n}" for n in range(1, 11)]
    heads, rows = columns(("Nama", NAMES), (items, answers(70, 10, codes)))
    with pd.ExcelWriter(folder / "a.xlsx") as book:
        pd.DataFrame(rows, columns=heads).to_excel(book, sheet_name="Jawaban", index=False)
        key = pd.DataFrame(
            {"Kode": codes[::-1], "Keterangan": labels[::-1], "Skor": range(6, 0, -1)}
        )
        key.to_excel(book, sheet_name="Keterangan", index=False)
        wording = [f"Saya yakin dapat menyelesaikan tugas nomor {n}" for n in range(1, 11)]
        pd.DataFrame({"Kode": items, "Pertanyaan": wording}).to_excel(
            book, sheet_name="Pertanyaan", index=False
        )
    return Export("a.xlsx", [(items, named(codes))], {}, personal=("Nama",), language="id")


def spanish(folder):
    agree = [
        "En total desacuerdo",
        "Parcialmente en desacuerdo",
        "Indiferente",
        "Parcialmente de acuerdo",
        "Totalmente de acuerdo",
    ]
    often = [
        "Nunca",
        "Pocas veces al año",
        "Una vez al mes o menos",
        "Unas pocas veces al mes",
        "Una vez a la semana",
        "Pocas veces a la semana",
        "Todos los días",
    ]
    one, two = [f"vuln.{n}" for n in range(1, 9)], [f"burn.{n}" for n in range(1, 7)]
    heads, rows = columns(
        ("sexo", some(71, ["Mujer", "Hombre"])),
        ("edad", some(72, list(range(20, 60)))),
        (one, answers(73, 8, agree)),
        (two, answers(74, 6, often)),
    )
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [(one, named(agree)), (two, named(often))],
        {"sexo": None, "edad": "number"},
    )


def unknown_words(folder):
    """One scale that is known, one whose order no list tells."""
    strange = ["blorp", "flim", "gnar", "zoot"]
    known = [f"A{n}" for n in range(1, 5)]
    items = [f"B{n}" for n in range(1, 5)]
    heads, rows = columns(
        ("id", range(1, N + 1)),
        (known, answers(77, 4, AGREE_EN)),
        (items, answers(78, 4, strange)),
    )
    write(folder / "a.csv", heads, rows)
    return Export("a.csv", [(known, named(AGREE_EN))], {}, id="id", not_ordered=(items,))


def half_code_half_label(folder):
    labels = ["Sangat rendah", "Rendah", "Sedang", "Tinggi", "Sangat tinggi"]
    both = [f"{n} - {label}" for n, label in named(labels).items()]
    items = [f"Motivasi {n}" for n in range(1, 6)]
    heads, rows = columns(
        ("Kode", [f"R{n:02d}" for n in range(1, N + 1)]),
        ("Penghasilan", some(79, ["< 1 juta", "1 - 3 juta", "3 - 5 juta", "> 5 juta"])),
        (items, answers(80, 5, both)),
    )
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [(items, named(labels))],
        {"Penghasilan": ["< 1 juta", "1 - 3 juta", "3 - 5 juta", "> 5 juta"]},
        id="Kode",
        language="id",
    )


def six_numbers_with_gaps(folder):
    """Codes with 99 for no answer, and a scale end that nobody chose."""
    items = [f"SE{n}" for n in range(1, 8)]
    heads, rows = columns(
        ("resp_id", range(1, N + 1)),
        ("Gender", some(81, [1, 2])),
        ("Marital status", some(82, [1, 2, 3])),
        (items, answers(83, 7, range(1, 7))),
    )
    rows[4][5], rows[9][6] = 99, 99
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [(items, [1, 2, 3, 4, 5, 6])],
        {"Gender": None, "Marital status": None},
        id="resp_id",
    )


def sheet_behind_a_key(folder):
    """The answers stand on the second sheet, behind the key, with words that no list knows."""
    words = ["ora babar blas", "kadang", "kerep", "mesti"]
    items = [f"KG{n}" for n in range(1, 7)]
    heads, rows = columns(("No", range(1, N + 1)), (items, answers(88, 6, words)))
    with pd.ExcelWriter(folder / "a.xlsx") as book:
        key = pd.DataFrame({"Jawaban": words, "Skor": range(1, 5)})
        key.to_excel(book, sheet_name="Keterangan", index=False)
        pd.DataFrame(rows, columns=heads).to_excel(book, sheet_name="Data", index=False)
    return Export("a.xlsx", [(items, named(words))], {}, id="No")


TABLES = [
    spss,
    stata,
    paper,
    paper_four_points,
    repeated_names,
    workbook_with_key,
    spanish,
    unknown_words,
    half_code_half_label,
    six_numbers_with_gaps,
    sheet_behind_a_key,
]
