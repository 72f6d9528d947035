"""Reports in Chromium, as wide as a desk's screen and as a phone: what is seen and reached."""

import re
from itertools import pairwise

import pytest

import chromium
from angket.figures.style import FOOT, SMALL, TEXT
from read_reports import STUDIES
from whole_study import HOSTILE, LONG, compute, hostile, write_report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        chromium.PROGRAM is None, reason="Chromium is not installed (Debian's package: chromium)"
    ),
]
DESKTOP, PHONE = 1280, 375
TAB, RIGHT = ("Tab", 9), ("ArrowRight", 39)
# The smallest that running text may be, and anything that is read (notes, tables), in CSS pixels.
RUNNING, ANY = 16, 14
FACTS = """(() => {
    const root = document.documentElement, width = root.clientWidth;
    const all = selector => [...document.querySelectorAll(selector)];
    const box = element => element.getBoundingClientRect();
    const named = element => `${element.tagName} ${element.id} ${element.textContent.slice(0, 40)}`;
    const scrolls = element => element.scrollWidth > element.clientWidth
        && ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    const region = element => element.closest(".wide");
    const beyond = (element, left, right) =>
        box(element).left < left - 0.5 || box(element).right > right + 0.5;
    const shown = all("body *").filter(e => !e.closest(".skip") && box(e).width > 0);
    const written = shown.filter(e => [...e.childNodes].some(
        n => n.nodeType === Node.TEXT_NODE && n.data.trim()));
    const size = element => parseFloat(getComputedStyle(element).fontSize);
    return {
        width: width,
        scrollable: root.scrollWidth,
        beyond: shown.filter(e => !region(e)?.contains(e.parentElement)
            && beyond(e, 0, width)).map(named),
        captions: all("caption").filter(e => {
            const seen = region(e) ? box(region(e)) : {left: 0, right: width};
            return e.scrollWidth > e.clientWidth || beyond(e, seen.left, seen.right);
        }).map(named),
        cut: written.filter(e => e.scrollWidth > e.clientWidth && e.clientWidth > 0
            && !["visible", "auto"].includes(getComputedStyle(e).overflowX)).map(named),
        spilt: all("th, td").filter(e => e.scrollWidth > e.clientWidth + 1).map(named),
        covering: all("th, td").filter(e => getComputedStyle(e).position === "sticky"
            && scrolls(region(e)) && box(e).width > width / 2).map(named),
        pictures: all("img, svg").length,
        unseen: all("img, svg").filter(e => !(e.complete ?? true) || e.naturalWidth === 0
            || box(e).width < 200 || box(e).height < 50 || beyond(e, 0, width)).map(
                e => e.alt ?? "svg"),
        tables: all("table").length,
        wide: shown.filter(scrolls).length,
        unnamed: shown.filter(scrolls).filter(e => e.tabIndex !== 0
            || !document.getElementById(e.getAttribute("aria-labelledby"))?.textContent.trim()
            ).map(named),
        // Words above a table say that there is more of it, where there is, and nowhere else.
        unsaid: all(".wide").filter(e => scrolls(e)
            !== parseFloat(getComputedStyle(e, "::before").height) > 10).map(named),
        headings: all("h1, h2, h3, h4, h5, h6").map(e => Number(e.tagName[1])),
        running: Math.min(...all("body, main p, main li").filter(
            e => !e.closest(".table-note")).map(size)),
        smallest: Math.min(...written.filter(e => !e.closest("sub, sup")).map(size)),
        scripts: all("script, iframe, object, embed, link").map(named),
        text: document.body.innerText,
    };
})()"""
# What Tab has come to: the place of the element among all, its role and its name.
FOCUSED = """(() => {
    const e = document.activeElement, name = e.getAttribute("aria-labelledby");
    return {
        place: [...document.querySelectorAll("*")].indexOf(e),
        tag: e.tagName,
        table: e.querySelector?.("table")?.id ?? "",
        outlined: getComputedStyle(e).outlineStyle !== "none",
        seen: e.getBoundingClientRect().right > 0,
        body: e === document.body,
    };
})()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """One browser for all tests."""
    with chromium.Chromium(tmp_path_factory.mktemp("chromium")) as started:
        yield started


def report_of(study, project):
    """Return the page of a study."""
    return project.folder / "results" / study / "report/report.html"


def elsewhere(browser):
    """Return the addresses that a page asked for, besides its own and data it holds itself."""
    asked = [request["request"]["url"] for request in browser.told("Network.requestWillBeSent")]
    return [address for address in asked[1:] if not address.startswith("data:")]


def complaints(browser):
    """Return what the browser said about a page: errors of scripts, refused or missing parts."""
    kinds = ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
    return [event for kind in kinds for event in browser.told(kind)]


def faults(browser):
    """Return what is wrong with the page that is open, from kind to where."""
    facts = browser.evaluate(FACTS)
    levels = facts["headings"]
    kinds = ("beyond", "captions", "cut", "spilt", "covering", "unseen", "unnamed", "scripts")
    kinds += ("unsaid",)
    found = {kind: facts[kind] for kind in kinds}
    found["overflow"] = max(facts["scrollable"] - facts["width"], 0)
    found["headings"] = levels.count(1) != 1 or levels[0] != 1
    found["headings"] |= any(after > before + 1 for before, after in pairwise(levels))
    found["text"] = facts["running"] < RUNNING or facts["smallest"] < ANY
    found["elsewhere"] = elsewhere(browser)
    found["complaints"] = complaints(browser)
    return facts, {kind: where for kind, where in found.items() if where}


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("study", STUDIES)
def test_a_report_shows_whole(browser, finished, study, width):
    browser.open(report_of(study, finished), width)
    facts, found = faults(browser)
    assert found == {}
    assert facts["pictures"] > 3 and facts["tables"] > 20
    assert width - 20 <= facts["width"] <= width
    # Else the test says nothing of tables that scroll.
    assert facts["wide"] > 5 or width == DESKTOP


@pytest.mark.parametrize(
    ("study", "width"),
    [*(("bandung", width) for width in (DESKTOP, 513, 512)), *((name, PHONE) for name in STUDIES)],
)
def test_text_in_pictures_can_be_read(browser, finished, study, width):
    browser.open(report_of(study, finished), width)
    # Of a point of the drawing, in pixels of the screen; an img knows its own width in pixels.
    scales = browser.evaluate(
        """[...document.querySelectorAll("main img")].map(
            e => e.getBoundingClientRect().width / e.naturalWidth * 96 / 72)"""
    )
    assert len(scales) > 3
    assert min(scales) * SMALL >= 9
    assert min(scales) * FOOT >= 8.5
    assert max(scales) * TEXT <= 17  # no larger than the running text


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_tab_key_reaches_everything_in_the_order_of_the_page(browser, finished, width):
    browser.open(report_of("bandung", finished), width)
    reached = []
    for _ in range(1000):
        browser.press(*TAB)
        here = browser.evaluate(FOCUSED)
        if here["body"] or (reached and here["place"] <= reached[-1]["place"]):
            break
        reached.append(here)
    places = browser.evaluate(
        """[...document.querySelectorAll("*")].flatMap((e, n) => e.tabIndex >= 0 ? [n] : [])"""
    )
    assert [here["place"] for here in reached] == places
    assert all(here["outlined"] and here["seen"] for here in reached)
    tables = browser.evaluate("""[...document.querySelectorAll("table")].map(e => e.id)""")
    assert [here["table"] for here in reached if here["table"]] == tables


def test_keys_scroll_a_wide_table_whose_caption_stays(browser, finished):
    browser.open(report_of("bandung", finished), PHONE)
    find = """[...document.querySelectorAll(".wide")].find(e => e.scrollWidth > e.clientWidth)"""
    browser.evaluate(f"{find}.focus()")
    for _ in range(3):
        browser.press(*RIGHT)
    moved = f"""new Promise(done => {{
        const look = () => {find}.scrollLeft > 20 ? done(true) : setTimeout(look, 20);
        setTimeout(() => done(false), 5000); look();
    }})"""
    assert browser.evaluate(moved)
    assert faults(browser)[1] == {}


def test_readers_of_the_screen_hear_regions_tables_and_pictures(browser, finished):
    browser.open(report_of("bandung", finished), PHONE)
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    names = {}
    for node in nodes:
        if not node.get("ignored"):
            name = node.get("name", {}).get("value", "")
            names.setdefault(node["role"]["value"], []).append(name)
    facts = browser.evaluate(FACTS)
    assert len(names["region"]) == len(names["table"]) == facts["tables"]
    assert all(re.fullmatch(r"Tabel ([A-Z]\.)?\d+", name) for name in names["region"])
    assert len(names["image"]) == facts["pictures"] and all(names["image"])
    assert len(names["heading"]) == len(facts["headings"]) and all(names["heading"])
    assert len(names["navigation"]) == len(names["main"]) == 1
    assert {"columnheader", "rowheader"} <= set(names)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.filterwarnings("ignore:In the PDF a box stands")
def test_text_of_a_study_is_shown_and_does_nothing(browser, tmp_path, width):
    settings, inputs = compute(tmp_path / "study", *hostile())
    browser.open(write_report(tmp_path / "out", settings, inputs)["page"], width)
    facts, found = faults(browser)
    assert found == {}
    text = re.sub(r"\s+", "", facts["text"])
    for name in ("Title", "Notice", "Label", "Profile", "Value", "Author"):
        assert name + re.sub(r"\s+", "", HOSTILE) in text
    assert LONG in text


def test_each_kind_of_fault_is_seen(browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(FAULTY, encoding="utf-8")
    browser.open(page, PHONE)
    assert set(faults(browser)[1]) == {
        *("beyond", "captions", "cut", "spilt", "unseen", "unnamed", "scripts", "overflow"),
        *("unsaid", "covering", "headings", "text", "elsewhere", "complaints"),
    }


FAULTY = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, minimum-scale=1">
<title>Faults</title>
<h1>One</h1><h3>Three</h3>
<main><p style="font-size: 12px">Small</p></main>
<div style="width: 900px">Wider than the page</div>
<div style="width: 5rem; overflow: hidden; white-space: nowrap">What is cut off at its side</div>
<div class="wide" style="overflow-x: auto"><table style="width: 900px; table-layout: fixed">
<caption>A caption as wide as the table</caption>
<tr><td style="width: 1rem; white-space: nowrap">More than the cell holds</td>
<td style="position: sticky; left: 0">Over the others</td></tr>
</table></div>
<img src="missing.png" alt="missing">
<script>throw new Error("x")</script>
"""
