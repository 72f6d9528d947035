"""The report of a synthesis: what it says of the pool, with what cautions, in both languages."""

import pytest
from synthesised import SHIPPED, settings_of, synthesised, table_of

from angket.catalogue import Catalogue, words
from angket.formats.blocks import Figure, Heading, Paragraph, Table, text_of
from angket.messages.message import phrase_of
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.settings.words import load_words
from angket.systems.reporting import CLOSING
from angket.systems.syntheses import figures
from angket.systems.syntheses.pooled import read_studies
from angket.systems.syntheses.sections import differences, firmness, own, pooled, small, studies
from angket.systems.syntheses.summary import rows
from angket.tables import read_rows
from languages_aligned import differences as apart

SECTIONS = [pooled, own, studies, differences, firmness, small, *CLOSING]
ORIGIN = {"software": {"scipy": "1"}, "citations": [], "data": {}, "settings": ""}
FLOW = {
    "databases": {"Garuda": 40, "Scopus": 23},
    "removed": {"duplicates": 12},
    "screened": 51,
    "excluded": 23,
    "sought": 28,
    "not_retrieved": 3,
    "assessed": 25,
    "excluded_with_reason": {"no correlation": 4},
    "other": {"lists of references": 2},
    "other_excluded": {"no correlation": 1},
    "included_reports": 22,
    "included_studies": 21,
}
DESIGN = {
    "design": {"label": "Design", "kind": "category"},
    "meanage": {"label": "Age", "kind": "number"},
}


def told(run_stage, language="en", file=SHIPPED, **others):
    """Run the steps and compose the report; return results and blocks."""
    settings = settings_of(file, language, **others)
    made = synthesised(run_stage, settings)
    drawn = settings | {"words": load_words(language, "figures", ["syntheses"])}
    found = figures.figures(drawn, read_studies(made.studies), made.found)
    listed = {name: {"kind": kind, "title": title} for name, kind, _, title, _ in found}
    tables = {"studies": read_rows(made.studies), "notes": read_rows(made.notes)}
    say = Phrases(report_words(language, ["syntheses"]))
    results = Results(made.found, settings | tables, say, listed, (), ORIGIN, "syntheses")
    return results, compose(results, say, SECTIONS)


def prose(blocks):
    return " ".join(text_of(block.inlines) for block in blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("shipped", {"flow": FLOW, "moderators": {"year": {"label": "Year", "kind": "number"}}}),
        ("molloy2014", {"moderators": DESIGN, "pooling": {"estimator": "common"}}),
        ("gonzalezmule2014", {"pooling": {"dependent": "mean"}}),
    ],
)
def test_both_languages_tell_the_same(run_stage, tmp_path, name, others):
    file = SHIPPED if name == "shipped" else table_of(name, tmp_path)
    pair = [told(run_stage, language, file, **others) for language in ("en", "id")]
    assert apart(*pair) == []


def test_the_report_says_what_the_pool_is_and_what_it_is_not(run_stage):
    blocks = told(run_stage)[1]
    text = prose(blocks)
    for part in (
        "Over 13 results with 741 respondents, the mean correlation of load and burnout is r = .57",
        "thus in either direction: the mean says little about a single place",
        "test and interval by Knapp and Hartung's t",
        "They were selected and do not come from a documented systematic search",
        "Of those pooled, 9 print something else than Pearson's r",
        "The sign of Pasaribu was turned",
        "I² = 9",
        "All of them agree with it on whether the interval holds zero",
        "with 13 studies that is no proof that none are missing",
        "and says little",
    ):
        assert part in text, part
    labels = [block.label for block in blocks if isinstance(block, Figure | Table)]
    assert labels[:3] == ["figure-forest", "left-out", "variants"]
    assert "figure-flow" not in labels
    (left_out,) = (
        block for block in blocks if isinstance(block, Table) and block.label == "left-out"
    )
    assert ("Assa (2022)", "", "The study prints no number that a correlation can be made of") in (
        left_out.body
    )
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings[:2] == ["Pooled effect", "Studies"]


def test_a_documented_search_is_drawn_and_told(run_stage):
    blocks = told(run_stage, flow=FLOW)[1]
    assert "51 records were screened and 25 reports assessed in full" in prose(blocks)
    assert "selected and do not come" not in prose(blocks)
    assert "figure-flow" in [block.label for block in blocks if isinstance(block, Figure)]


def test_few_studies_are_told_with_what_that_forbids(run_stage, tmp_path):
    file = tmp_path / "two.csv"
    file.write_text("study,n,kind,value,group\nA,50,r,0.3,x\nB,60,r,0.5,y\n")
    moderators = {"group": {"label": "Group", "kind": "category"}}
    text = prose(told(run_stage, file=file, moderators=moderators)[1])
    assert "there are too few studies for a test of small studies" in text
    assert "prediction interval" not in text
    assert "Group could not be judged as a moderator: fewer than three studies" in text
    file.write_text("study,n,kind,value,group\nA,50,r,0.3,x\n")
    text = prose(told(run_stage, file=file)[1])
    assert "cannot be pooled: a single study has nothing to be pooled with" in text


def test_the_summary_of_a_run_tells_the_pool(run_stage):
    results, _ = told(run_stage)
    lines = dict(rows(results, load_words("en", "summary", ["syntheses"])))
    assert lines["Studies"] == "13 pooled, 741 respondents"
    assert lines["Pooled r"].startswith(".57 [")


def test_every_phrase_and_statistic_is_there_in_every_language():
    def keys(of, path=()):
        if not isinstance(of, dict):
            return {path}
        return set().union(*(keys(value, (*path, key)) for key, value in of.items()))

    def own_words(language):
        every = [load_words(language, part, ["syntheses"]) for part in ("figures", "summary")]
        report = load_words(language, "report", ["syntheses"])
        every += [report["syntheses"], report["systems"], phrase_of("systems.syntheses", language)]
        return [keys(part) for part in every]

    assert own_words("en") == own_words("id")
    statistics = Catalogue({"syntheses"}).sections
    for language in ("en", "id"):
        named = words(language, {"syntheses"})
        for section in [name for name, told in statistics.items() if told.part == "syntheses"]:
            assert statistics[section].statistics.keys() <= named[section].keys(), section
