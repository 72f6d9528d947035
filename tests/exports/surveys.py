"""Exports of Qualtrics, SurveyMonkey, LimeSurvey, KoboToolbox, ODK and REDCap."""

import csv

from exports.tools import AGREE_EN, COMMENTS, Export, N, answers, columns, iso, named, some, write

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
        iso(),
        iso(),
        [status] * N,
        [f"10.0.{n}.7" for n in range(N)],
        [100] * N,
        [200 + 7 * n for n in range(N)],
        [finished] * N,
        iso(),
        [f"R_{n:03d}abcXYZ" for n in range(N)],
        [""] * N,
        [""] * N,
        [""] * N,
        [""] * N,
        [f"-6.{n:04d}" for n in range(N)],
        [f"106.{n:04d}" for n in range(N)],
        ["anonymous"] * N,
        ["EN"] * N,
    ]
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
    seven = [
        "Strongly disagree",
        "Disagree",
        "Somewhat disagree",
        "Neither agree nor disagree",
        "Somewhat agree",
        "Agree",
        "Strongly agree",
    ]
    trust, use = qualtrics(folder, seven, "True", "IP Address")
    return Export(
        "a.csv",
        [(trust, named(seven)), (use, named(seven))],
        {"Q1": None},
        id="ResponseId",
        personal=WHERE,
    )


def surveymonkey(folder):
    scale = [
        "Very dissatisfied",
        "Dissatisfied",
        "Neither satisfied nor dissatisfied",
        "Satisfied",
        "Very satisfied",
    ]
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


SURVEYS = [
    qualtrics_numbers,
    qualtrics_words,
    surveymonkey,
    limesurvey_numbers,
    limesurvey_codes,
    limesurvey_full_answers,
    kobo,
    odk,
    redcap,
    surveymonkey_choices,
]
