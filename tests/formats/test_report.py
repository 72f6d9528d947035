"""The report: whatever a study is like, the same text in every format, and nothing of it markup."""

import re
import xml.etree.ElementTree as ET
import zipfile
from itertools import pairwise

import html5lib
import openpyxl
import pypdf
import pytest
import yaml

import angket.report.compose
from angket.catalogue import Catalogue
from angket.formats.blocks import Document, Figure, Heading, Table, Words, as_cell, floats, text_of
from angket.hypotheses.kind import kinds
from angket.report import sources
from angket.report.methods import compose as compose_methods
from angket.report.methods import in_text
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.settings.figures import listed
from angket.settings.studies import load_studies
from angket.tables import read_figures, read_rows, read_statistics
from chapter_text import prose, strange_cells, strange_numbers, texts_of, without_names
from conftest import ROOT
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

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
X = "{http://www.w3.org/1999/xhtml}"
STUDIES = ["bandung", "majene", "ukm_stress", "worker_robotics"]


def composed(settings, inputs, citations=()):
    """Return results, and the document that the report is made of."""
    words = report_words(settings["language"])
    results = Results(
        read_statistics(inputs["statistics"]),
        settings,
        Phrases(words),
        read_figures(inputs["figures"]),
        read_rows(inputs["published"]),
        {"software": {"pandas": ""}, "citations": citations, "answers": "", "settings": ""},
    )
    blocks = angket.report.compose.compose(results, Phrases(words))
    named = Words(**words["words"])
    return results, Document(settings["title"], settings["language"], named, tuple(blocks))


def word_text(file):
    """Return the text of a Word file, a paragraph a line."""
    with zipfile.ZipFile(file) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))


def page(file):
    """Parse a page with a parser that takes no mistake."""
    return html5lib.HTMLParser(strict=True).parse(file.read_text(encoding="utf-8"))


def print_text(file):
    return "\n".join(part.extract_text() for part in pypdf.PdfReader(file).pages)


def flat(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """A study that asks for all there is: its settings and what its report is made of."""
    return compute(tmp_path_factory.mktemp("everything"), answers(60), STUDY | EVERYTHING)


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


@pytest.mark.parametrize("respondents", [3, 4, 6])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.filterwarnings("ignore:.*nobody chose")
def test_a_study_in_which_little_can_be_computed_gives_its_reasons(tmp_path, respondents, language):
    study = STUDY | EVERYTHING | {"language": language}
    settings, inputs = compute(tmp_path / "study", answers(respondents), study)
    results, document = composed(settings, inputs)
    undefined = [v for v in read_statistics(inputs.statistics).values() if "undefined" in v]
    assert len(undefined) > 50
    text = "\n".join(texts_of(document.blocks))
    assert "undefined" not in text and "nan" not in text.split()
    assert strange_cells(results, document.blocks) == []
    if language == "id":
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
    assert not any(cell.hyperlink for cell in cells)
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
    text = "\n".join(prose(compose_methods(results, say)))
    methods = "Levene|Welch|Tukey|Kruskal|Mann|Guttman|Horst|Cohen|Freeman|Krejcie|Yamane|Hayes"
    methods += "|MacKinnon, J. G., & White|Durbin|Mahalanobis|Curran|Edwards|Hays|Pandoc|Typst"
    for name in (*methods.split("|"), "Spearman, C. (1910)", "Brown, W. (1910)", "Horn", "Efron"):
        assert name in text, name


def test_every_citation_is_of_software_or_the_source_of_a_statistic_and_the_other_way_round():
    cited = citations(kinds())
    texts = [citation["text"] for citation in cited]
    assert len(set(texts)) == len(texts)
    of_statistics = {
        source
        for section in Catalogue().sections.values()
        for statistic in section.statistics.values()
        for source in statistic.source
    }
    assert of_statistics == {
        in_text(citation["text"]) for citation in cited if "software" not in citation
    }


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


@pytest.fixture(scope="module", params=STUDIES)
def shipped(request, finished):
    """Return the composed document of a shipped study, and its report's folder."""
    settings = load_studies(root=ROOT)[request.param]
    folder = finished.folder / "results" / request.param
    inputs = {
        "statistics": folder / "statistics.csv",
        "figures": folder / "figures/figures.csv",
        "published": folder / "statistics/published.csv",
    }
    return composed(settings, inputs, citations(kinds()))[1], folder / "report"


def captions(document):
    return [
        f"{document.name_of(block.label)} {text_of(block.title)}"
        for block in floats(document.blocks)
    ]


@pytest.mark.slow
def test_word_says_what_was_composed(shipped):
    document, folder = shipped
    text = flat(word_text(folder / "report.docx"))
    for caption in captions(document):
        assert flat(caption) in text
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.body:
                row_text = "".join(text_of(as_cell(cell).content) for cell in row)
                assert flat(row_text) in text
        if isinstance(block, Heading):
            assert flat(block.text) in text
    with zipfile.ZipFile(folder / "report.docx") as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    assert len(list(root.iter(f"{W}tbl"))) == len(tables)
    assert len(pictures) == len({figure.name for figure in figures})
    found = [d.get("descr") for d in root.iter() if d.tag.endswith("}docPr")]
    assert found == [figure.alt for figure in figures]
    styles = [mark.get(f"{W}val") for mark in root.iter(f"{W}pStyle")]
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    for level in (1, 2, 3):
        wanted = sum(heading.level == level for heading in headings)
        assert styles.count(f"Heading{level}") == wanted


@pytest.mark.slow
def test_page_is_strict_and_stands_alone(shipped):
    document, folder = shipped
    tree = page(folder / "report.html")
    assert tree.get("lang") == document.language
    levels = [int(e.tag[-1]) for e in tree.iter() if re.fullmatch(f"{X}h[1-6]", str(e.tag))]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    for header in tree.iter(f"{X}th"):
        assert header.get("scope") in ("col", "colgroup", "row", "rowgroup")
    alts = [image.get("alt") for image in tree.iter(f"{X}img")]
    assert alts == [block.alt for block in document.blocks if isinstance(block, Figure)]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in tree.iter():
        for name in ("src", "href", "data", "action", "srcset", "poster"):
            address = element.get(name) or "#"
            assert address.startswith(("#", "data:"))
            if address.startswith("#") and len(address) > 1:
                assert address[1:] in ids
        assert element.tag not in (f"{X}script", f"{X}link", f"{X}iframe")
    text = flat("".join(tree.itertext()))
    for caption in captions(document):
        assert flat(caption) in text


@pytest.mark.slow
def test_print_has_the_same_captions(shipped):
    document, folder = shipped
    text = flat(print_text(folder / "report.pdf"))
    for block in floats(document.blocks):
        assert flat(f"{document.name_of(block.label)}{text_of(block.title)}") in text


@pytest.mark.slow
def test_workbook_has_every_table_with_real_numbers(shipped):
    document, folder = shipped
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert book.sheetnames == [document.name_of(table.label) for table in tables]
    for sheet, table in zip(book, tables, strict=True):
        assert sheet["A2"].value == text_of(table.title)
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
        wanted = [
            as_cell(cell).content.value
            for row in table.body
            for cell in row
            if hasattr(as_cell(cell).content, "value")
        ]
        first, last = 4 + len(table.head), 3 + len(table.head) + len(table.body)
        found = [
            cell.value
            for row in sheet.iter_rows(min_row=first, max_row=last)
            for cell in row
            if cell.data_type == "n" and cell.value is not None
        ]
        assert found == pytest.approx(wanted, rel=1e-15)


@pytest.mark.parametrize(
    ("setting", "caption"),
    [
        ("normality", "normality"),
        ("homoskedasticity", "heteroskedasticity"),
        ("mediation", "mediation"),
    ],
)
def test_captions_have_words_for_every_test_that_may_decide(setting, caption):
    schema = yaml.safe_load((ROOT / "workflow/schemas/study.schema.yaml").read_text())
    text = (ROOT / f"workflow/captions/{caption}.rst").read_text()
    for test in schema["properties"]["tests"]["properties"][setting]["enum"]:
        assert f'"{test}": "' in text


@pytest.mark.slow
def test_snakemakes_own_report_shows_results_with_the_thresholds_in_force(finished, tmp_path):
    archive = tmp_path / "report.zip"
    result = finished.run("--report", str(archive))
    assert result.returncode == 0, result.stdout
    with zipfile.ZipFile(archive) as packed:
        name = "report/report.html"
        text = packed.read(name).decode()
        files = [other.split("/")[-1] for other in packed.namelist() if other != name]
    for file in (*FORMATS.values(), "validity.csv", "statistics.csv", "decision.csv"):
        assert files.count(file) == len(STUDIES)
    for study in STUDIES:
        listing = finished.folder / "results" / study / "figures" / "figures.csv"
        for figure in listed(listing):
            assert (figure.name in files) == (figure.suffix == ".svg")
    for wanted in (
        "A variable is called\\nreliable from alpha 0.7 on",
        "at the level of significance\\n0.05",
        "The verdict rests on the test of\\nGlejser (Glejser's and",
        "In the grey area, up to the level of significance\\n0.05, H0 is rejected.",
        "The results chapter of the study, in\\nIndonesian.",
        "The results chapter of the study, in\\nEnglish.",
    ):
        assert wanted in text, wanted
    assert "{{" not in re.findall(r'"caption": ?"(.*?[^\\])"', text)
    # The graph of steps, and what a respondent is called nowhere.
    assert '"validation"' in text and "rulegraph" in text
    assert "screening.csv" not in files and "excluded.csv" not in files
    assert finished.run("-n").stdout.count("Nothing to be done") == 1
