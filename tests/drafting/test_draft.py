"""Draft: from a file of answers to a description of the study that runs."""

import numpy as np
import pandas as pd
import pyreadstat
import pytest
import yaml

from angket.drafting.kinds import kind_of_column
from angket.drafting.vocabulary import known_order
from drafted_tables import draft_of, scales_of

FREE_TEXT = [f"Semoga lebih baik lagi di masa yang akan datang {n}" for n in "abcdef"]


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [
        ("X1", ["1", "5", "3", "3"], "codes"),
        ("Saya lelah", ["Setuju", "Sangat setuju", "setuju"], "labels"),
        ("Timestamp", ["2024/05/03 10:11:12 AM", "2024/05/03 10:12:00 AM"], "timestamp"),
        ("Alamat Email", ["a@b.id", "c@d.id"], "personal"),
        ("Nama", ["Budi", "Ani"], "personal"),
        ("NIP", ["198001012005011001", "198202022006021002"], "personal"),
        ("contact", ["081234567890", "0813-1111-2222"], "personal"),
        ("responden", ["1", "2", "3"], "id"),
        *[
            (name, ["1", "2", "3"], "id")
            for name in ("Nr", "No.", "caseid", "case_id", "RespID", "Kode Responden", "record")
        ],
        ("kode", ["1", "2", "2"], "codes"),
        ("X1", ["1", "5", "99", "3"], "codes"),
        ("X1", [*"12345" * 10, "44", "x"], "codes"),
        ("Usia", ["19", "21", "99", "35"], "number"),
        ("Angkatan", ["2022", "2023", "2023", "2024"], "category"),
        ("Tahun lahir", [str(year) for year in range(1980, 2000)], "number"),
        ("Gaji", ["2000", "2050.5", "1999"], "number"),
        ("Jenis kelamin", ["L", "P", "L"], "category"),
        ("Umur", ["31", "44", "52"], "number"),
        ("BMI", ["19,5", "22,1", "24,0"], "number"),
        (
            "Saran",
            [f"Semoga pelayanan lebih baik lagi di masa depan {n}" for n in range(9)],
            "text",
        ),
        ("kosong", [None, None], "empty"),
    ],
)
def test_columns_are_told_apart(name, values, kind):
    assert kind_of_column(name, pd.Series(values, dtype="str")) == kind


def test_labels_are_put_in_the_order_of_their_scale():
    whole = ["Tidak pernah", "Jarang", "Kadang-kadang", "Sering", "Selalu"]
    assert known_order(["Sering", "tidak  pernah", "SELALU"]) == whole
    assert known_order(["merah", "biru"]) is None


def coded_answers(respondents=40):
    """A data file in codes: who answered, a scale of five and one of seven points."""
    rng = np.random.default_rng(5)
    who = {"caseid": range(1, respondents + 1), "gender": 2, "agegrp": 5, "pendidikan": 4}
    who = {
        name: rng.permutation(np.resize(np.arange(1, top + 1), respondents))
        if isinstance(top, int)
        else list(top)
        for name, top in who.items()
    }
    years = rng.permutation(np.resize(np.arange(1, 11), respondents))
    items = {f"BK{k}": rng.integers(1, 6, respondents) for k in range(1, 6)}
    items |= {f"P{k}": rng.integers(1, 8, respondents) for k in range(1, 5)}
    return pd.DataFrame(who | {"masa_kerja": years} | items)


def test_codes_of_the_profile_are_no_items(tmp_path):
    coded_answers().to_csv(tmp_path / "a.csv", index=False)
    _, study = draft_of(tmp_path, tmp_path / "a.csv")
    assert study["data"]["id"] == "caseid"
    items = [variable["items"] for variable in study["variables"].values()]
    assert items == [[f"BK{k}" for k in range(1, 6)], [f"P{k}" for k in range(1, 5)]]
    assert [sorted(map(int, scale["codes"])) for scale in study["scales"].values()] == [
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5, 6, 7],
    ]
    assert list(study["profile"]) == ["gender", "agegrp", "pendidikan", "masa_kerja"]
    assert study["profile"]["masa_kerja"]["kind"] == "number"


def test_a_lone_or_two_code_column_is_no_item(tmp_path):
    answers = coded_answers().rename(columns={"gender": "v", "agegrp": "w"})
    answers = answers.drop(columns=["pendidikan", "masa_kerja"])
    answers.to_csv(tmp_path / "a.csv", index=False)
    _, study = draft_of(tmp_path, tmp_path / "a.csv")
    assert list(study["profile"]) == ["v", "w"]


def test_two_numbered_columns_are_items_where_there_are_no_others(tmp_path):
    answers = coded_answers()[["gender", "BK1", "BK2"]]
    answers.columns = ["gender", "q1", "q2"]
    answers.to_csv(tmp_path / "a.csv", index=False)
    _, study = draft_of(tmp_path, tmp_path / "a.csv")
    assert [variable["items"] for variable in study["variables"].values()] == [["q1", "q2"]]


def test_labels_of_spss_tell_items_from_the_profile(tmp_path):
    agree = dict(enumerate(["Sangat rendah", "Rendah", "Sedang", "Tinggi", "Teratas"], 1))
    often = {1: "Never", 4: "Half the time", 7: "Always", 99: "No answer"}
    labels = {f"Q{k}": agree for k in range(4, 9)} | {f"Q{k}": often for k in range(9, 13)}
    labels |= {
        "Q1": {1: "Male", 2: "Female", 9: "Refused"},
        "Q2": {k: f"Group {k}" for k in range(1, 6)},
    }
    answers = coded_answers().drop(columns=["caseid", "masa_kerja"]).astype(float)
    answers.columns = [f"Q{number}" for number in range(1, 13)]
    answers.loc[3, "Q9"] = 99
    pyreadstat.write_sav(
        answers,
        tmp_path / "a.sav",
        variable_value_labels=labels,
        # The measure speaks where labels do not.
        variable_measure={"Q3": "nominal", "Q5": "nominal"},
        column_labels={"Q1": "Sex of respondent"},
    )
    text, study = draft_of(tmp_path, tmp_path / "a.sav")
    items = [variable["items"] for variable in study["variables"].values()]
    assert items == [[f"Q{k}" for k in range(4, 9)], [f"Q{k}" for k in range(9, 13)]]
    assert scales_of(study)[0]["codes"] == agree
    assert scales_of(study)[1]["codes"][4] == "Half the time"
    assert scales_of(study)[1]["missing"] == [99]
    assert "99 terpisah dari skala" in text
    assert study["profile"]["Q1"] == {
        "label": "Sex of respondent",
        "order": ["Male", "Female"],
        "missing": ["Refused"],
    }
    assert list(study["profile"]) == ["Q1", "Q2", "Q3"]


def test_codes_apart_from_the_scale_are_guessed_to_be_missing_and_slips_are_told(tmp_path):
    answers = coded_answers()
    answers.loc[3, "BK2"], answers.loc[4, "BK3"], answers.loc[5, "BK3"] = 9, 99, 44
    answers.to_csv(tmp_path / "a.csv", index=False)
    text, study = draft_of(tmp_path, tmp_path / "a.csv")
    assert list(scales_of(study)[0]["codes"]) == [1, 2, 3, 4, 5]
    assert scales_of(study)[0]["missing"] == [9, 99]
    assert "9, 99 terpisah dari skala" in text
    assert "# Satu jawaban lain yang muncul sekali tidak ada dalam skala" in text
    assert "44" not in text.replace(str(tmp_path), "")


def test_a_draft_tells_of_numbers_stored_as_text(tmp_path):
    answers = coded_answers()
    answers["BK1"] = answers["BK1"].astype(str)
    answers.to_excel(tmp_path / "a.xlsx", index=False)
    text, _ = draft_of(tmp_path, tmp_path / "a.xlsx")
    assert "tersimpan sebagai teks, akan ditolak saat dijalankan, pada: BK1." in text
    accepting = yaml.safe_load(text.replace("# accept", "accept"))
    assert accepting["data"]["accept"] == ["numbers_as_text"]


def test_codes_with_labels_and_a_slip_among_labels_stay_items(tmp_path):
    labels = dict(enumerate(["Sangat buruk", "Buruk", "Cukup", "Baik", "Sangat baik"], 1))
    rows = coded_answers()[["caseid", "BK1", "BK2", "BK3", "BK4", "BK5"]].astype(object)
    # One end of the scale is chosen in one column alone.
    rows["BK1"] = rows["BK1"].clip(upper=4)
    for name in ("BK1", "BK2", "BK3"):
        rows[name] = rows[name].map(lambda code: f"{code} - {labels[code]}")
    for name in ("BK4", "BK5"):
        rows[name] = rows[name].map(labels)
    rows.loc[0, "BK4"] = "Baik sekali"
    rows["Usia"] = ["1. <25", "2. >25"] * 20
    rows.to_csv(tmp_path / "a.csv", index=False)
    text, study = draft_of(tmp_path, tmp_path / "a.csv")
    items = [variable["items"] for variable in study["variables"].values()]
    assert items == [["BK1", "BK2", "BK3"], ["BK4", "BK5"]]
    assert scales_of(study)[0]["codes"] == labels
    assert list(study["scales"]) == ["skala1"]
    assert "Baik sekali" not in text
    assert "# Satu jawaban lain yang muncul sekali" in text
    assert study["profile"] == {"Usia": {"label": "Usia"}}


def form_export(file):
    """A form as teachers and students know it, with names, addresses and two blocks."""
    scale = ["Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju"]
    rows = []
    for number in range(30):
        # Stray case and blanks, and an end of the scale that one column never has.
        answers = [scale[(number * step + step) % 5] for step in (1, 2, 3)]
        answers = [answers[0].upper(), f" {answers[1]}", answers[2], scale[1 + number % 4]]
        codes = [(number * step) % 5 + 1 for step in (1, 2, 3)]
        rows.append(
            [f"2024/05/{number % 28 + 1:02d} 10:00:00 AM", f"orang{number}@example.org"]
            + ["Perempuan" if number % 3 else "Laki-laki", 20 + number]
            + answers
            + codes
        )
    head = ["Timestamp", "Alamat email", "Jenis kelamin", "Usia"]
    head += [f"Saya merasa beban {part} terlalu berat" for part in "abcd"]
    head += ["Y1", "Y2", "Y3"]
    pd.DataFrame(rows, columns=head).to_excel(file, index=False)


@pytest.mark.slow
def test_from_a_spreadsheet_to_first_results_in_two_commands(project):
    (project.folder / "resources/baru").mkdir()
    form_export(project.folder / "resources/baru/jawaban.xlsx")
    arguments = ("draft", "--config", "data=resources/baru/jawaban.xlsx", "study=baru")
    result = project.run(*arguments, cores=1)
    assert result.returncode == 0, result.stdout
    text = (project.folder / "config/studies/baru.yaml").read_text()
    study = yaml.safe_load(text)
    assert study["language"] == "id"
    assert [len(variable["items"]) for variable in study["variables"].values()] == [4, 3]
    assert study["data"]["personal"] == ["Alamat email"]
    assert list(study["profile"].values()) == [
        {"label": "Jenis kelamin"},
        {"label": "Usia", "kind": "number"},
    ]
    project.only("baru")
    result = project.run("results/baru/description/statistics.csv")
    assert result.returncode == 0, result.stdout
    assert (project.folder / "results/baru/description/statistics.csv").exists()
    everything = b"".join(project.files().values()) + b"".join(project.files("logs").values())
    assert b"@example.org" not in everything
    again = project.run(*arguments, cores=1)
    assert again.returncode != 0
    assert "is there already and is never written over" in again.stdout
    assert (project.folder / "config/studies/baru.yaml").read_text() == text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "study", "told"),
    [
        ("nowhere.csv", "new", "there is no file nowhere.csv"),
        (
            "resources/bandung/responses.csv",
            "../evil",
            '"../evil" cannot be the name of a study. Write evil:',
        ),
        ("/etc/hostname", "new", "into resources/new/ first"),
        ("resources/bandung/responses.csv", "", "it needs both"),
    ],
)
def test_a_draft_that_cannot_be_made_says_why(project, data, study, told):
    result = project.run("draft", "--config", f"data={data}", f"study={study}", cores=1)
    assert result.returncode != 0
    assert told in result.stdout
    assert "Traceback" not in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("target", "values"),
    [
        ("draft", ["data=resources/mystudy/answers.xlsx", "study=mystudy"]),
        ("freeze", ["study=mystudy"]),
        ("verify", ["archive=results/mystudy/archive/mystudy.zip"]),
    ],
)
def test_what_a_command_leaves_out_is_told(project, target, values):
    result = project.run(target, cores=1)
    assert result.returncode != 0
    told = f"Cannot {target}: the command must end with --config {' '.join(values)}"
    assert told in result.stdout
    assert "Traceback" not in result.stdout
