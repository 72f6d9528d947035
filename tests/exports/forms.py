"""Exports of Google Forms, Microsoft Forms and JotForm."""

import pandas as pd

from exports.tools import (
    AGREE_EN,
    AGREE_ID,
    COMMENTS,
    MAIL,
    NAMES,
    Export,
    N,
    answers,
    columns,
    iso,
    named,
    some,
    times,
    write,
)


def google_words(folder):
    stress = [
        f"Saya merasa {word} menjelang ujian" for word in ("cemas", "gugup", "lelah", "sedih")
    ]
    help_ = [
        f"Teman saya {word} saya ketika kesulitan" for word in ("membantu", "menemani", "menghibur")
    ]
    often = ["Tidak Pernah", "Jarang", "Kadang-kadang", "Sering", "Selalu"]
    heads, rows = columns(
        ("Stempel waktu", times()),
        ("Nama Lengkap", NAMES),
        ("Jenis Kelamin", some(1, ["Laki-laki", "Perempuan", "Perempuan"])),
        ("Usia", some(2, ["17-20", "21-25", "> 25"])),
        (stress, answers(3, 4, AGREE_ID)),
        (help_, answers(4, 3, often)),
        ("Kritik dan saran", COMMENTS),
    )
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [(stress, named(AGREE_ID)), (help_, named(often))],
        {"Jenis Kelamin": None, "Usia": ["17-20", "21-25", "> 25"]},
        personal=("Nama Lengkap",),
        language="id",
    )


def google_grid(folder):
    often = ["Never", "Once in a while", "Most of the time", "Always"]
    grid = [
        f"How often do you do the following? [{part}]"
        for part in ("Skip breakfast", "Sleep late", "Walk to campus", "Eat fruit")
    ]
    again = [
        f"How much do you agree? [{part}]"
        for part in ("I eat well", "I sleep well", "I move enough")
    ]
    heads, rows = columns(
        ("Timestamp", times()),
        ("Email Address", MAIL),
        ("Gender", some(5, ["Male", "Female", "Prefer not to say"])),
        (grid, answers(6, 4, often)),
        (again, answers(7, 3, AGREE_EN)),
        ("Do you want to share any comments?", COMMENTS),
    )
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [(grid, named(often)), (again, named(AGREE_EN))],
        {"Gender": None},
        personal=("Email Address",),
    )


def google_linear(folder):
    first = (
        "Seberapa besar pengaruh tidur? (Skala 1-5, 1 = Tidak berpengaruh, 5 = Sangat berpengaruh)"
    )
    second = (
        "Seberapa puas Anda dengan tidur Anda? (Skala 1-5, 1 = Sangat tidak puas, 5 = Sangat puas)"
    )
    heads, rows = columns(
        ("Cap waktu", times()),
        ("Semester", some(8, ["1-2", "3-4", "5-6", "> 6"])),
        (
            "Berapa rata-rata durasi tidur Anda?",
            some(9, ["<4 jam", "4 - 5 jam", "6 - 7 jam", "≥ 8 jam"]),
        ),
        (
            "Media sosial yang Anda pakai",
            some(10, ["Instagram, TikTok", "Instagram", "TikTok, X", "Instagram, TikTok, X"]),
        ),
        ([first], answers(11, 1, "12345")),
        ([second], answers(12, 1, "12345")),
    )
    write(folder / "a.csv", heads, rows)
    ends = {1: "Tidak berpengaruh", 2: "2", 3: "3", 4: "4", 5: "Sangat berpengaruh"}
    others = {1: "Sangat tidak puas", 2: "2", 3: "3", 4: "4", 5: "Sangat puas"}
    return Export(
        "a.csv",
        [([first], ends), ([second], others)],
        {
            "Semester": ["1-2", "3-4", "5-6", "> 6"],
            "Berapa rata-rata durasi tidur Anda?": ["<4 jam", "4 - 5 jam", "6 - 7 jam", "≥ 8 jam"],
        },
        language="id",
        choices=(("Media sosial yang Anda pakai", {"Instagram", "TikTok", "X"}),),
    )


def google_semester(folder):
    tired = [f"Saya merasa lelah, pernyataan {n}" for n in range(1, 9)]
    heads, rows = columns(
        ("Timestamp", times()),
        ("Nama", NAMES),
        ("Jenis Kelamin", some(13, ["Laki-laki", "Perempuan"])),
        ('Semester saat ini \n(Contoh: "3")', some(14, list(range(1, 12)))),
        (tired, answers(15, 8, "12345")),
    )
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [(tired, [1, 2, 3, 4, 5])],
        {"Jenis Kelamin": None, 'Semester saat ini \n(Contoh: "3")': "number"},
        personal=("Nama",),
        language="id",
    )


def google_numbered_sections(folder):
    first = [
        f"{n}. Atasan saya {word}"
        for n, word in enumerate(("adil", "jujur", "terbuka", "tegas"), 1)
    ]
    second = [
        f"{n}. Saya bekerja {word}" for n, word in enumerate(("cepat", "teliti", "mandiri"), 1)
    ]
    heads, rows = columns(
        ("Stempel waktu", times()),
        ("Masa kerja", some(16, ["< 1 tahun", "1-5 tahun", "6-10 tahun", "> 10 tahun"])),
        ("Pendidikan terakhir", some(17, ["SMA", "D3", "S1", "S2"])),
        (first, answers(18, 4, ["STS", "TS", "KS", "S", "SS"])),
        (second, answers(19, 3, ["STS", "TS", "KS", "S", "SS"])),
    )
    write(folder / "a.csv", heads, rows, delimiter=";")
    labels = named(["STS", "TS", "KS", "S", "SS"])
    return Export(
        "a.csv",
        [(first, labels), (second, labels)],
        {
            "Masa kerja": ["< 1 tahun", "1-5 tahun", "6-10 tahun", "> 10 tahun"],
            "Pendidikan terakhir": None,
        },
        language="id",
    )


def microsoft_forms(folder):
    like = [
        f"The course {word}"
        for word in ("was clear", "was useful", "was well paced", "met my needs")
    ]
    heads, rows = columns(
        ("ID", range(1, N + 1)),
        ("Start time", iso()),
        ("Completion time", iso()),
        ("Email", ["anonymous"] * N),
        ("Name", [None] * N),
        ("Which faculty do you belong to?", some(20, ["Law", "Arts", "Science"])),
        ("Which devices do you use?", some(21, ["Phone;Laptop;", "Phone;", "Laptop;Tablet;"])),
        (like, answers(22, 4, AGREE_EN)),
        ("How likely are you to recommend it?", some(23, list(range(0, 11)))),
    )
    pd.DataFrame(rows, columns=heads).to_excel(folder / "a.xlsx", index=False)
    return Export(
        "a.xlsx",
        [(like, named(AGREE_EN))],
        {
            "Which faculty do you belong to?": None,
            "How likely are you to recommend it?": "number",
        },
        id="ID",
        personal=("Email",),
        choices=(("Which devices do you use?", {"Phone", "Laptop", "Tablet"}),),
    )


def microsoft_forms_indonesian(folder):
    scale = ["Sangat Tidak Puas", "Tidak Puas", "Cukup Puas", "Puas", "Sangat Puas"]
    like = [f"Pelayanan {word}" for word in ("cepat", "ramah", "jelas", "tepat janji")]
    heads, rows = columns(
        ("ID", range(1, N + 1)),
        ("Waktu mulai", iso()),
        ("Waktu penyelesaian", iso()),
        ("Email", MAIL),
        ("Nama", NAMES),
        ("Waktu terakhir diubah", [None] * N),
        ("Jenis kelamin", some(24, ["Pria", "Wanita"])),
        (like, answers(25, 4, scale)),
        ("Pesan untuk kami", COMMENTS),
    )
    pd.DataFrame(rows, columns=heads).to_excel(folder / "a.xlsx", index=False)
    return Export(
        "a.xlsx",
        [(like, named(scale))],
        {"Jenis kelamin": None},
        id="ID",
        personal=("Email", "Nama"),
        language="id",
    )


def jotform(folder):
    grid = [f"Please rate our service >> {word}" for word in ("Speed", "Courtesy", "Price")]
    scale = ["Very Poor", "Poor", "Fair", "Good", "Very Good"]
    heads, rows = columns(
        ("Submission Date", [f"2024-05-{n % 28 + 1:02d} 10:11:12" for n in range(N)]),
        ("First Name", [name.split()[0] for name in NAMES]),
        ("Last Name", [name.split()[1] for name in NAMES]),
        ("Email", MAIL),
        ("Gender", some(52, ["Male", "Female"])),
        (grid, answers(53, 3, scale)),
        ("Comments", COMMENTS),
        ("Submission IP", [f"10.0.{n}.7" for n in range(N)]),
        ("Submission ID", [5_900_000_000 + n for n in range(N)]),
    )
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [(grid, named(scale))],
        {"Gender": None},
        id="Submission ID",
        personal=("First Name", "Last Name", "Email", "Submission IP"),
    )


def yes_no(folder):
    items = [f"Apakah Anda tahu gejala nomor {n}?" for n in range(1, 7)]
    heads, rows = columns(
        ("Stempel waktu", times()),
        ("Umur", some(75, list(range(20, 60)))),
        (items, answers(76, 6, ["Tidak", "Ya"])),
    )
    write(folder / "a.csv", heads, rows)
    return Export("a.csv", [(items, named(["Tidak", "Ya"]))], {"Umur": "number"}, language="id")


def whole_sentences_with_codes(folder):
    """An English form whose linear scale says its ends in each heading."""
    ends = "(1 = Not at all, 7 = Extremely)"
    items = [
        f"How {word} do you feel at work? {ends}"
        for word in ("tired", "tense", "worn out", "bored")
    ]
    heads, rows = columns(
        ("Timestamp", times()),
        ("Years of experience", some(84, list(range(1, 21)))),
        ("What is your position?", some(85, ["Staff", "Supervisor", "Manager"])),
        (items, answers(86, 4, "1234567")),
    )
    write(folder / "a.csv", heads, rows)
    scale = {1: "Not at all"} | {n: str(n) for n in range(2, 7)} | {7: "Extremely"}
    return Export(
        "a.csv",
        [(items, scale)],
        {"Years of experience": "number", "What is your position?": None},
    )


def google_branches(folder):
    """Two branches of a form ask the same questions in columns of their own."""
    asked = [f"Saya {word} dengan layanan ini" for word in ("puas", "senang", "nyaman")]
    given = answers(87, 3, AGREE_ID)
    first = [row if n % 2 else [""] * 3 for n, row in enumerate(given)]
    second = [[""] * 3 if n % 2 else row for n, row in enumerate(given)]
    heads, rows = columns(
        ("Timestamp", times()),
        ("Anda datang sebagai", ["Pasien" if n % 2 else "Keluarga" for n in range(N)]),
        (asked, first),
        (asked, second),
    )
    write(folder / "a.csv", heads, rows)
    return Export("a.csv", [(asked, named(AGREE_ID))], {"Anda datang sebagai": None}, language="id")


FORMS = [
    google_words,
    google_grid,
    google_linear,
    google_semester,
    google_numbered_sections,
    microsoft_forms,
    microsoft_forms_indonesian,
    jotform,
    yes_no,
    whole_sentences_with_codes,
    google_branches,
]
