"""What a report says of the software is true of the numbers that it prints, and of them alone."""

import re

import pytest

from angket.catalogue import Catalogue
from angket.formats.blocks import Code, Heading, Paragraph, Points, is_printed, text_of
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.printed import printed_in
from angket.report.results import Results
from angket.report.software import computed_by, headings_of_parts
from angket.settings.words import known_languages
from broad_studies import BROAD, watched
from chapter_text import texts_of
from library_calls import LIBRARIES, identity
from test_catalogue import BESIDE, HANDED, OF_DISTRIBUTIONS

# From what a function is to what the catalogue calls it, as statsmodels' kstest_fit is lilliefors.
CALLED = {
    identity(call): call.rpartition(".")[2]
    for section in Catalogue().sections.values()
    for statistic in section.statistics.values()
    for call in statistic.calls
}
# So many decimals that a number tells which statistic it is.
DECIMALS = 9


@pytest.fixture(scope="module")
def runs():
    """Two studies: settings, statistics by stage, and what each stage called of libraries."""
    return [watched("everything"), watched("other")]


def composed(settings, statistics, language, words=None):
    say = Phrases(words or report_words(language))
    origin = {"software": {}, "citations": [], "answers": "", "settings": ""}
    results = Results(statistics, settings | {"language": language}, say, {}, provenance=origin)
    return say, results, compose(results, say)


def told_by_heading(say, blocks):
    """Return the words of each section's sentence on software, by the section's heading."""
    before, after = say.text("methods.computed_here", software="|").split("|")
    told = {}
    for heading, found in by_section(blocks).items():
        for block in found:
            text = text_of(block.inlines) if isinstance(block, Paragraph) else ""
            if text.startswith(before) and text.endswith(after):
                assert heading not in told
                told[heading] = text.removeprefix(before).removesuffix(after)
    return told


def by_section(blocks):
    """Return blocks by the heading that they stand below, those of an appendix with the section."""
    heading, found = None, {}
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            # Of an appendix without its letter.
            heading = block.text.partition(". ")[2] or block.text
        found.setdefault(heading, []).append(block)
    return found


def functions_by_heading(say, blocks):
    """Return the functions that the methods name for each section, by the section's heading."""
    points = [point for block in blocks if isinstance(block, Points) for point in block.points]
    return {
        heading: {one.text.rpartition(".")[2] for one in point if isinstance(one, Code)}
        for heading in headings_of_parts(say)
        for point in points
        if text_of(point).startswith(f"{heading}: ") and any(isinstance(o, Code) for o in point)
    }


def together(by_stage):
    return {place: value for found in by_stage.values() for place, value in found.items()}


def made_by(by_stage, places):
    """Return the stages that made some statistics."""
    return {stage for stage, found in by_stage.items() if not found.keys().isdisjoint(places)}


def called_by(calls, stages):
    """Return what stages called of libraries to compute a number."""
    return {
        call for one in stages for call in calls.get(one, set()) - HANDED - BESIDE.get(one, set())
    }


@pytest.mark.parametrize("language", known_languages())
def test_each_section_names_packages_that_were_called_for_numbers_that_it_prints(runs, language):
    for settings, by_stage, calls in runs:
        say, _, blocks = composed(settings, together(by_stage), language)
        told = told_by_heading(say, blocks)
        for heading, found in by_section(blocks).items():
            places = printed_in(found)
            called = called_by(calls, made_by(by_stage, places))
            named = {name for name in LIBRARIES if name in told.get(heading, "")}
            assert named <= {module.split(".")[0] for module, _ in called}, heading
        assert any(told.values())


def test_the_methods_name_functions_that_were_called_for_numbers_of_the_section(runs):
    for settings, by_stage, calls in runs:
        say, _, blocks = composed(settings, together(by_stage), "en")
        sections = by_section(blocks)
        for heading, named in functions_by_heading(say, blocks).items():
            stages = made_by(by_stage, printed_in(sections[heading]))
            known = {CALLED[one] for one in called_by(calls, stages) if one in CALLED}
            beside = {CALLED[one] for one in OF_DISTRIBUTIONS if one in CALLED}
            # Of numpy and pandas, no calls are taken down.
            others = {"corrcoef", "eigvalsh", "eigh", "mean", "std", "min", "max", "median"}
            assert named <= known | beside | others, heading


@pytest.mark.parametrize(
    ("part", "statistic", "function"),
    [
        ("description", ("discriminant", "ci_low"), "bootstrap"),
        ("description", ("distribution", "skewness"), "skew"),
        ("assumptions", ("collinearity", "vif"), "variance_inflation_factor"),
        ("hypotheses", ("correlation", "tau_b"), "kendalltau"),
        ("hypotheses", ("correlation", "rho"), "spearmanr"),
    ],
)
def test_a_function_is_named_only_where_its_number_stands(runs, part, statistic, function):
    for settings, by_stage, _ in runs:
        say, results, blocks = composed(settings, together(by_stage), "en")
        heading = say.text(f"{part}.heading")
        told = functions_by_heading(say, blocks).get(heading, set())
        printed = {(place[0], place[2]) for place in results.printed[heading]}
        calls = {
            (section, one)
            for section, one in printed
            if any(function in call for call in results.catalogue.find(section, one).calls)
        }
        assert (function in told) == bool(calls), heading
        if statistic in printed:
            assert function in told


@pytest.mark.parametrize("name", BROAD)
def test_no_number_loses_on_its_way_which_statistic_it_is(name):
    words = report_words("en")
    written = words["numbers"]["decimals"]
    many = {style: 0 if style == "count" else DECIMALS for style in written}
    words["numbers"] = words["numbers"] | {"decimals": many}
    settings, by_stage, _ = watched(name)
    statistics = together(by_stage)
    _, results, blocks = composed(settings, statistics, "en", words)
    sizes = {
        place: round(abs(size), DECIMALS)
        for place in statistics
        if (size := size_of(statistics[place]))
    }
    seen = 0
    for heading, found in by_section(blocks).items():
        shown = [block for block in found if is_printed(block)]
        numbers = set(re.findall(r"\d*\.\d{5,}", " ".join(texts_of(shown))))
        traced = {sizes[place] for place in printed_in(found) if place in sizes}
        for place, size in sizes.items():
            # What is nearly a round number may be another one.
            if size in traced or abs(size - round(size, 4)) < 1e-9:
                continue
            # A share of the variance may be told in percent, as another statistic is.
            if any(abs(size - 100 * one) < 1e-6 for one in traced):
                continue
            texts = {results.write(size, style).text for style in ("bounded", "statistic")}
            assert texts.isdisjoint(numbers), (heading, place)
        seen += len(traced)
    assert seen > 500


def size_of(value):
    try:
        return float(value)
    except ValueError:
        return None


def test_a_section_whose_numbers_are_counted_alone_says_nothing_of_software(runs):
    settings, by_stage, _ = runs[1]
    say, results, blocks = composed(settings, together(by_stage), "en")
    heading = say.text("choices.heading")
    assert results.printed[heading]
    assert computed_by(results, results.printed[heading]) == (set(), False)
    assert heading not in told_by_heading(say, blocks)
