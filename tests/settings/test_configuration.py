"""Settings: a closed schema, every problem told at once with file, line, key and remedy."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pandas as pd
import pyreadstat
import pytest
import yaml

import angket.files.head
from angket.hypotheses.kind import with_kinds
from angket.settings import words
from angket.settings.settings import describe_setting, read_settings
from angket.settings.studies import SCHEMAS, ConfigurationError, load_studies
from angket.settings.words import LANGUAGES
from conftest import ROOT, link
from workbooks import cells, xlsx

STUDY = ROOT / "config/studies/bandung.yaml"


@pytest.fixture
def project(tmp_path):
    """A project's settings and data, without the workflow."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    (tmp_path / "config/config.yaml").write_text("studies: [bandung]\n")
    return tmp_path


def problems(project):
    with pytest.raises(ConfigurationError) as error:
        load_studies(root=project)
    return error.value.problems


def change(project, old, new, file="config/studies/bandung.yaml"):
    text = (project / file).read_text()
    assert old in text
    (project / file).write_text(text.replace(old, new, 1))


def test_the_shipped_studies_are_right():
    assert list(load_studies(root=ROOT)) == ["bandung", "majene", "ukm_stress", "worker_robotics"]


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        (
            "title:",
            "titel:",
            "titel",
            'unknown key. Expected one of: title, .* Did you mean "title"',
        ),
        ("title: B", "tittle: B", "title", "is missing"),
        (
            "language: id",
            "language: jv",
            "language",
            '"jv" is not allowed. Expected one of: en, id',
        ),
        ("alpha: 0.05", "alpha: 5", "tests.alpha", '"5" is not allowed. Expected less than 1'),
        ("alpha: 0.05", "alpha: high", "tests.alpha", '"high" is not allowed. Expected a number'),
        ("alpha: 0.05", "alpha:", "tests.alpha", "nothing is not allowed"),
        ("expected: 56", "expected: 56.5", "sample.expected", "Expected a whole number"),
        (
            "5: Sangat setuju",
            "lima: Sangat setuju",
            "scales.persetujuan.codes.lima",
            "a whole number",
        ),
        ("kind: regression", "kind: regresion", "hypotheses.H1.kind", 'Did you mean "regression"'),
        ("items: [X11, X12]", "items: [X11, X13]", "items[2]", 'item "X13" is not a column of'),
        ("items: [X11, X12]", "items: [X11, X1]", "items[2]", 'item "X1" belongs to variables'),
        ("items: [X11, X12]", "items: [X11, Y1]", "items[1]", 'item "Y1" belongs to'),
        ("items: [X11, X12]", "items: []", "standar.items", "at least 1"),
        (
            "response: burnout",
            "response: burnot",
            "hypotheses.H1.response",
            'Did you mean "burnout"',
        ),
        ("predictors: [beban_kerja]", "predictors: [burnout]", "predictors[1]", "is the response"),
        ("categories: lima_kelas", "categories: lima", "beban_kerja.categories", "is not defined"),
        ("label: Rendah, above: 20", "label: Rendah, above: 50", "bands[3]", "rising order"),
        ("label: Rendah, above: 20", "label: Rendah", "bands[2]", "from or above"),
        ("id: respondent_id", "id: X1", "data.id", "is an item or profile column already"),
        ("id: respondent_id", "id: nama", "data.id", 'id column "nama" is not a column'),
        ("file: resources/bandung", "file: resources/bandug", "data.file", "there is no file"),
        ("file: resources/bandung", "file: ../bandung", "data.file", "leads out of the project"),
        ("file: resources/bandung", "file: /etc", "data.file", "leads out of the project"),
        (
            "file: resources/bandung/responses.csv",
            "file: resources/bandung",
            "data.file",
            "is a folder",
        ),
        ("jenis_kelamin:", "jenis:", "profile.jenis", 'profile column "jenis" is not a column'),
        (
            "tests:\n",
            "missing: {rule: guess}\ntests:\n",
            "missing.rule",
            "Expected one of: listwise",
        ),
        (
            "5: Sangat setuju",
            "5: Sangat setuju\n    missing: [5]",
            "persetujuan.missing",
            '"5" is a code of the scale as well',
        ),
        (
            "5: Sangat setuju",
            "5: Sangat setuju\n    synonyms: {SS: 6}",
            "synonyms.SS",
            '"6" is not a code of the scale',
        ),
        (
            "tests:\n",
            "exclude: {flagged: [straight_lining]}\ntests:\n",
            "exclude.flagged",
            "needs screening.longest_run",
        ),
        (
            "tests:\n",
            "screening: {twins: [[X1, X99]]}\ntests:\n",
            "screening.twins[1]",
            'item "X99" is not defined',
        ),
        (
            "tests:\n",
            "comparisons: [{by: umur, variables: [burnout]}]\ntests:\n",
            "comparisons[1].by",
            'profile column "umur" is not defined',
        ),
        (
            "tests:\n",
            "pilot: {file: resources/bandung/pilot.csv}\ntests:\n",
            "pilot.file",
            "there is no file",
        ),
        ("target: {", "burnout: {", "variables.burnout", "is the name of a dimension already"),
    ],
)
def test_each_mistake_is_named_with_its_key_and_a_remedy(project, old, new, key, told):
    change(project, old, new)
    found = problems(project)
    matching = [p for p in found if p.key.endswith(key) and re.search(told, p.message)]
    assert matching, "\n".join(map(str, found))
    assert matching[0].file == "config/studies/bandung.yaml"
    assert matching[0].line


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("alpha: 0.05", "alpha: 0,05", "alpha", "Write 0.05, with a point and without quotes."),
        ("alpha: 0.05", 'alpha: "0.05"', "alpha", "Write 0.05, with a point"),
        ("alpha: 0.05", "alpha: 5%", "alpha", "Write 0.05, without the sign."),
        ("alpha: 0.05", "alpha: yes", "alpha", '"yes" is not allowed. Expected a number.'),
        ("5: Sangat setuju", "5: yes", "5:", '"yes" is not allowed. Expected text. Without quotes'),
        ("5: Sangat setuju", "5: No", "5:", 'Put it between quotes if it is text: "No"'),
        ("5: Sangat setuju", "5: 05", "5:", 'between quotes if it is text: "05"'),
        ("  file:", "\tfile:", "file:", "It begins with a tab. Put blanks in its place."),
        ("title: ", 'title: "', "title", "A double quote is opened here and not closed."),
        ("label: Standar", "label: 'Standar", "standar", "A single quote is opened here"),
        ("language: id", "language id", "language", "Expected a key, a colon, a blank"),
        ("  id: respondent", "  id respondent", "id resp", "Expected a key, a colon, a blank"),
        ("language: id", "language:id", "language", "A blank is missing after the colon."),
        ("language: id", "language\uff1a id", "language", "Its colon is not the plain one."),
        (
            "language: id",
            "language:\u00a0id",
            "language",
            "After the colon stands a special blank.",
        ),
        ("title: ", "title: Tesis: ", "title", 'Text that holds ": " belongs between quotes.'),
        ("title: ", "title: @", "title", 'Text that begins with "@" belongs between quotes.'),
        ("[X11, X12]", "[X11, X12", "standar", 'A bracket opened here needs its "]"'),
        ("[X11, X12]}", "[X11, X12]", "standar", 'A bracket opened here needs its "}"'),
        ("label: Standar", "label: #1", "standar", 'Text that holds a bracket, a comma, "#"'),
        ("  id: resp", "    id: resp", "id: resp", "must begin in the same column"),
        ("      5: S", "      - S", "- S", "must begin in the same column"),
        ("file: res", 'file: "C:\\Users\\x" #', "file:", "Write / in its place."),
        ("resources/bandung/r", "resources\\bandung\\r", "file:", "Write resources/bandung/resp"),
        ("resources/bandung/r", "r", "file:", 'Did you mean "resources/bandung/responses.csv"?'),
        ("language: id", "language: ID", "language", 'Did you mean "id"?'),
        ("predictors: [beban_kerja]", "predictors: beban_kerja", "predictors", "[beban_kerja]"),
        ("[X11, X12]", "[X11-X12]", "standar", "List every item, with commas between them."),
        ("[X11, X12]", "[X11; X12]", "standar", "List every item, with commas between them."),
        ("[X11, X12]", "[X11, Z]", "standar", 'Its columns are "respondent_id", "jenis_kelamin"'),
        ("  beban_kerja:\n", "  beban kerja:\n", "beban kerja", "Write beban_kerja."),
        (
            "tests:\n",
            "missing: listwise\ntests:\n",
            "missing",
            "keys are: rule, answered_share, scope.",
        ),
        (
            "kind: regression",
            "tipe: regression",
            "H1:",
            "is missing. It is needed: How it is tested",
        ),
        ("title: ", "title: #", "title", "what stands behind # is a comment."),
        ("title: ", "title: &", "title", "Put the text between quotes."),
        ("title: ", "title: !", "title", 'Text that begins with "!" belongs between quotes.'),
    ],
)
def test_a_newcomer_s_slip_is_told_on_its_line_and_in_words(project, old, new, line, told):
    change(project, old, new)
    text = (project / "config/studies/bandung.yaml").read_text().splitlines()
    found = problems(project)
    matching = [problem for problem in found if told in problem.message]
    assert matching, "\n".join(map(str, found))
    assert text[matching[0].line - 1].strip().startswith(line)
    assert "token" not in matching[0].message


def test_the_line_is_that_of_the_key(project):
    change(project, "language: id", "language: jv")
    lines = (project / "config/studies/bandung.yaml").read_text().splitlines()
    assert problems(project)[0].line == lines.index("language: jv") + 1


def test_all_mistakes_of_all_studies_are_told_at_once(project):
    (project / "config/config.yaml").write_text("studies: [bandung, majene]\n")
    change(project, "alpha: 0.05", "alpha: 5")
    change(project, "language: id", "language: jv")
    change(project, "title:", "titel:", "config/studies/majene.yaml")
    files = [problem.file for problem in problems(project)]
    assert files.count("config/studies/bandung.yaml") == 2
    assert files.count("config/studies/majene.yaml") == 2  # titel unknown, title missing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("studies: bandung\n", None),
        ("studies: []\n", "at least 1"),
        ("study: [bandung]\n", "unknown key"),
        ("studies: [nowhere]\n", "no such file: config/studies/nowhere.yaml. Create it"),
        ("studies: [bandun]\n", 'Did you mean "bandung"?'),
        ("studies: [bandung.yaml]\n", "Write bandung."),
        ("studies:\n  -bandung\n", "Write bandung."),
        ("studies:\n\t- bandung\n", "It begins with a tab."),
        ("studies:\n", "nothing is not allowed. Expected a list."),
        ("- bandung\n", "Its keys are: studies, language."),
        ("studies: [../bandung]\n", "not valid"),
        ("studies: [bandung, bandung]\n", '"bandung" twice is not allowed.'),
        ("studies: [bandung\n", "is not valid YAML"),
        ("studies: [bandung]\nstudies: [majene]\n", "stands twice"),
        ("", "is missing"),
    ],
)
def test_config_yaml_is_checked_too(project, text, told):
    (project / "config/config.yaml").write_text(text)
    if told is None:
        assert list(load_studies(root=project)) == ["bandung"]
    else:
        assert any(told in problem.message for problem in problems(project))


def test_a_folder_is_no_study(project):
    (project / "config/studies/folder.yaml").mkdir()
    (project / "config/config.yaml").write_text("studies: [folder]\n")
    assert "folder.yaml. Create it, or correct the name." in problems(project)[0].message


@pytest.mark.parametrize("given", [{"studies": "nowhere"}, {"studies": []}, {"studys": "majene"}])
def test_what_the_command_line_says_is_not_looked_for_in_the_file(project, given):
    with pytest.raises(ConfigurationError) as error:
        load_studies(given, project)
    assert [problem.file for problem in error.value.problems] == ["--config"]
    assert error.value.problems[0].line is None


def test_a_key_that_stands_twice_is_no_silent_replacement(project):
    change(project, "  alpha: 0.05\n", "  alpha: 0.05\n  alpha: 0.01\n")
    assert "stands twice" in problems(project)[0].message


def test_words_that_yaml_takes_for_truth_stay_words(project):
    change(project, "5: Sangat setuju", "5: 'no'")
    assert load_studies(root=project)["bandung"]["scales"]["persetujuan"]["answers"][-1] == "no"


def test_the_data_file_may_not_be_a_link_out_of_the_project(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.csv"
    shutil.copy(project / "resources/bandung/responses.csv", outside)
    link(project / "resources/bandung/link.csv", outside)
    change(project, "bandung/responses.csv", "bandung/link.csv")
    assert "leads out of the project" in problems(project)[0].message


def stored_as(project, suffix):
    """Let the study read its answers from a file of another kind."""
    source = project / "resources/bandung/responses.csv"
    file = source.with_suffix(suffix)
    answers = pd.read_csv(source)
    if suffix == ".parquet":
        answers.to_parquet(file)
    elif suffix in (".sav", ".zsav"):
        pyreadstat.write_sav(answers, file, compress=suffix == ".zsav")
    else:
        answers.to_excel(file, index=False, engine="odf" if suffix == ".ods" else None)
    change(project, "responses.csv", f"responses{suffix}")
    return file


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".sav", ".zsav", ".parquet"])
def test_a_misspelt_column_is_told_before_the_start_whatever_the_kind_of_file(project, suffix):
    file = stored_as(project, suffix)
    assert list(load_studies(root=project)) == ["bandung"]
    change(project, "items: [X11, X12]", "items: [X11, X12a]")
    message = str(problems(project)[0])
    assert 'key variables.beban_kerja.dimensions.standar.items[2]: item "X12a"' in message
    assert f'is not a column of resources/bandung/{file.name}. Did you mean "X12"?' in message


@pytest.mark.parametrize("suffix", [".xlsx", ".sav", ".parquet"])
def test_a_damaged_file_is_left_to_validation(project, suffix):
    file = stored_as(project, suffix)
    file.write_bytes(file.read_bytes()[:60])
    assert list(load_studies(root=project)) == ["bandung"]


def test_a_workbook_made_to_take_all_memory_stops_no_study(project):
    file = stored_as(project, ".xlsx")
    xlsx(file, cells("id", "X1") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert list(load_studies(root=project)) == ["bandung"]


def test_a_large_workbook_is_left_to_validation(project, monkeypatch):
    stored_as(project, ".xlsx")
    change(project, "items: [X11, X12]", "items: [X11, X12a]")
    monkeypatch.setattr(angket.files.head, "WORKBOOK_BYTES", 1000)
    assert list(load_studies(root=project)) == ["bandung"]


@pytest.mark.parametrize(
    ("suffix", "needed"),
    [(None, set()), (".xlsx", {"python_calamine"}), (".sav", {"pyreadstat"})],
)
def test_settings_are_checked_without_loading_what_the_study_does_not_need(project, suffix, needed):
    if suffix:
        stored_as(project, suffix)
    script = (
        "import sys; from angket.settings.studies import load_studies; load_studies();"
        "print(*{'pandas', 'pyarrow', 'python_calamine', 'pyreadstat'} & set(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT / "workflow")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(result.stdout.split()) == needed


def keys_of(schema, root, path=""):
    """Yield every key of a schema as the documentation writes it."""
    schema = root["$defs"][schema["$ref"].split("/")[-1]] | schema if "$ref" in schema else schema
    for key, below in schema.get("properties", {}).items():
        yield f"{path}{key}"
        yield from keys_of(below, root, f"{path}{key}.")
    if "properties" in schema.get("items", {}) and not path.endswith("bands."):
        yield from keys_of(schema["items"], root, f"{path.rstrip('.')}[].")
    others = schema.get("additionalProperties")
    if isinstance(others, dict):
        name = schema.get("propertyNames") and path.rstrip(".").split(".")[-1]
        yield from keys_of(others, root, f"{path}<{name or 'name'}>.")
    for branch in schema.get("allOf", ()):
        yield from keys_of(branch["then"], root, path)


def test_every_key_is_documented():
    schema = with_kinds(yaml.safe_load((SCHEMAS / "study.schema.yaml").read_text()))
    text = (ROOT / "config/README.md").read_text()
    documented = {re.sub(r"<\w+>", "<>", key) for key in re.findall(r"^\| `([^`]+)`", text, re.M)}
    keys = {re.sub(r"<\w+>", "<>", key) for key in keys_of(schema, schema)}
    # A pilot is described by the keys of data.
    keys = {key for key in keys if not key.startswith("pilot")}
    # Groups of keys have a heading of their own.
    groups = {
        key for key in keys if any(other.startswith((f"{key}.", f"{key}[")) for other in keys)
    }
    assert keys - documented - groups == set()
    assert {key for key in documented if key != "studies"} - keys == set()


def test_the_documented_example_is_right(project):
    text = (ROOT / "config/README.md").read_text()
    example = re.search(r"```yaml\n(title.*?)```", text, re.S).group(1)
    (project / "config/studies/mystudy.yaml").write_text(example)
    (project / "resources/mystudy").mkdir()
    (project / "resources/mystudy/responses.csv").write_text("X1,X2,X3,Y1,Y2,Y3\n")
    (project / "config/config.yaml").write_text("studies: [mystudy]\n")
    assert list(load_studies(root=project)) == ["mystudy"]


def test_languages_have_the_same_phrases_and_blanks():
    def phrases(words):
        if isinstance(words, dict):
            return {key: phrases(value) for key, value in words.items()}
        return sorted(set(re.findall(r"{\w+}", words))) if isinstance(words, str) else type(words)

    files = sorted(LANGUAGES.glob("*.yaml"))
    first, *others = [phrases(yaml.safe_load(file.read_text())) for file in files]
    assert others
    assert all(other == first for other in others)


def test_a_setting_survives_its_way_through_a_parameter():
    study = load_studies(root=ROOT)["ukm_stress"]
    keys = ["tests.alpha", "variables.*.items", "scales.*.codes", "sample", "categories.*.bands"]
    settings = read_settings(describe_setting(study, key) for key in keys)
    assert settings["tests"] == {"alpha": 0.05}
    assert settings["scales"]["symptoms"] == {"codes": [0, 1, 2, 3]}
    assert settings["variables"]["anxiety"]["items"] == study["variables"]["anxiety"]["items"]
    assert "sample" not in settings


def test_ids_behind_pseudonyms_stand_in_no_setting(project):
    change(
        project,
        "tests:\n",
        "exclude: {respondents: {R17: answered twice}}\ntests:\n",
    )
    change(project, "id: respondent_id\n", "id: respondent_id\n  pseudonyms: sequential\n")
    study = load_studies(root=project)["bandung"]
    assert "R17" not in describe_setting(study, "exclude")
    assert "answered twice" in describe_setting(study, "exclude")


def word_file(styles=b"<w:styles></w:styles>", **others):
    """Return a Word file of as little as it takes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in ({"document": b"<w:document/>", "styles": styles} | others).items():
            if text is not None:
                archive.writestr(f"word/{name}.xml", text)
    return packed.getvalue()


def with_reference(project, content, name="university.docx"):
    change(project, "tests:\n", f"report: {{reference: resources/bandung/{name}}}\ntests:\n")
    if content is not None:
        (project / "resources/bandung" / name).write_bytes(content)


def test_a_reference_document_of_word_is_taken(project):
    with_reference(project, word_file())
    assert load_studies(root=project)["bandung"]["report"]["reference"].endswith("university.docx")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        bytes.fromhex("d0cf11e0a1b11ae1"),  # how a .doc, or a file with a password, begins
        word_file()[:-40],
        word_file(styles=None),
        word_file(styles=b"<w:sty"),
        word_file(document=None),
    ],
)
def test_a_reference_document_that_word_did_not_write_is_refused(project, content):
    with_reference(project, content)
    (told,) = map(str, problems(project))
    assert re.search(r"bandung.yaml, line \d+, key report.reference: ", told)
    assert "is not a readable Word file. Open it in Word and save it as .docx." in told


def test_a_reference_document_that_is_absent_or_elsewhere_is_refused(project):
    with_reference(project, None)
    (told,) = map(str, problems(project))
    assert "key report.reference: there is no file" in told
    assert "such as resources/mystudy/university.docx" in told
    change(project, "resources/bandung/university.docx", "/etc/university.docx")
    assert "leads out of the project" in str(problems(project)[0])


def test_a_language_is_added_by_adding_its_file(tmp_path, monkeypatch):
    assert words.known_languages() == ["en", "id"]
    monkeypatch.setattr(words, "LANGUAGES", tmp_path)
    (tmp_path / "jv.yaml").write_text("figures: {}\n", encoding="utf-8")
    assert words.known_languages() == ["jv"]
