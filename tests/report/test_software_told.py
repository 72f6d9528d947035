"""What a report says of the software is what a run called: in each section, and in the methods."""

import pytest

from angket.catalogue import Catalogue
from angket.formats.blocks import Code, Heading, Paragraph, Points, text_of
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.software import computed_in
from angket.settings.words import known_languages
from angket.tables import read_statistics
from broad_studies import OTHER, further_answers
from library_calls import LIBRARIES, identity, library_calls
from test_catalogue import BESIDE, HANDED, OF_DISTRIBUTIONS
from whole_study import EVERYTHING, HEAD, STUDY, answers, compute

# From what a function is to what the catalogue calls it, as statsmodels' kstest_fit is lilliefors.
CALLED = {
    identity(call): call.rpartition(".")[2]
    for section in Catalogue().sections.values()
    for statistic in section.statistics.values()
    for call in statistic.calls
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Two studies: settings, statistics by stage, and what each stage called of libraries."""
    made = []
    for study, *answered in (
        (STUDY | EVERYTHING, answers(60), HEAD),
        (OTHER, *further_answers()),
    ):
        folder = tmp_path_factory.mktemp("told") / "study"
        with library_calls() as calls:
            settings, _ = compute(folder, answered[0], study, answered[1])
        by_stage = {
            file.parent.name: read_statistics(file)
            for file in sorted(folder.glob("results/*/statistics.csv"))
        }
        made.append((settings, by_stage, calls))
    return made


def composed(settings, statistics, language):
    say = Phrases(report_words(language))
    origin = {"software": {}, "citations": [], "answers": "", "settings": ""}
    results = Results(statistics, settings | {"language": language}, say, {}, provenance=origin)
    return say, results, compose(results, say)


def told_by_heading(say, blocks):
    """Return the words of each section's sentence on software, by the section's heading."""
    before, after = say.text("methods.computed_here", software="|").split("|")
    heading, told = None, {}
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            # Of an appendix without its letter.
            heading = block.text.partition(". ")[2] or block.text
        text = text_of(block.inlines) if isinstance(block, Paragraph) else ""
        if text.startswith(before) and text.endswith(after):
            assert heading not in told
            told[heading] = text.removeprefix(before).removesuffix(after)
    return told


def parts_by_stage(settings, by_stage):
    """Return the parts of the report that hold statistics of each stage."""
    say = Phrases(report_words("en"))
    return {
        stage: set(computed_in(Results(statistics, settings, say, {})))
        for stage, statistics in by_stage.items()
    }


def together(by_stage):
    return {place: value for found in by_stage.values() for place, value in found.items()}


@pytest.mark.parametrize("language", known_languages())
def test_each_section_names_the_packages_that_its_stages_called_and_no_others(runs, language):
    for settings, by_stage, calls in runs:
        say, _, blocks = composed(settings, together(by_stage), language)
        told = told_by_heading(say, blocks)
        parts = parts_by_stage(settings, by_stage)
        named = {
            part: {name for name in LIBRARIES if name in told.get(say.text(f"{part}.heading"), "")}
            for part in set().union(*parts.values())
            if part
        }
        called = {
            stage: {module.split(".")[0] for module, _ in found - HANDED - BESIDE.get(stage, set())}
            for stage, found in calls.items()
        }
        for stage, packages in called.items():
            assert packages <= set().union(*(named.get(part, set()) for part in parts[stage])), (
                stage
            )
        for part, packages in named.items():
            made_by = [stage for stage, found in parts.items() if part in found]
            assert packages <= set().union(*(called.get(stage, set()) for stage in made_by)), part
        assert any(named.values())


def test_the_methods_name_every_function_that_was_called(runs):
    for settings, by_stage, calls in runs:
        _, _, blocks = composed(settings, together(by_stage), "en")
        named = {
            inline.text.rpartition(".")[2]
            for block in blocks
            if isinstance(block, Points)
            for point in block.points
            for inline in point
            if isinstance(inline, Code)
        }
        for stage, found in calls.items():
            unnamed = OF_DISTRIBUTIONS - CALLED.keys()
            for function in found - HANDED - unnamed - BESIDE.get(stage, set()):
                assert CALLED[function] in named, (stage, function)


def test_a_section_whose_numbers_are_counted_alone_says_nothing_of_software(runs):
    settings, by_stage, _ = runs[1]
    say, results, blocks = composed(settings, together(by_stage), "en")
    calls, own = computed_in(results)["choices"]
    assert not calls and not own
    assert say.text("choices.heading") not in told_by_heading(say, blocks)
