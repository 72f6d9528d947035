"""Settings: a closed schema, every problem told at once with file, line, key and remedy."""

import re

import pytest

from angket.settings.studies import ConfigurationError, load_studies
from conftest import ROOT
from study_with_mistakes import change, problems, settings_alone

STUDY = ROOT / "config/studies/bandung.yaml"


@pytest.fixture
def project(tmp_path):
    return settings_alone(tmp_path)


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
        ("- bandung\n", "Its keys are: studies, language, syn"),
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
