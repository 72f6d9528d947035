"""Whoever follows docs/panduan.md on the page is shown what it says, and gets the chapter."""

import re

import pytest
from guided import follow

from test_panduan import bold, page_sections

pytestmark = pytest.mark.slow


def test_the_page_shows_in_each_section_what_the_guide_prints_bold(tmp_path):
    guided, project = follow(tmp_path)
    sections = page_sections()
    assert guided.seen.keys() == sections.keys()
    shown = {number: re.sub(r"\s+", " ", text) for number, text in guided.seen.items()}
    missing = {
        number: [phrase for phrase in bold(text) if phrase not in shown[number]]
        for number, text in sections.items()
    }
    assert not any(missing.values()), missing

    results = project.folder / "results/Tesis_Saya"
    assert (results / "report/report.docx").stat().st_size > 100_000
    assert (results / "archive/Tesis_Saya.zip").exists()
    # A name of a respondent is nowhere in the results.
    assert not any(b"Lestari" in content for content in project.files().values())
