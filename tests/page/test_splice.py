"""A hand-written file keeps its manner: changing one thing changes its lines alone."""

import difflib

import pytest

from angket.page.form.file import ChangedError, Description
from angket.page.form.sending import pairs_of
from angket.page.form.splice import Unsure, spliced
from angket.page.form.values import same
from angket.settings.schemas import load_schema
from angket.settings.yaml_file import Settings
from conftest import ROOT

HAND = """\
# Skripsi saya, jangan dihapus
title:   'Beban kerja'      # judul sementara

language: id
data:
    file: resources/a.csv   # dari Google Forms
    columns: { X1 : "How often ...?",  X2: Berapa }
    personal:
    - Nama
    # nomor induk
    - NIP
scales:
    setuju:
        codes:
            1: Tidak      # satu
            2: Ya
variables:
    beban: {label: Beban,   items: [X1,X2]}
    burnout:
        label: Burnout
        # belum lengkap
        items:
            - Y1
            - Y2

tests: {alpha: 0.050, cronbach_minimum: .7}
notice: >
    Satu kalimat
    panjang.
# akhir
"""


def data_of(text):
    return Settings("", text=text.replace("\r\n", "\n")).data


def changed(text, change):
    """Return the new text, and the lines that went and came."""
    data = data_of(text)
    change(data)
    made = spliced(text, data)
    assert same(data_of(made), data)
    lines = difflib.ndiff(text.splitlines(), made.splitlines())
    return made, [line for line in lines if line[0] in "+-"]


def put(*path, value):
    def change(data):
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


def drop(*path):
    def change(data):
        for key in path[:-1]:
            data = data[key]
        del data[path[-1]]

    return change


CHANGES = [
    (put("title", value="Burnout: 2"), ["- title:   'Beban kerja'      # judul sementara",
                                        "+ title:   'Burnout: 2'      # judul sementara"]),
    (put("tests", "alpha", value=0.01), ["- tests: {alpha: 0.050, cronbach_minimum: .7}",
                                         "+ tests: {alpha: 0.01, cronbach_minimum: .7}"]),
    (put("data", "id", value="no"), ["+     id: 'no'"]),
    (put("data", "personal", 1, value="NIM"), ["-     - NIP", "+     - NIM"]),
    (drop("data", "personal", 0), ["-     - Nama"]),
    (put("scales", "setuju", "codes", "1", value="No"), ["-             1: Tidak      # satu",
                                                         "+             1: 'No'      # satu"]),
    (drop("scales", "setuju", "codes", "2"), ["-             2: Ya"]),
    (put("variables", "burnout", "items", value=["Y1", "Y2", "Y3"]), ["+             - Y3"]),
    (put("variables", "burnout", "reversed", value=["Y2"]), ["+         reversed: [Y2]"]),
    (put("report", value={"chapter": "IV"}), ["+ ", "+ report:", "+   chapter: IV"]),
    (drop("language"), ["- language: id"]),
]  # fmt: skip


BRACES = """\
variables: {
  # yang pertama
  beban: {label: Beban, items: [X1, X2]}, # dari Ali, 2019
  burnout: {
    label: Burnout,  # bukan stres
    items: [Y1,  # kosong, dua kali
            Y2]
  },
}
"""


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            put("variables", "burnout", "scale", value="setuju"),
            ["-             Y2]", "+             Y2], scale: setuju"],
        ),
        (
            put("variables", "burnout", "items", value=["Y1", "Y3", "Y2"]),
            [
                "-     items: [Y1,  # kosong, dua kali",
                "+     items: [Y1, Y3,  # kosong, dua kali",
            ],
        ),
        (
            put("variables", "burnout", "items", value=["Y2"]),
            ["-     items: [Y1,  # kosong, dua kali", "+     items: [  # kosong, dua kali"],
        ),
        (
            drop("variables", "burnout", "label"),
            ["-     label: Burnout,  # bukan stres", "+       # bukan stres"],
        ),
        (
            put("variables", "tidur", value={"label": "Tidur"}),
            ["-   },", "+   }, tidur: {label: Tidur},"],
        ),
        (drop("variables", "beban"), None),
        (put("variables", "beban", "label", value="Beban kerja"), None),
    ],
)
def test_comments_between_braces_survive(change, lines):
    made, found = changed(BRACES, change)
    assert lines is None or sorted(found) == sorted(lines), made
    for comment in ("# yang pertama", "# dari Ali, 2019", "# bukan stres", "# kosong, dua kali"):
        assert comment in made, made


@pytest.mark.parametrize(("change", "lines"), CHANGES)
def test_one_change_changes_its_lines_alone(change, lines):
    assert changed(HAND, change)[1] == lines


def test_comments_survive_whatever_is_changed():
    for change, _ in CHANGES:
        made = changed(HAND, change)[0]
        for comment in ("# Skripsi saya", "# belum lengkap", "# nomor induk", "# akhir"):
            assert comment in made


def test_an_entry_is_renamed_where_it_stands():
    data = data_of(HAND)
    data["variables"] = {"load" if key == "beban" else key: value
                         for key, value in data["variables"].items()}  # fmt: skip
    made = spliced(HAND, data, {("variables", "load"): "beban"})
    assert made == HAND.replace("    beban: {", "    load: {")
    data = data_of(HAND)
    data["variables"]["exhaustion"] = data["variables"].pop("burnout") | {"label": "Exhaustion"}
    made = spliced(HAND, data, {("variables", "exhaustion"): "burnout"})
    expected = HAND.replace("    burnout:\n", "    exhaustion:\n")
    assert made == expected.replace("label: Burnout", "label: Exhaustion")


def test_a_change_in_every_key_of_every_shipped_file_leaves_the_others_alone():
    schema = load_schema("study")
    for file in sorted((ROOT / "config/studies").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        for key in data_of(text):
            data = data_of(text)
            del data[key]
            made = spliced(text, data)
            kept = iter(text.splitlines())
            assert all(line in kept for line in made.splitlines()), (file.stem, key)
        assert pairs_of(schema, data_of(text))


def test_windows_ends_of_lines_and_the_mark_at_the_start_stay(tmp_path):
    file = tmp_path / "a.yaml"
    before = b"\xef\xbb\xbf" + HAND.replace("\n", "\r\n").encode()
    file.write_bytes(before)
    description = Description(file)
    data = description.settings()
    data["title"] = "X"
    data["data"]["id"] = "id"
    description.write(spliced(description.text, data), description.checksum)
    after = file.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n") + 1


def test_what_was_changed_meanwhile_is_not_overwritten(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("title: A\n")
    description = Description(file)
    file.write_text("title: B\n")
    with pytest.raises(ChangedError):
        description.write("title: C\n", description.checksum)
    assert file.read_text() == "title: B\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_file_that_refers_to_its_own_parts_is_left_to_its_author():
    text = "a: &mark [1]\nb: *mark\n"
    with pytest.raises(Unsure):
        spliced(text, {"a": [1], "b": [2]})


def test_a_text_with_a_number_sign_in_an_entry_of_a_list_is_read_again():
    data = {"bands": [{"label": "Kelas #1", "from": 0, "note": "x" * 90}]}
    made = spliced("bands:\n  - label: Rendah\n    from: 0\n", data)
    assert "- label: 'Kelas #1'\n" in made
    assert same(data_of(made), data)
