"""Messages on the page name settings by the labels of their fields, and lead to them."""

import html
import json
import re

import pytest
from new_studies import Newcomer, items, table

from angket.answers.by_hand import given_by_hand
from angket.files.fault import Fault
from angket.messages.message import Message
from angket.page.form.described import Told, every_key
from angket.page.form.key_labels import in_labels
from angket.page.form.schema_keys import node_of
from angket.page.form.sending import pairs_of
from angket.page.plain_faults import told_plainly
from angket.page.problems import problems_of
from angket.page.running import Asked
from angket.page.words import Words
from angket.settings.schemas import load_schema

SETTINGS = "/study/a/settings"


def given(folder, language="id", ids=True):
    """Thirty people with ids from R1, which stands in row 2, on."""
    somebody = Newcomer(folder / "project", language)
    numbers = [("No", [f"R{n}" for n in range(1, 31)])] if ids else []
    somebody.give("a.csv", table(*numbers, *items("X1", "X2", "X3")), "a")
    return somebody


def with_respondent(somebody, name):
    """Name a respondent who is to be left out, as somebody does who writes the file."""
    text = somebody.file.read_text(encoding="utf-8")
    reason = "answered twice"
    added = f'\nexclude:\n  respondents:\n    "{name}": {reason}\n'
    somebody.file.write_text(text.partition("\nexclude:")[0] + added, encoding="utf-8")


def told_at(somebody, name):
    """Return what the form says beside a respondent who is to be left out."""
    with_respondent(somebody, name)
    page = somebody.client.get(SETTINGS).text
    place = page.split('data-faults="exclude-respondents-0"')[1].split("</div>")[0]
    return [html.unescape(line) for line in re.findall('<p class="fault">(.*?)</p>', place)]


@pytest.mark.parametrize(("name", "words"), [
    ("31", ["pengenal 31", "kolom No, bukan nomor baris", "Baris 31", "pengenal R30: tulis R30"]),
    ("R311", ["tidak ada responden dengan pengenal R311", 'maksud Anda "R']),
    ("zzz", ["tidak ada responden dengan pengenal zzz"]),
])  # fmt: skip
def test_who_is_not_in_the_file_is_told_beside_the_field_in_the_words_of_a_run(
    tmp_path, name, words
):
    somebody = given(tmp_path)
    (told,) = told_at(somebody, name)
    assert [word for word in words if word not in told] == []
    texts = somebody.look.recognised.cells.table.set_axis(
        somebody.look.recognised.cells.names, axis=1
    )
    with pytest.raises(Fault) as fault:
        given_by_hand("a.csv", texts, "No", {name: "x"}, [])
    assert fault.value.tell("id") == f"a.csv, exclude.respondents: {told}"


@pytest.mark.parametrize("name", ["R30", "r30", " R30 "])
def test_who_is_in_the_file_is_left_out_without_a_word(tmp_path, name):
    assert told_at(given(tmp_path), name) == []


def test_without_ids_the_number_of_a_row_is_wanted(tmp_path):
    somebody = given(tmp_path, "en", ids=False)
    assert told_at(somebody, "31") == []
    (told,) = told_at(somebody, "32")
    assert "nobody stands in row 32" in told and "which here are 2 to 31" in told
    page = somebody.client.get(SETTINGS).text
    assert ">Number of the row<" in page and "What column" not in page


def test_before_a_run_the_same_is_told(tmp_path):
    somebody = given(tmp_path)
    with_respondent(somebody, "R30")
    assert problems_of(somebody.root, Asked(study="a"), "id") == []
    with_respondent(somebody, "31")
    (problem,) = problems_of(somebody.root, Asked(study="a"), "id")
    assert "tidak ada responden dengan pengenal 31" in problem.what
    assert problem.key == "Yang dikeluarkan: Responden tertentu 31"
    assert problem.field == "exclude-respondents-0"


def test_while_somebody_types_the_same_is_told(tmp_path):
    somebody = given(tmp_path)
    with_respondent(somebody, "31")
    settings = somebody.look.study
    form = {}
    for name, value in pairs_of(load_schema("study"), settings):
        form.setdefault(name, []).append(
            "33" if name.endswith("/=name") and value == "31" else value
        )
    fields = somebody.client.post(f"{SETTINGS}/check", data=form).json()["fields"]
    assert "pengenal 33" in json.dumps(fields)


@pytest.mark.parametrize(("key", "at", "told"), [
    ("settings.items_or_dimensions", "variables.x", 'isilah "Butir" atau "Dimensi" yang'),
    ("settings.needs_ids", "data.pseudonyms", 'kolomnya pada "Kolom pengenal".'),
    ("settings.content.scale", "instrument.content.highest", '"Nilai terendah" atau "Nilai'),
    ("settings.needed.cronbach_minimum", "tests.cronbach_minimum", "misalnya 0.7"),
    ("intake.choice_separator", "multiple_choice.a.separator", 'misalnya ";"'),
    ("hypotheses.mediation.one_or_several", "hypotheses.H1", '"Variabel mediasi", untuk satu'),
])  # fmt: skip
def test_settings_that_a_message_names_have_their_labels(key, at, told):
    assert told in told_plainly(Message(key), "id", at)


def test_labels_are_those_of_the_kind_of_hypothesis_that_a_message_is_of():
    told = Message("hypotheses.regression.response_already", name="x")
    said = told_plainly(told, "id", "hypotheses.H1.predictors[1]")
    assert said == '"x" sudah menjadi variabel terikat ("Variabel terikat").'


def test_a_field_that_is_empty_is_said_to_be_so(tmp_path):
    somebody = given(tmp_path)
    with_respondent(somebody, "R30")
    text = somebody.file.read_text(encoding="utf-8")
    somebody.file.write_text(text.replace("answered twice", '""'), encoding="utf-8")
    assert '<p class="fault">belum diisi.</p>' in somebody.client.get(SETTINGS).text


def test_what_people_call_their_own_is_left_alone():
    told = Message("settings.id_is_used", id="items")
    assert told_plainly(told, "id", "data.id").startswith('"items"')
    for text in ("data.csv, baris 3", "resources/a/data.id", "Saya e.g. to items", '"cut_off"'):
        assert in_labels(text, "id") == text


def test_words_of_the_page_quote_labels_that_the_form_has():
    for language in ("en", "id"):
        labels = {Told(language).label(node_of(key)) for key, *_ in every_key(load_schema("study"))}
        for area in ("settings", "intake"):
            own = json.dumps(Words(language).get(f"run.plain.{area}"), ensure_ascii=False)
            assert set(re.findall(r'\\"(.+?)\\"', own)) <= labels, (language, area)
