"""The report: whatever a study is like, the same text in every format, and nothing of it markup."""

import re
import zipfile

import openpyxl
import pytest
import yaml

from angket.catalogue import Catalogue
from angket.formats.blocks import Figure, Heading
from angket.hypotheses.kind import kinds
from angket.report import sources
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.places import flat as flat_blocks
from angket.report.results import Results
from angket.report.sections.methods import compose as compose_methods
from angket.report.sections.methods import in_text
from angket.report.sections.references import compose as list_sources
from angket.systems import systems
from angket.systems.system import read
from angket.tables import read_statistics
from broad_studies import computed
from chapter_text import prose, strange_cells, strange_numbers, texts_of, without_names
from conftest import ROOT
from read_reports import X, composed, flat, page, print_text, word_text
from scripts.report import citations, provenance
from whole_study import (
    EVERYTHING,
    FORMATS,
    HOSTILE,
    LONG,
    STUDY,
    answers,
    compute,
    hostile,
    write_report,
)


@pytest.fixture(scope="module")
def everything():
    """A study that asks for all there is: its settings and what its report is made of."""
    return computed("everything")[:2]


def test_every_kind_of_hypothesis_is_told_with_numbers_of_the_statistics(everything):
    results, document = composed(*everything)
    assert strange_numbers(results, document.blocks) == []
    assert strange_cells(results, document.blocks) == []
    text = "\n".join(texts_of(document.blocks))
    for name in EVERYTHING["hypotheses"]:
        assert f"Statement of {name}" in text
    for name in ("Levene", "Kruskal", "Tukey", "Durbin", "Krejcie", "Slovin"):
        assert name in text


def test_the_other_language_tells_the_same_tables_and_headings(everything):
    settings, inputs = everything
    _, english = composed(settings, inputs)
    results, indonesian = composed(settings | {"language": "id"}, inputs)
    assert strange_numbers(results, indonesian.blocks) == []
    for kind in (Heading, Figure):
        found = [[b for b in d.blocks if isinstance(b, kind)] for d in (english, indonesian)]
        assert len(found[0]) == len(found[1])
    text = without_names(results, "\n".join(texts_of(indonesian.blocks)), r"\w")
    assert not re.search(r"\b(the|and|is|not|with)\b", text)


@pytest.mark.parametrize(
    "respondents", [3, *(pytest.param(n, marks=pytest.mark.slow) for n in (4, 6))]
)
@pytest.mark.filterwarnings("ignore:.*nobody chose")
def test_a_study_in_which_little_can_be_computed_gives_its_reasons(tmp_path, respondents):
    settings, inputs = compute(tmp_path / "study", answers(respondents), STUDY | EVERYTHING)
    undefined = [v for v in read_statistics(inputs.statistics).values() if "undefined" in v]
    assert len(undefined) > 50
    for language in ("en", "id"):
        results, document = composed(settings | {"language": language}, inputs)
        text = "\n".join(texts_of(document.blocks))
        assert "undefined" not in text and "nan" not in text.split()
        assert strange_cells(results, document.blocks) == []
    told = without_names(results, text, r"\w")
    assert not re.search(r"\b(the|and|is|not|respondents)\b", told)


@pytest.mark.filterwarnings("ignore:.*nobody chose")
def test_a_study_in_which_everyone_gives_one_answer_is_told(tmp_path):
    rows = [(f"p{n}", "FM"[n % 2], "X", 30, *[3] * 9) for n in range(12)]
    settings, inputs = compute(tmp_path / "study", rows, STUDY | EVERYTHING)
    files = write_report(tmp_path / "out", settings, inputs)
    assert "undefined" not in word_text(files["word"])


def test_a_study_without_hypotheses_is_described(tmp_path):
    settings, inputs = compute(tmp_path / "study", answers(20), STUDY)
    files = write_report(tmp_path / "out", settings, inputs)
    _, document = composed(settings, inputs)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    words = report_words("en")
    assert words["hypotheses"]["heading"] not in headings
    assert words["instrument"]["heading"] in headings
    assert flat("".join(headings[:1])) in flat(word_text(files["word"]))


@pytest.mark.filterwarnings("ignore:In the PDF a box stands")
def test_text_of_a_study_is_literal_in_every_format(tmp_path):
    settings, inputs = compute(tmp_path / "study", *hostile())
    files = write_report(tmp_path / "out", settings, inputs)
    tree = page(files["page"])
    texts = [word_text(files["word"]), "".join(tree.itertext()), print_text(files["pdf"])]
    for name in ("Title", "Notice", "Label", "Profile", "Value", "Author"):
        for text in texts:
            assert flat(f"{name} {HOSTILE}") in flat(text), name
    for text in texts[:2]:
        assert LONG in text and "Emoji \U0001f600" in text
    assert not list(tree.iter(f"{X}script"))
    cells = [
        cell for sheet in openpyxl.load_workbook(files["tables"]) for row in sheet for cell in row
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink and cell.hyperlink.target for cell in cells)
    assert any(f"Value {HOSTILE}" in str(cell.value) for cell in cells)


def test_the_same_study_gives_the_same_bytes_anywhere(tmp_path, monkeypatch):
    made = []
    for place in ("here", "somewhere else"):
        (tmp_path / place).mkdir()
        monkeypatch.chdir(tmp_path / place)
        settings, inputs = compute(tmp_path / place / "study", answers(15), STUDY)
        files = write_report(tmp_path / place / "out", settings, inputs)
        made.append({name: file.read_bytes() for name, file in files.items()})
        monkeypatch.setenv("TZ", "Asia/Jayapura")
    assert [name for name in FORMATS if made[0][name] != made[1][name]] == []
    assert not any(str(tmp_path).encode() in content for content in made[0].values())


def repacked(file, changed, part, old, new):
    """Copy a Word file with another text in one of its parts."""
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(changed, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == part:
                assert re.search(old, content)
                content = re.sub(old, new, content)
            copy.writestr(name, content)
    return changed


def test_a_university_gets_its_margins_and_the_thesis_its_chapter(tmp_path):
    study = STUDY | {"report": {"chapter": 4, "authors": ["Siti Aminah"]}}
    settings, inputs = compute(tmp_path / "study", answers(15), study)
    own = write_report(tmp_path / "own", settings, inputs)
    assert flat("Table 4.1") in flat(word_text(own["word"]))
    assert "Siti Aminah" in word_text(own["word"])
    part, margin = "word/document.xml", rb'(<w:pgMar [^>]*w:left=)"\d+"'
    theirs = repacked(own["word"], tmp_path / "theirs.docx", part, margin, rb'\1"1777"')
    settings = settings | {"report": settings["report"] | {"reference": str(theirs)}}
    made = write_report(tmp_path / "made", settings, inputs)
    with zipfile.ZipFile(made["word"]) as archive:
        assert b'w:left="1777"' in archive.read(part)
    hashed = r"[0-9a-f]{64}"
    texts = [re.sub(hashed, "", word_text(files["word"])) for files in (own, made)]
    assert texts[0] == texts[1]


def test_software_and_what_was_analysed_are_told(everything):
    settings, inputs = everything
    origin = provenance(inputs, settings)
    assert {"snakemake", "scipy", "statsmodels", "typst"} <= origin["software"].keys()
    assert all(re.fullmatch("[0-9a-f]{64}", origin[name]) for name in ("answers", "settings"))
    assert provenance(inputs, settings | {"title": "x"})["settings"] != origin["settings"]


def test_every_method_of_the_broadest_study_is_cited(everything):
    settings, inputs = everything
    say = Phrases(report_words("en"))
    origin = provenance(inputs, settings)
    statistics = read_statistics(inputs.statistics)
    results = Results(statistics, settings, say, {}, [], origin)
    # What a work stands behind must be printed before.
    compose(results, say)
    text = "\n".join(prose(flat_blocks(compose_methods(results, say)) + list_sources(results, say)))
    methods = "Levene|Welch|Tukey|Kruskal|Mann|Guttman|Horst|Cohen|Freeman|Krejcie|Yamane|Hayes"
    methods += "|MacKinnon, J. G., & White|Durbin|Mahalanobis|Curran|Edwards|Hays|Pandoc|Typst"
    for name in (*methods.split("|"), "Spearman, C. (1910)", "Brown, W. (1910)", "Horn", "Efron"):
        assert name in text, name


def test_every_citation_is_of_software_or_of_what_a_statistic_or_a_sentence_rests_on():
    cited = citations(kinds())
    texts = [citation["text"] for citation in cited]
    assert len(set(texts)) == len(texts)
    of_systems = (read(system, "citations.yaml") or [] for system in systems())
    beside = {in_text(citation["text"]) for entries in of_systems for citation in entries}
    of_statistics = {
        source
        for section in Catalogue().sections.values()
        for statistic in section.statistics.values()
        for source in statistic.source
    }
    told = {in_text(citation["text"]) for citation in cited if "software" not in citation}
    assert of_statistics <= told | beside
    # The others are cited by sentences on limits and customs, which name them in the code.
    code = "".join(file.read_text("utf-8") for file in (ROOT / "workflow/angket").rglob("*.py"))
    forms = {source: (source, re.sub(r", (\d{4})", r" (\1)", source)) for source in told}
    named = {source for source in told if any(form in code for form in forms[source])}
    assert told - of_statistics - named == set()


def test_the_sources_named_in_sentences_are_in_the_list():

    texts = "\n".join(
        citation["text"]
        for citation in yaml.safe_load(
            (ROOT / "workflow/angket/report/citations.yaml").read_text("utf-8")
        )
    )
    named = [value for name, value in vars(sources).items() if name.isupper()]
    for source in (part for value in named for part in value.split("; ")):
        author, year = re.match(r"(\w+).*, (\d{4})$", source).groups()
        assert re.search(rf"{author}, .*\({year}\)", texts), source
