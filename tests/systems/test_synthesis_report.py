"""The report of a synthesis: what it says of the pool, with what cautions, in both languages."""

import pytest
from synthesised import SHIPPED, table_of
from told_of_syntheses import prose, tables_of, told

from angket.catalogue import Catalogue, words
from angket.formats.blocks import Figure, Heading, Notice, Paragraph, Table, text_of
from angket.messages.message import phrase_of
from angket.settings.words import load_words
from angket.systems.syntheses.summary import rows
from languages_aligned import differences as apart
from recorded_syntheses import recorded, same

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
ENDS = ("estimate", "ci_low", "ci_high")
DESIGN = {
    "design": {"label": "Design", "kind": "category"},
    "meanage": {"label": "Age", "kind": "number"},
}


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("shipped", {"flow": FLOW, "moderators": {"year": {"label": "Year", "kind": "number"}}}),
        ("molloy2014", {"moderators": DESIGN, "pooling": {"estimator": "common"}}),
        ("molloy2014", {"moderators": DESIGN, "regressions": [["meanage", "design"]]}),
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
        "Of those pooled, 9 print neither Pearson's r",
        "The sign of Pasaribu was turned",
        "I² = 9",
        "In none of them does the interval hold zero, as it does not above",
        "with its interval, its weight in the pool and its respondents",
        "The sign † marks those that are not Pearson's r",
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
    assert headings[:3] == ["Summary of results", "Pooled effect", "Studies"]


def test_the_summary_tells_what_was_asked_found_and_not_shown(run_stage, tmp_path):
    first = next(block for block in told(run_stage)[1] if isinstance(block, Paragraph))
    assert text_of(first.inlines) == (
        "This synthesis asks how closely load and burnout go together in prior studies. It rests "
        "on 13 of 21 results that were collected, with 741 respondents; “Studies” says why not on "
        "all. On average, a higher load goes with a higher burnout: the mean correlation is r = "
        ".57, and means from .35 to .74 fit the results (95% confidence interval). How sure that "
        "is: studies differ so much that the true correlation of a further one may lie anywhere "
        "between −.38 and .94, thus in either direction; in 7 other ways of pooling, the mean lies "
        "between .40 and .57, and zero is in none of them among the means that fit. "
        "What it does not show: cause and effect; how well each study was made, which nobody has "
        "rated here; or anything about studies that were not collected, since these were selected "
        "and not searched for systematically."
    )
    file = tmp_path / "one.csv"
    file.write_text("study,n,kind,value\nA,50,r,0.3\n")
    text = prose(told(run_stage, file=file, notice="Invented.")[1][2:3])
    assert "It rests on the only result that was collected, with 50 respondents." in text
    assert "cannot be pooled" in text


def test_what_a_synthesis_notes_stands_at_the_top(run_stage):
    blocks = told(run_stage, notice="Invented.")[1]
    assert blocks[1] == Notice("Invented.")


def test_intervals_that_no_correlation_can_have_are_told(run_stage):
    blocks = told(run_stage, pooling={"measure": "r"})[1]
    text = prose(blocks)
    assert text.count("No correlation lies outside −1 to 1") == 1
    # Of Fisher's z they stand in the table of other ways alone.
    blocks = told(run_stage)[1]
    assert "No correlation lies outside" not in prose(blocks)
    (variants,) = tables_of(blocks, "variants")
    assert any("No correlation lies outside" in text_of(note) for note in variants.notes)


def test_the_pool_study_after_study_ends_as_the_pool(run_stage):
    results, blocks = told(run_stage)
    (order,) = tables_of(blocks, "order-of-studies")
    assert "Knapp and Hartung's t" in text_of(order.notes[0])
    last = [cell.text for cell in order.body[-1][1:]]
    name = results.settings["name"]
    pool = [results.number("synthesis", name, f"{end}_back") for end in ENDS]
    assert last == [number.text for number in pool]


@pytest.mark.parametrize(("name", "shared"), [("gonzalezmule2014", True), ("molloy2014", False)])
def test_a_table_that_leaves_out_single_results_says_where_samples_gave_several(
    run_stage, tmp_path, name, shared
):
    (table,) = tables_of(told(run_stage, file=table_of(name, tmp_path))[1], "single-studies")
    notes = [text_of(note) for note in table.notes]
    assert any("others of the same sample stay in" in note for note in notes) == shared


def test_moderators_are_taken_together(run_stage, tmp_path):
    given = {"moderators": DESIGN, "regressions": [["meanage", "design"]]}
    results, blocks = told(run_stage, file=table_of("molloy2014", tmp_path), **given)
    text = prose(blocks)
    assert "Taken together, no relation of Age and Design to effects was found, F(2, 13) = " in text
    assert "With fewer than 10 studies for each coefficient (16 studies, 2 coefficients)" in text
    (table,) = tables_of(blocks, "together-meanage-design")
    assert [row[0] for row in table.body] == ["Age", "Design: prospective against cross-sectional"]
    names = {"qm": "QM", "qm_df2": "QM.df2", "qm_p": "QM.p", "qe": "QE"}
    place = "meta_regression", "s|meanage+design"
    found = {name: results.number(*place, name).value for name in names}
    there = recorded("metareg").query(
        "moderator == 'meanage+design' and estimator == 'REML' and test == 'knha'"
    )
    same(found, there.iloc[0], names)


def test_a_documented_search_is_drawn_and_told(run_stage):
    blocks = told(run_stage, flow=FLOW)[1]
    assert "Of the records found, 51 were screened and 25 reports assessed in full" in prose(blocks)
    assert "selected and do not come" not in prose(blocks)
    assert "figure-flow" in [block.label for block in blocks if isinstance(block, Figure)]


def test_few_studies_are_told_with_what_that_forbids(run_stage, tmp_path):
    file = tmp_path / "two.csv"
    file.write_text("study,n,kind,value,group\nA,50,r,0.3,x\nB,60,r,0.5,y\n")
    moderators = {"group": {"label": "Group", "kind": "category"}}
    text = prose(told(run_stage, file=file, moderators=moderators)[1])
    assert "there are too few studies for a test of small studies" in text
    assert "% prediction interval" not in text
    assert "Group could not be judged as a moderator: fewer than three studies" in text
    file.write_text("study,n,kind,value,group\nA,50,r,0.3,x\n")
    text = prose(told(run_stage, file=file)[1])
    assert "cannot be pooled: a single study has nothing to be pooled with" in text


def test_all_that_the_catalogue_describes_is_made_by_some_synthesis(run_stage, tmp_path):
    common = {"pooling": {"estimator": "common"}, "moderators": DESIGN}
    own = tmp_path / "own.csv"
    own.write_text("section,subject,statistic,value\ncorrelation,H1,r,0.4\ncorrelation,H1,n,90\n")
    with_own = {"results": [{"statistics": str(own), "hypothesis": "H1"}]}
    with_own |= {"moderators": {"year": {"label": "Year", "kind": "number"}}}
    found = [told(run_stage, file=table_of("molloy2014", tmp_path), **common)[0]]
    together = {"moderators": DESIGN, "regressions": [["meanage", "design"]]}
    found += [told(run_stage, file=table_of("molloy2014", tmp_path), **together)[0]]
    shared = {"moderators": {"complexity": {"label": "Complexity", "kind": "category"}}}
    found += [told(run_stage, file=table_of("gonzalezmule2014", tmp_path), **shared)[0]]
    found += [told(run_stage, **with_own)[0]]
    known = Catalogue({"syntheses"})
    made = {
        (known.find(section, statistic).home, statistic)
        for results in found
        for section, statistic in results.present()
    }
    described = {
        (section, name)
        for section, told_of in known.sections.items()
        for name, entry in told_of.statistics.items()
        if told_of.part == "syntheses" and entry.home == section
    }
    assert described - made == set()


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
        for section in [name for name, of in statistics.items() if of.part == "syntheses"]:
            assert statistics[section].statistics.keys() <= named[section].keys(), section
