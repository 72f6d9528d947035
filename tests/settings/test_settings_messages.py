"""What somebody reads who edits YAML for the first time: the line as it is and as it should be."""

import re

import pytest
import yaml

from angket.settings.schema import needed
from angket.settings.schemas import known_keys, load_schema, other_words
from angket.settings.studies import ConfigurationError, load_studies
from conftest import ROOT

STUDY = (ROOT / "tests/data/newcomer.yaml").read_text(encoding="utf-8")
HEAD = "Kode,Nama,Nomor HP,Jenis Kelamin,Usia,X1,X2,X3,Y1,Y2,Y3\n"
MISTAKES = yaml.safe_load((ROOT / "tests/data/newcomers.yaml").read_text(encoding="utf-8"))
LIKELIEST, ALL = MISTAKES["likeliest"], MISTAKES["likeliest"] | MISTAKES["further"]
# Words that no Indonesian message holds but where it quotes.
ENGLISH = re.compile(r"\b(the|is|are|not|of|write|expected|missing|line|file|with|must)\b")


@pytest.fixture
def project(tmp_path):
    """A project's settings and data, without the workflow, whose one study has no fault."""
    for folder in ("config/studies", "resources/tesis"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "config/config.yaml").write_text("studies: [tesis]\nlanguage: id\n")
    (tmp_path / "config/studies/tesis.yaml").write_text(STUDY)
    (tmp_path / "resources/tesis/jawaban.csv").write_text(HEAD)
    return tmp_path


def refused(project, text, file="config/studies/tesis.yaml"):
    (project / file).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as error:
        load_studies(root=project)
    return error.value


def test_the_study_has_no_fault(project):
    assert list(load_studies(root=project)) == ["tesis"]


@pytest.mark.parametrize(("old", "new", "line", "told"), ALL.values(), ids=ALL)
def test_a_mistake_is_told_on_its_line_with_the_line_as_it_should_be(project, old, new, line, told):
    assert old in STUDY
    text = STUDY.replace(old, new, 1)
    error = refused(project, text)
    lines = text.split("\n")
    matching = [problem for problem in error.problems if told in problem.tell("id")]
    assert matching, error.told()
    assert matching[0].line
    assert lines[matching[0].line - 1].strip().startswith(line.strip())
    # One mistake, not the hundred that follow from it.
    assert len(error.problems) <= 4
    for problem in error.problems:
        english, indonesian = problem.tell("en"), problem.tell("id")
        assert english != indonesian
        assert not set(ENGLISH.findall(unquoted(indonesian))), indonesian
        assert not re.search("token|mapping|scalar|block", english)


@pytest.mark.parametrize("name", LIKELIEST)
def test_of_the_ten_likeliest_the_line_stands_there_as_it_is_and_as_it_should_be(project, name):
    old, new, _, told = LIKELIEST[name]
    error = refused(project, STUDY.replace(old, new, 1))
    (shown,) = [text for p in error.problems if told in (text := p.tell("id"))]
    assert "Baris itu berbunyi: " in shown
    assert len(error.problems) == 1


def unquoted(message):
    """Leave out what a message quotes: the place, the user's words, keys and lines."""
    message = re.sub(r"^\S+, baris \d+(, kunci \S+)?: ", "", message)
    message = re.sub(
        r"(berbunyi|Tulislah|depannya|dikenal|Pilihannya|Yang ada|misalnya): .*", "", message
    )
    message = re.sub(
        r"misalnya .*|kunci-kunci: .*|Kunci-kuncinya: .*|atau dimensions.*", "", message
    )
    return re.sub(r'"[^"]*"|\(.*?\)|\[.*?\]', "", message.casefold())


def required(schema):
    """Yield every key that a schema wants to be there."""
    if isinstance(schema, dict):
        if isinstance(schema.get("required"), list):
            yield from schema["required"]
        for part in schema.values():
            yield from required(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from required(part)


def test_of_every_key_that_must_be_there_it_is_told_what_for():
    keys = {key for name in ("config", "study") for key in required(load_schema(name))}
    for key in keys:
        paths = [(group, "x", key) for group in ("hypotheses", "comparisons", key)]
        assert any(needed(path) for path in paths), key


def test_other_words_lead_to_keys_and_values_that_there_are():
    def values(schema):
        if isinstance(schema, dict):
            yield from schema.get("enum", ())
            schema = list(schema.values())
        for part in schema if isinstance(schema, list) else ():
            yield from values(part)

    words = other_words()
    assert set(words["keys"].values()) <= known_keys()
    assert set(words["values"].values()) <= set(values(load_schema("study")))


def test_all_mistakes_are_told_at_once_even_beside_one_that_is_no_yaml(project):
    text = STUDY.replace("language: id", "language:id").replace("alpha: 0.05", "alpha: 5%")
    text = text.replace("    label: Kinerja", "    label Kinerja").replace("[Nama, ", "[“Nama”, ")
    text = text.replace("response: kinerja", "respons: kinerja")
    error = refused(project, text)
    told = error.told()
    for should in ("language: id", "alpha: 0.05", "label: Kinerja", '["Nama", ', "response: kin"):
        assert f"Tulislah: {should}" in told or should in told
    assert len(error.problems) == 6  # the misspelt key is unknown, and the right one missing


def test_each_study_s_problems_are_told_in_its_language(project):
    english = STUDY.replace("language: id", "language: en").replace("title:", "titel:")
    (project / "config/studies/thesis.yaml").write_text(english)
    (project / "config/config.yaml").write_text("studies: [tesis, thesis]\nlanguage: en\n")
    told = refused(project, STUDY.replace("alpha: 0.05", "alpha: 0,05")).told().splitlines()
    assert told[0] == "The settings have 3 problems; nothing was started."
    assert [line for line in told if "thesis.yaml" in line and "unknown key" in line]
    assert [line for line in told if "tesis.yaml" in line and "dengan titik" in line]


def test_what_is_wrong_before_a_study_is_known_is_told_in_the_project_s_language(project):
    told = refused(project, "studies: [tesi]\nlanguage: id\n", "config/config.yaml").told()
    assert "Ada 1 kesalahan dalam pengaturan; belum ada yang dijalankan." in told
    assert 'tidak ada berkas config/studies/tesi.yaml. Apakah maksud Anda "tesis"?' in told


@pytest.mark.parametrize("letter", ["“", "”", "‘", "’", "„", "–", "\u00a0"])
def test_letters_of_a_word_processor_within_a_text_are_text(project, letter):
    title = f"title: Beban{letter} kerja {letter}dan{letter} kinerja"
    file = project / "config/studies/tesis.yaml"
    file.write_text(STUDY.replace("title: Beban kerja dan kinerja", title), encoding="utf-8")
    assert (
        load_studies(root=project)["tesis"]["title"] == title.removeprefix("title: ") + " pegawai"
    )


def test_a_file_of_windows_is_read_as_it_is(project):
    file = project / "config/studies/tesis.yaml"
    file.write_bytes(STUDY.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_studies(root=project)["tesis"]["title"].endswith("pegawai")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04" + bytes(100), "berkas pengolah kata"),
        (b"{\\rtf1 title: Beban}", "berkas pengolah kata"),
        (b"%PDF-1.7", "berkas pengolah kata"),
        (STUDY.encode("utf-16"), "bukan teks UTF-8"),
        (STUDY.replace("Beban", "Bébân").encode("cp1252"), "bukan teks UTF-8"),
        (STUDY.replace("Beban", "Be\x00ban").encode(), "tidak dapat dibaca"),
        (STUDY.replace("Beban", "Be\x1b[2Jban").encode(), "tidak dapat dibaca"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_words(project, data, told):
    (project / "config/studies/tesis.yaml").write_bytes(data)
    with pytest.raises(ConfigurationError) as error:
        load_studies(root=project)
    assert told in error.value.told()
    assert "\x1b" not in error.value.told()
