"""Foreign words stand in italics in every format, by a list in the data of the language."""

import re
import zipfile
from dataclasses import replace

import pytest

from angket.formats.blocks import Heading, Literature, Paragraph, Points, Table
from angket.formats.page import write_page
from angket.formats.paper import written
from angket.formats.word import write_word
from angket.report.phrases import report_words
from angket.settings.words import known_languages
from documents import WORDS, document

FOREIGN = ("bootstrap", "odds ratio", "odds", "burnout")
BLOCKS = (
    Heading(1, "Skor Burnout"),
    Paragraph("Selang bootstrap dari odds ratio, bukan bootstrapping."),
    Points((("rasio odds",),)),
    Table("t", "Burnout menurut usia", (("Butir", "Rasio odds"),), (("Burnout", "2"),)),
    Literature((("Efron, B. (1987). Better bootstrap confidence intervals.",),)),
)
# As often as they stand there: the title of the document and of the table are not among them.
TIMES = {"burnout": 2, "bootstrap": 1, "odds ratio": 1, "odds": 2}


def made(foreign):
    plain = document(*BLOCKS, chapter="")
    return replace(plain, words=replace(WORDS, foreign=foreign))


def in_page(folder, foreign):
    write_page(made(foreign), folder / "page.html", folder)
    body = (folder / "page.html").read_text().partition("<main")[2]
    return re.findall("<em>(.*?)</em>", body.partition("<figcaption")[0], re.DOTALL)


def in_word(folder, foreign):
    write_word(made(foreign), folder / "word.docx", folder)
    with zipfile.ZipFile(folder / "word.docx") as file:
        xml = file.read("word/document.xml").decode()
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", xml, re.DOTALL)
    return ["".join(re.findall("<w:t[^>]*>(.*?)</w:t>", run)) for run in runs if "<w:i />" in run]


def in_paper(folder, foreign):
    return re.findall(r"#emph\[(.*?)\]", written(made(foreign)).decode(), re.DOTALL)


@pytest.mark.parametrize("found_in", [in_page, in_word, in_paper])
def test_every_format_sets_them_in_italics_in_text_headings_points_and_tables(tmp_path, found_in):
    told = [text.strip().lower().replace("\n", " ") for text in found_in(tmp_path, FOREIGN)]
    before = [text.strip().lower().replace("\n", " ") for text in found_in(tmp_path, ())]
    for word, times in TIMES.items():
        assert told.count(word) - before.count(word) >= times, word
    assert not any("efron" in text or "bootstrapping" in text for text in told)


def test_the_words_are_data_of_the_language_in_small_letters_each_once():
    for language in known_languages():
        words = report_words(language)["words"]["foreign"]
        assert words == sorted({word.lower() for word in words})
    assert {"bootstrap", "odds", "burnout", "robust"} <= set(report_words("id")["words"]["foreign"])
