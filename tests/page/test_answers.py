"""What a file of answers holds, shown on the page, and corrections of it."""

import random
import re

import pandas as pd
import pytest
from new_studies import Newcomer, items, table
from pages import client_of

from angket.files.fault import Fault
from angket.page.project import Project
from conftest import ROOT, SHIPPED
from exports.forms import FORMS
from exports.surveys import SURVEYS
from exports.tables import TABLES

CONTOH = ROOT / "resources/contoh/jawaban.csv"
ANSWERS = "/study/a/answers"
WORDS = ["Jarang sekali", "Lumayan", "Rutin", "Jarang sekali", "Rutin"] * 6


@pytest.fixture
def somebody(tmp_path):
    somebody = Newcomer(tmp_path / "project", "id")
    somebody.give("jawaban.csv", CONTOH, "contoh")
    return somebody


def test_the_first_rows_stand_beside_what_was_recognised(somebody):
    shown = somebody.client.get("/study/contoh/answers").text
    text = " ".join(re.sub(r"<[^>]+>", " ", shown).split())
    assert "60 responden, 21 kolom: 16 butir dalam 1 variabel, 3 tentang responden" in text
    assert "2 2024/05/06 8:19:20 ••• disembunyikan Perempuan Psikologi 19 Setuju" in text
    assert "<s>Nama</s>" in shown
    assert "tambahan dari program survei" in text


def test_values_that_tell_who_somebody_is_are_nowhere_on_the_page(somebody):
    names = [line.split(",")[1] for line in CONTOH.read_text().splitlines()[1:]]
    shown = somebody.client.get("/study/contoh/answers").text
    assert not [name for name in names if name in shown]


def test_a_sheet_that_is_not_the_first_is_named(tmp_path):
    book = tmp_path / "a.xlsx"
    with pd.ExcelWriter(book) as writer:
        pd.DataFrame({"Catatan": ["dibuat"], "Isi": ["Siti"]}).to_excel(
            writer, sheet_name="Ringkasan"
        )
        answers = {head: list(cells) for head, cells in items("X1", "X2", "X3")}
        pd.DataFrame(answers).to_excel(writer, sheet_name="Form Responses 1", index=False)
    somebody = Newcomer(tmp_path / "project", "id")
    somebody.give("a.xlsx", book, "a")
    assert somebody.settings["data"]["sheet"] == "Form Responses 1"
    assert "Yang dibaca hanya lembar “Form Responses 1”." in somebody.client.get(ANSWERS).text


def test_looking_changes_nothing(somebody):
    before = somebody.file.read_bytes()
    somebody.client.get("/study/contoh/answers")
    somebody.correct()
    assert somebody.file.read_bytes() == before


def test_a_variable_is_split_named_and_some_items_are_turned(somebody):
    somebody.correct(role_13="new-from")
    somebody.correct(label_variabel1="Dukungan Sosial", label_variabel2="Stres", title="Judul")
    somebody.correct(item_16="1", reversed_16="on", item_17="1")
    told = somebody.settings
    assert told["title"] == "Judul"
    assert [*told["variables"]] == ["dukungan_sosial", "stres"]
    assert told["variables"]["stres"]["items"] == [f"Q{n}" for n in range(14, 22)]
    assert told["variables"]["stres"]["reversed"] == ["Q17"]
    assert somebody.problems() == []
    # Comments of the draft stay.
    text = somebody.file.read_text()
    assert "# Butir negatif (arahnya berlawanan)" in text
    assert text.startswith("# Rancangan pengaturan")
    somebody.correct(item_16="1")
    assert somebody.settings["variables"]["stres"]["reversed"] == []


def test_a_form_without_scripts_sends_everything_at_once(somebody):
    somebody.correct(
        role_13="new-from", label_variabel1="Dukungan", title="A", item_16="1", reversed_16="on"
    )
    told = somebody.settings
    assert [*told["variables"]] == ["dukungan", "variabel2"]
    assert told["variables"]["variabel2"]["reversed"] == ["Q17"]
    assert somebody.problems() == []


def test_several_ticked_columns_move_together(somebody):
    somebody.correct(tick=["5", "6", "20"], to="new", do="move")
    assert somebody.settings["variables"]["variabel2"]["items"] == ["Q6", "Q7", "Q21"]
    somebody.correct(tick=["6"], to="item:variabel1", do="move")
    assert somebody.settings["variables"]["variabel1"]["items"][0] == "Q7"
    assert somebody.problems() == []


def test_dimensions_come_and_go(somebody):
    somebody.correct(role_13="dimension-from")
    told = somebody.settings["variables"]["variabel1"]
    assert [len(part["items"]) for part in told["dimensions"].values()] == [8, 8]
    first, second = told["dimensions"]
    somebody.correct(**{f"label_variabel1/{second}": "Gejala"})
    assert somebody.settings["variables"]["variabel1"]["dimensions"][second]["label"] == "Gejala"
    assert somebody.problems() == []
    places = [str(place) for place in range(13, 21)]
    somebody.correct(tick=places, to=f"item:variabel1/{first}", do="move")
    told = somebody.settings["variables"]["variabel1"]
    assert "dimensions" not in told
    assert len(told["items"]) == 16
    assert somebody.problems() == []


def test_a_column_becomes_anything_else_and_comes_back(somebody):
    for place, role in ((5, "aside"), (6, "category"), (7, "personal"), (2, "aside"), (3, "new")):
        somebody.correct(**{f"role_{place}": role})
        assert somebody.problems() == [] or "order" in str(somebody.problems())
    told = somebody.settings
    assert "Q6" not in str(told["data"]["columns"].keys())
    assert [*told["profile"]] == ["Usia", "Q7"]
    assert told["data"]["personal"] == ["Nama", told["labels"].get("Q8") or CONTOH_HEADS[7]]
    for place in (5, 6, 7):
        somebody.correct(**{f"role_{place}": "item:variabel1"})
    assert sorted(
        somebody.settings["variables"]["variabel1"]["items"], key=lambda q: int(q[1:])
    ) == [f"Q{n}" for n in range(6, 22)]


CONTOH_HEADS = CONTOH.read_text().splitlines()[0].split(",")


def test_a_column_that_only_looks_personal_can_be_used(somebody):
    somebody.correct(role_1="category")
    assert somebody.settings["data"]["not_personal"] == ["Nama"]
    assert "personal" not in somebody.settings["data"]
    somebody.correct(role_1="personal")
    assert somebody.settings["data"]["personal"] == ["Nama"]
    assert "Nama" not in somebody.settings["profile"]


def test_what_is_no_scale_stays_what_it_was_and_that_is_told(somebody):
    answer = somebody.correct(role_0="item:variabel1")
    assert "Timestamp tidak dapat menjadi butir" in answer.text
    assert somebody.look.board.entries[0].role == "aside"


def test_names_that_do_not_fit_are_made_fit(somebody):
    somebody.correct(name_variabel1="Beban Kerja (X)")
    assert [*somebody.settings["variables"]] == ["Beban_Kerja_X"]
    somebody.correct(name_Beban_Kerja_X="Usia")
    assert [*somebody.settings["variables"]] == ["Usia2"]
    assert somebody.problems() == []


def test_a_renamed_variable_is_renamed_in_hypotheses_too(somebody):
    somebody.correct(role_13="new-from")
    with open(somebody.file, "a") as file:
        file.write(
            "hypotheses:\n  H1:\n    statement: variabel1 dan variabel2\n    kind: regression\n"
        )
        file.write("    response: variabel2 # ini\n    predictors: [variabel1]\n")
    somebody.correct(label_variabel1="Dukungan")
    told = somebody.settings["hypotheses"]["H1"]
    assert told["predictors"] == ["dukungan"]
    assert told["statement"] == "variabel1 dan variabel2"
    assert "variabel2 # ini" in somebody.file.read_text()
    assert somebody.problems() == []


def test_columns_of_items_whose_order_is_unknown_are_no_fault(tmp_path):
    """An item from several columns, in a variable that is set aside until it is ordered."""
    somebody = Newcomer(tmp_path / "project")
    one, two = ["a", "b", "c"] * 5 + [""] * 15, [""] * 15 + ["c", "b", "a"] * 5
    parts = [(f"{head} ({letter})", cells) for head in ("P", "Q", "R") for letter, cells in
             (("A", one), ("B", two))]  # fmt: skip
    somebody.give("a.csv", table(*items("X1", "X2", "X3"), *parts), "a")
    somebody.correct(tick=["3", "5", "7"], to="new", do="move")
    told = somebody.settings
    assert len(told["data"]["parallel"]) == 3
    assert "unknown" in str(told["scales"])
    assert somebody.problems() == []


def test_answers_without_a_known_order_are_put_into_order(tmp_path):
    somebody = Newcomer(tmp_path / "project")
    columns = [(f"K{n}", WORDS[n:] + WORDS[:n]) for n in range(4)]
    somebody.give("a.csv", table(*columns), "a")
    assert "order of these answers is not known" in somebody.client.get("/study/a/answers").text
    (scale,) = somebody.settings["scales"]
    codes = somebody.settings["scales"][scale]["codes"]
    first = codes[1]
    somebody.correct(do=f"down:{scale}:1")
    assert somebody.settings["scales"][scale]["codes"][2] == first
    wanted = sorted(codes.values())
    now = somebody.settings["scales"][scale]["codes"]
    order = [str(code) for word in wanted for code in now if now[code] == word]
    somebody.correct(do=f"arrange:{scale}:{','.join(order)}")
    somebody.correct(do=f"ordered:{scale}")
    told = somebody.settings["scales"][scale]
    assert [*told["codes"].values()] == wanted
    assert "order" not in told
    assert somebody.problems() == []


def test_labels_of_a_scale_are_edited_and_the_words_of_the_file_stay_known(somebody):
    somebody.correct(**{"code-skala1-3": "Ragu-ragu"})
    told = somebody.settings["scales"]["skala1"]
    assert told["codes"][3] == "Ragu-ragu"
    assert told["synonyms"] == {"Netral": 3}
    assert somebody.look.board.odd == []
    somebody.correct(do="above:skala1")
    somebody.correct(do="drop:skala1:6")
    somebody.correct(do="drop:skala1:3")
    assert len(somebody.settings["scales"]["skala1"]["codes"]) == 5
    somebody.correct(do="below:skala1")
    assert somebody.settings["scales"]["skala1"]["synonyms"] == {"Netral": 4}
    assert somebody.problems() == []


def test_two_answers_in_one_cell_are_marked_with_their_row(tmp_path):
    somebody = Newcomer(tmp_path / "project")
    columns = items("X1", "X2", "X3", "X4")
    columns[1][1][17] = "4, 5"
    somebody.give("a.csv", table(*columns), "a")
    shown = somebody.client.get("/study/a/answers").text
    assert "1 answer stands on no scale" in shown
    assert re.search(
        r'<th scope="row">19</th>.*?<td class="wrong" id="cell-19-1"[^>]*>4, 5</td>', shown
    )


def test_a_change_made_elsewhere_is_not_overwritten(somebody):
    version = somebody.look.version
    text = somebody.file.read_text().replace('title: "contoh"', 'title: "Mine"')
    somebody.file.write_text(text)
    answer = somebody.client.post(
        "/study/contoh/answers", data={"version": version, "title": "Theirs"}
    )
    assert "diubah di tempat lain" in answer.text
    assert somebody.file.read_text() == text


def test_a_file_that_changed_or_is_gone_is_told(somebody):
    file = somebody.root / "resources/contoh/jawaban.csv"
    file.write_text(file.read_text().replace("Saya mudah marah ketika", "Saya marah ketika"))
    shown = somebody.client.get("/study/contoh/answers").text
    assert "kolom yang tidak ada di berkas" in shown
    assert "Q16" in shown
    file.unlink()
    assert "tidak ada lagi di folder" in somebody.client.get("/study/contoh/answers").text


@pytest.mark.parametrize("study", SHIPPED)
def test_studies_written_by_hand_are_shown_and_stay_as_they_are(study):
    client = client_of(ROOT, "en")
    file = Project(ROOT).description(study)
    before = file.read_bytes()
    shown = client.get(f"/study/{study}/answers")
    assert shown.status_code == 200
    assert "stands on no scale" not in shown.text
    assert "columns that are not in the file" not in shown.text
    version = re.search('name="version" value="([0-9a-f]+)"', shown.text)[1]
    client.post(f"/study/{study}/answers", data={"version": version})
    assert file.read_bytes() == before


def test_settings_that_cannot_be_read_and_files_outside_are_told(somebody):
    somebody.file.write_text("title: [")
    assert "tidak dapat dibaca" in somebody.client.get("/study/contoh/answers").text
    somebody.file.write_text(
        "language: en\ndata: {file: ../../etc/passwd}\nvariables: {x: {items: [a]}}\nscales: {}\n"
    )
    assert "root:" not in somebody.client.get("/study/contoh/answers").text


@pytest.mark.slow
@pytest.mark.parametrize("build", [*FORMS, *SURVEYS, *TABLES], ids=lambda build: build.__name__)
def test_whatever_is_corrected_the_settings_can_be_run(build, tmp_path):
    (tmp_path / "export").mkdir()
    export = build(tmp_path / "export").file
    somebody = Newcomer(tmp_path / "project")
    somebody.give(str(export).rpartition("/")[2], tmp_path / "export" / export, "a")
    chance = random.Random(build.__name__)
    for _ in range(6):
        board = somebody.look.board
        targets = ["new", "new-from", "dimension", "dimension-from", "category", "aside"]
        targets += [f"item:{part.key}" for one in board.variables for part in one.parts]
        places = [e.place for e in board.entries if e.kind in ("codes", "labels", "category")]
        for place in chance.sample(places, min(2, len(places))):
            assert somebody.correct(**{f"role_{place}": chance.choice(targets)}).status_code == 200
        if not somebody.look.board.variables:
            break
        wrong = [problem for problem in somebody.problems() if "order" not in problem]
        assert wrong == []


def test_a_fault_names_the_file_as_it_is_called(somebody):
    (somebody.root / "resources/contoh/jawaban.csv").write_text("")
    shown = somebody.client.get("/study/contoh/answers").text
    assert ">jawaban.csv: " in shown and "resources/contoh" not in shown
    assert str(somebody.root) not in shown
    assert Fault.__name__ not in shown
