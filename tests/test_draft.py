"""Draft: from a file of answers to a description of the study that runs."""

import pandas as pd
import pytest
import yaml

from angket.guessing import kind_of_column, known_order

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
        ("Jenis kelamin", ["L", "P", "L"], "category"),
        ("Umur", ["31", "44", "52"], "number"),
        ("BMI", ["19,5", "22,1", "24,0"], "number"),
        (
            "Saran",
            [f"Semoga pelayanan lebih baik lagi di masa depan {n}" for n in range(9)],
            "personal",
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
def test_from_a_spreadsheet_to_results_in_two_commands(project):
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
    result = project.run()
    assert result.returncode == 0, result.stdout
    assert (project.folder / "results/baru/statistics.csv").exists()
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
        ("resources/bandung/responses.csv", "../evil", "study names consist of"),
        ("/etc/hostname", "new", "into resources/new/ first"),
        ("resources/bandung/responses.csv", "", "it needs both"),
    ],
)
def test_a_draft_that_cannot_be_made_says_why(project, data, study, told):
    result = project.run("draft", "--config", f"data={data}", f"study={study}", cores=1)
    assert result.returncode != 0
    assert told in result.stdout
    assert "Traceback" not in result.stdout
