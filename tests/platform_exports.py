"""Small invented exports in the shape of survey platforms, and what a knowing person makes of each.

An expectation names columns by their headings: the items of each variable in the order of the
file, the codes of its scale with their labels (or the codes alone, where the file tells no
labels), the profile with its kinds, the id and the personal columns. What is named nowhere must
not be used. `repeated` headings are named as "heading#2".
"""

import csv
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyreadstat

N = 40


class Export(NamedTuple):
    """A file with what its draft should say."""

    file: str
    variables: list
    profile: dict
    id: str | None = None
    personal: tuple = ()
    language: str = "en"
    choices: tuple = ()
    not_ordered: tuple = ()


def answers(seed, items, labels, respondents=N, offset=0.0):
    """Draw answers to items that have something in common; labels in rising order."""
    rng = np.random.default_rng(seed)
    trait = rng.normal(size=(respondents, 1)) + offset
    points = len(labels)
    raw = trait * 0.8 + rng.normal(size=(respondents, items)) * 0.7
    codes = np.clip(np.floor((raw + 2.2) / 4.4 * points), 0, points - 1).astype(int)
    # Every point of the scale is chosen by somebody.
    for point in range(points):
        codes[point % respondents, point % items] = point
    return [[labels[code] for code in row] for row in codes]


def some(seed, values, respondents=N):
    """Draw values of a column, each of which occurs."""
    rng = np.random.default_rng(seed)
    return list(rng.permutation(np.resize(np.array(values, dtype=object), respondents)))


def times(respondents=N):
    return [f"2024/05/{n % 28 + 1:02d} {n % 12 + 1}:{n % 60:02d}:12 AM GMT+7" for n in range(N)]


def iso(respondents=N):
    return [f"2024-05-{n % 28 + 1:02d} {n % 24:02d}:{n % 60:02d}:12" for n in range(respondents)]


def columns(*parts):
    """Put columns side by side: pairs of head and column, or of heads and rows."""
    heads, cells = [], []
    for head, part in parts:
        if isinstance(head, list):
            heads += head
            cells += [list(column) for column in zip(*part, strict=True)]
        else:
            heads.append(head)
            cells.append(list(part))
    return heads, [list(row) for row in zip(*cells, strict=True)]


def write(file, heads, rows, delimiter=",", quoting=csv.QUOTE_MINIMAL, encoding="utf-8"):
    """Write a CSV with one or more rows of heads."""
    heads = heads if isinstance(heads[0], list) else [heads]
    with open(file, "w", newline="", encoding=encoding) as stream:
        csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows([*heads, *rows])


def named(codes):
    return dict(enumerate(codes, 1))


AGREE_ID = ["Sangat Tidak Setuju", "Tidak Setuju", "Netral", "Setuju", "Sangat Setuju"]
AGREE_EN = [
    "Strongly disagree",
    "Disagree",
    "Neither agree nor disagree",
    "Agree",
    "Strongly agree",
]
NAMES = [f"{first} {last}" for first in ("Siti", "Budi", "Ayu", "Made", "Rina", "Agus", "Dewi", "Joko")
         for last in ("Lestari", "Santoso", "Wijaya", "Putri", "Hidayat")]  # fmt: skip
MAIL = [f"{name.lower().replace(' ', '.')}@example.org" for name in NAMES]
COMMENTS = ["", "", "", "", "semoga lancar skripsinya kak", "", "pertanyaannya terlalu banyak", ""]
COMMENTS = (COMMENTS * 5)[: N - 2] + ["ibu Tuti tetangga saya juga begitu", "tidak ada"]


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
    )  # fmt: skip
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
    )  # fmt: skip
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
        ("Berapa rata-rata durasi tidur Anda?", some(9, ["<4 jam", "4 - 5 jam", "6 - 7 jam", "≥ 8 jam"])),
        ("Media sosial yang Anda pakai", some(10, ["Instagram, TikTok", "Instagram", "TikTok, X", "Instagram, TikTok, X"])),
        ([first], answers(11, 1, "12345")),
        ([second], answers(12, 1, "12345")),
    )  # fmt: skip
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
    )  # fmt: skip
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
    )  # fmt: skip
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


QUALTRICS = [
    ("StartDate", "Start Date"),
    ("EndDate", "End Date"),
    ("Status", "Response Type"),
    ("IPAddress", "IP Address"),
    ("Progress", "Progress"),
    ("Duration (in seconds)", "Duration (in seconds)"),
    ("Finished", "Finished"),
    ("RecordedDate", "Recorded Date"),
    ("ResponseId", "Response ID"),
    ("RecipientLastName", "Recipient Last Name"),
    ("RecipientFirstName", "Recipient First Name"),
    ("RecipientEmail", "Recipient Email"),
    ("ExternalReference", "External Data Reference"),
    ("LocationLatitude", "Location Latitude"),
    ("LocationLongitude", "Location Longitude"),
    ("DistributionChannel", "Distribution Channel"),
    ("UserLanguage", "User Language"),
]
WHERE = ("IPAddress", "LocationLatitude", "LocationLongitude")


def qualtrics(folder, labels, finished, status):
    """Write three rows of heads: names, wordings, import ids."""
    trust = [f"Q2_{n}" for n in range(1, 6)]
    use = [f"Q3_{n}" for n in range(1, 5)]
    system = [
        iso(), iso(), [status] * N, [f"10.0.{n}.7" for n in range(N)], [100] * N,
        [200 + 7 * n for n in range(N)], [finished] * N, iso(),
        [f"R_{n:03d}abcXYZ" for n in range(N)], [""] * N, [""] * N, [""] * N, [""] * N,
        [f"-6.{n:04d}" for n in range(N)], [f"106.{n:04d}" for n in range(N)],
        ["anonymous"] * N, ["EN"] * N,
    ]  # fmt: skip
    heads, rows = columns(
        *zip([name for name, _ in QUALTRICS], system, strict=True),
        ("Q1", some(26, ["Male", "Female"])),
        (trust, answers(27, 5, labels)),
        (use, answers(28, 4, labels)),
        ("Q5", COMMENTS),
    )
    wordings = [wording for _, wording in QUALTRICS] + ["What is your gender?"]
    wordings += [f"How much do you trust the following? - Robot {n}" for n in range(1, 6)]
    wordings += [f"How far do you agree? - Use {n}" for n in range(1, 5)]
    wordings += ["Any comments?"]
    imports = [f'{{"ImportId":"{name}"}}' for name in heads]
    write(folder / "a.csv", [heads, wordings, imports], rows)
    return trust, use


def qualtrics_numbers(folder):
    trust, use = qualtrics(folder, "1234567", 1, 0)
    codes = list(range(1, 8))
    return Export(
        "a.csv", [(trust, codes), (use, codes)], {"Q1": None}, id="ResponseId", personal=WHERE
    )


def qualtrics_words(folder):
    seven = ["Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree",
             "Somewhat agree", "Agree", "Strongly agree"]  # fmt: skip
    trust, use = qualtrics(folder, seven, "True", "IP Address")
    return Export(
        "a.csv",
        [(trust, named(seven)), (use, named(seven))],
        {"Q1": None},
        id="ResponseId",
        personal=WHERE,
    )


def surveymonkey(folder):
    scale = ["Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied",
             "Satisfied", "Very satisfied"]  # fmt: skip
    rows_ = ["Food", "Price", "Service", "Location"]
    question = "How satisfied are you with the following?"
    heads, rows = columns(
        ("Respondent ID", [118_000_000_000 + 17 * n for n in range(N)]),
        ("Collector ID", [4001] * N),
        ("Start Date", iso()),
        ("End Date", iso()),
        ("IP Address", [f"10.0.{n}.7" for n in range(N)]),
        ("Email Address", [""] * N),
        ("First Name", [""] * N),
        ("Last Name", [""] * N),
        ("Custom Data 1", [""] * N),
        ("What is your gender?", some(29, ["Male", "Female"])),
        (["" for _ in rows_], answers(30, 4, scale)),
        ("Anything else?", COMMENTS),
    )
    heads[10] = question
    second = [""] * 9 + ["Response", *rows_, "Open-Ended Response"]
    write(folder / "a.csv", [heads, second], rows)
    return Export(
        "a.csv",
        [(rows_, named(scale))],
        {"What is your gender?": None},
        id="Respondent ID",
        personal=("IP Address",),
    )


def limesurvey(folder, labels):
    out = [f"wburnout[ex0{n}]" for n in range(1, 9)]
    big = [f"mbigs[mbi{n}]" for n in range(1, 7)]
    heads, rows = columns(
        ("id", range(1, N + 1)),
        ("submitdate", iso()),
        ("lastpage", [6] * N),
        ("startlanguage", ["en"] * N),
        ("seed", [1_000_000 + 977 * n for n in range(N)]),
        ("sex", some(31, ["M", "F"])),
        ("nkids", some(32, [0, 1, 2, 3])),
        (out, answers(33, 8, labels[0])),
        (big, answers(34, 6, labels[1])),
        ("interviewtime", [f"{200 + n * 1.37:.2f}" for n in range(N)]),
        ("groupTime149", [f"{60 + n * 0.71:.2f}" for n in range(N)]),
        ("sexTime", [""] * N),
    )
    write(folder / "a.csv", heads, rows, quoting=csv.QUOTE_ALL)
    return out, big


def limesurvey_numbers(folder):
    out, big = limesurvey(folder, ("12345", "0123456"))
    return Export(
        "a.csv",
        [(out, [1, 2, 3, 4, 5]), (big, [0, 1, 2, 3, 4, 5, 6])],
        {"sex": None, "nkids": None},
        id="id",
    )


def limesurvey_codes(folder):
    codes = ["A1", "A2", "A3", "A4", "A5"]
    out, big = limesurvey(folder, (codes, codes))
    return Export(
        "a.csv",
        [(out, named(codes)), (big, named(codes))],
        {"sex": None, "nkids": None},
        id="id",
    )


def limesurvey_full_answers(folder):
    often = ["Never", "Rarely", "Sometimes", "Often", "Always"]
    out, big = limesurvey(folder, (often, AGREE_EN))
    return Export(
        "a.csv",
        [(out, named(often)), (big, named(AGREE_EN))],
        {"sex": None, "nkids": None},
        id="id",
    )


def kobo(folder):
    part = [f"layanan/puas_{word}" for word in ("air", "listrik", "jalan", "sekolah")]
    heads, rows = columns(
        ("start", [f"2024-05-01T0{n % 9}:00:00.000+07:00" for n in range(N)]),
        ("end", [f"2024-05-01T0{n % 9}:05:00.000+07:00" for n in range(N)]),
        ("responden/jenis_kelamin", some(35, ["laki_laki", "perempuan"])),
        ("responden/umur", some(36, list(range(19, 59)))),
        (part, answers(37, 4, "12345")),
        ("layanan/kurang", some(38, ["a b", "a", "b c"])),
        ("layanan/kurang/a", some(39, [0, 1])),
        ("layanan/kurang/b", some(40, [0, 1])),
        ("layanan/kurang/c", some(41, [0, 1])),
        ("__version__", ["vAbC"] * N),
        ("_id", [500 + n for n in range(N)]),
        ("_uuid", [f"00ff-{n}" for n in range(N)]),
        ("_submission_time", [f"2024-05-01T1{n % 9}:00:00" for n in range(N)]),
        ("_validation_status", [""] * N),
        ("_notes", [""] * N),
        ("_status", ["submitted_via_web"] * N),
        ("_submitted_by", [""] * N),
        ("_tags", [""] * N),
        ("_index", range(1, N + 1)),
    )
    write(folder / "a.csv", heads, rows, delimiter=";", quoting=csv.QUOTE_ALL)
    return Export(
        "a.csv",
        [(part, [1, 2, 3, 4, 5])],
        {"responden/jenis_kelamin": None, "responden/umur": "number"},
        id="_id",
        language="id",
        choices=(("layanan/kurang", {"a", "b", "c"}),),
    )


def odk(folder):
    often = ["never", "rarely", "sometimes", "often", "always"]
    wash = [f"wash-{word}" for word in ("eat", "toilet", "cook", "work")]
    heads, rows = columns(
        ("SubmissionDate", [f"2024-05-02T0{n % 9}:11:00.000Z" for n in range(N)]),
        ("start", [f"2024-05-01T0{n % 9}:00:00.000+07:00" for n in range(N)]),
        ("end", [f"2024-05-01T0{n % 9}:05:00.000+07:00" for n in range(N)]),
        ("deviceid", [f"collect:{n}xyz" for n in range(N)]),
        ("who-age", some(42, list(range(18, 58)))),
        ("who-sex", some(43, ["male", "female"])),
        (wash, answers(44, 4, often)),
        ("meta-instanceID", [f"uuid:{n:08d}-aa" for n in range(N)]),
        ("KEY", [f"uuid:{n:08d}-aa" for n in range(N)]),
        ("SubmitterID", [12] * N),
        ("SubmitterName", ["Field team"] * N),
        ("AttachmentsPresent", [0] * N),
        ("AttachmentsExpected", [0] * N),
        ("Status", [""] * N),
        ("ReviewState", [""] * N),
        ("DeviceID", [f"collect:{n}xyz" for n in range(N)]),
        ("Edits", [0] * N),
        ("FormVersion", ["20240501"] * N),
    )
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [(wash, named([word.capitalize() for word in often]))],
        {"who-age": "number", "who-sex": None},
        id="KEY",
        personal=("deviceid", "SubmitterName", "DeviceID"),
    )


def redcap(folder):
    phq, gad = [f"phq9_{n}" for n in range(1, 10)], [f"gad7_{n}" for n in range(1, 8)]
    one, two = answers(45, 9, "0123"), answers(46, 7, "0123")
    heads, rows = columns(
        ("record_id", range(1, N + 1)),
        ("redcap_survey_identifier", [""] * N),
        ("screening_timestamp", iso()),
        ("age", some(47, list(range(18, 58)))),
        ("sex", some(48, [1, 2])),
        ("symptoms___1", some(49, [0, 1])),
        ("symptoms___2", some(50, [0, 1])),
        ("symptoms___3", some(51, [0, 1])),
        (phq, one),
        ("phq9_total", [sum(map(int, row)) for row in one]),
        (gad, two),
        ("gad7_total", [sum(map(int, row)) for row in two]),
        ("screening_complete", [2] * N),
    )
    write(folder / "a.csv", heads, rows)
    return Export(
        "a.csv",
        [(phq, [0, 1, 2, 3]), (gad, [0, 1, 2, 3])],
        {"age": "number", "sex": None},
        id="record_id",
        choices=(("symptoms", {"1", "2", "3"}),),
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


def spss(folder):
    labels = named(["Sangat tidak setuju", "Tidak setuju", "Agak tidak setuju", "Netral",
                    "Agak setuju", "Setuju", "Sangat setuju"])  # fmt: skip
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
    return Export("a.xlsx", [(items, named(codes))], {}, personal=("Nama",), language="id")  # fmt: skip


def spanish(folder):
    agree = ["En total desacuerdo", "Parcialmente en desacuerdo", "Indiferente",
             "Parcialmente de acuerdo", "Totalmente de acuerdo"]  # fmt: skip
    often = ["Nunca", "Pocas veces al año", "Una vez al mes o menos", "Unas pocas veces al mes",
             "Una vez a la semana", "Pocas veces a la semana", "Todos los días"]  # fmt: skip
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


def yes_no(folder):
    items = [f"Apakah Anda tahu gejala nomor {n}?" for n in range(1, 7)]
    heads, rows = columns(
        ("Stempel waktu", times()),
        ("Umur", some(75, list(range(20, 60)))),
        (items, answers(76, 6, ["Tidak", "Ya"])),
    )
    write(folder / "a.csv", heads, rows)
    return Export("a.csv", [(items, named(["Tidak", "Ya"]))], {"Umur": "number"}, language="id")


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
    )  # fmt: skip
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


def surveymonkey_choices(folder):
    """Each option in a column that repeats its text; a second row of heads names the options."""
    options = ["Radio", "Poster", "A friend"]
    ticked = [[option if (n + k) % 3 else "" for k, option in enumerate(options)] for n in range(N)]
    scale = ["Never", "Rarely", "Sometimes", "Often", "Always"]
    parts = ["I cook", "I walk", "I read"]
    heads, rows = columns(
        ("Respondent ID", [118_000_000_000 + 17 * n for n in range(N)]),
        ("Collector ID", [4001] * N),
        ("Start Date", iso()),
        ("End Date", iso()),
        (options, ticked),
        (parts, answers(89, 3, scale)),
    )
    first = [*heads[:4], "Where did you hear of us?", "", "", "How often?", "", ""]
    write(folder / "a.csv", [first, [""] * 4 + options + parts], rows)
    return Export(
        "a.csv",
        [(parts, named(scale))],
        {},
        id="Respondent ID",
        choices=(("Where did you hear of us?", set(options)),),
    )


EXPORTS = [
    google_words, google_grid, google_linear, google_semester, google_numbered_sections,
    microsoft_forms, microsoft_forms_indonesian, qualtrics_numbers, qualtrics_words, surveymonkey,
    limesurvey_numbers, limesurvey_codes, limesurvey_full_answers, kobo, odk, redcap, jotform,
    spss, stata, paper, paper_four_points, repeated_names, workbook_with_key, spanish, yes_no,
    unknown_words, half_code_half_label, six_numbers_with_gaps, whole_sentences_with_codes,
    google_branches, sheet_behind_a_key, surveymonkey_choices,
]  # fmt: skip
