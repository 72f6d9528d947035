"""The catalogue of statistics: complete, nothing more, and true about what computes each."""

import ast
import csv

import pytest
import yaml

import broad_studies
from angket import catalogue
from angket.catalogue import Catalogue, NotInCatalogue, words
from angket.dictionary import PAGE, page
from angket.hypotheses.kind import FOLDER, kinds
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.settings.studies import load_studies
from angket.settings.words import known_languages
from angket.statistics.significance import is_p
from angket.systems import systems
from angket.tables import read_statistics
from conftest import ROOT, SHIPPED
from library_calls import LIBRARIES, identity

# What is handed to a function that is named, or made ready for one.
HANDED = {
    ("scipy.stats._resampling", "MonteCarloMethod"),
    ("scipy.stats._stats_py", "zscore"),
    ("statsmodels.robust.norms", "HuberT"),
    ("statsmodels.robust.scale", "mad"),
}
# Functions of distributions: the arithmetic of own code where the catalogue names none.
OF_DISTRIBUTIONS = {
    ("scipy.stats._distn_infrastructure", f"rv_continuous.{name}")
    for name in ("cdf", "isf", "pdf", "ppf", "sf")
}
# Ways of testing compute a whole block of statistics, of which they show one.
BESIDE = {
    "sensitivity": {
        ("scipy.stats._binomtest", "binomtest"),
        ("scipy.stats.contingency", "association"),
    }
}


@pytest.fixture(scope="module")
def watched():
    """Studies that hold what a study can: settings, results by stage, and what was called."""
    return {name: broad_studies.watched(name) for name in broad_studies.BROAD}


def results_of(statistics, settings, language="en"):
    say = Phrases(report_words(language))
    return Results(statistics, settings | {"language": language}, say, {}), say


def present(watched):
    """Yield what each stage of both studies made: the name of the stage, and its results."""
    for settings, by_stage, calls in watched.values():
        for stage, statistics in by_stage.items():
            yield stage, results_of(statistics, settings)[0], calls.get(stage, set())


def described(results):
    """Return under which section, and by which name, the catalogue describes what is there."""
    known = results.catalogue
    found = set()
    for section, statistic in results.present():
        entry = known.find(section, statistic)
        names = known.sections[entry.home].statistics
        found.add((entry.home, statistic if statistic in names else catalogue.pattern(statistic)))
    return found


def everything_described():
    return {
        (entry.home, name)
        for section in Catalogue().sections.values()
        for name, entry in section.statistics.items()
    }


def of_systems():
    """Return what systems beside studies make, whose own tests look whether they do."""
    return {
        (entry.home, name)
        for section in Catalogue().sections.values()
        for name, entry in section.statistics.items()
        if section.part in systems()
    }


def tables_of(project):
    """Yield every table of a project's results that has a column of statistics."""
    for file in sorted((project.folder / "results").rglob("*.csv")):
        with open(file, encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            if {"section", "statistic"} <= set(rows.fieldnames or ()):
                yield file, list(rows)


def named_in_code_of_a_kind(section, statistic):
    for file in FOLDER.glob("*/catalogue.yaml"):
        described = yaml.safe_load(file.read_text("utf-8")).get(section, {}).get("statistics", {})
        if statistic in described:
            modules = [module.read_text("utf-8") for module in file.parent.glob("*.py")]
            return any(f'"{statistic}"' in text for text in modules)
    return False


@pytest.mark.slow
@pytest.mark.parametrize("project", ["finished", "tiny"])
def test_every_statistic_in_every_table_of_results_is_in_the_catalogue(project, request):
    known, seen = Catalogue(), set()
    told = {language: words(language) for language in known_languages()}
    for file, rows in tables_of(request.getfixturevalue(project)):
        for row in rows:
            section, statistic = row["section"], row["statistic"]
            if (section, statistic) in seen:
                continue
            seen.add((section, statistic))
            entry = known.find(section, statistic)  # raises, and names both
            of_language = {
                language: named[section].get(statistic) or named[section].get(f"{statistic[:-1]}*")
                for language, named in told.items()
            }
            assert all(of_language.values()), (file, section, statistic)
            assert entry.style in catalogue.STYLES
    assert len(seen) > 100


@pytest.mark.slow
def test_nothing_is_in_the_catalogue_that_no_study_makes(watched, finished, tiny):
    made = set()
    for _, results, _ in present(watched):
        made |= described(results)
    for project, studies in ((finished, SHIPPED), (tiny, ["tiny"])):
        for study in studies:
            file = project.folder / f"results/{study}/statistics.csv"
            every = {f"of_{kind}": {"kind": kind} for kind in kinds()}
            every |= load_studies(root=project.folder)[study]["hypotheses"]
            made |= described(results_of(read_statistics(file), {"hypotheses": every})[0])
    # Of answers that say that there is none, and of rows that are no questionnaires.
    rare = {("missing", "no_answer"), ("sample", "returned")}
    # Of items that are left out, which tests/report/test_left_out.py looks at.
    rare |= {("left_out", name) for name in ("items_left", "rounds", "round", "variable")}
    # Of ready instruments with a score of their own, which tests/scripts/test_description.py has.
    rare |= {("description", f"instrument_{part}") for part in ("mean", "sd")}
    # Of scores by weights and of the index of public service, which
    # tests/scripts/test_scores_of_instruments.py has.
    rare |= {("description", f"weighted_{part}") for part in ("mean", "sum")}
    rare |= {("description", name) for name in ("index", "index_category")}
    # Of ways of testing on other items, which tests/report/test_left_out.py looks at.
    rare |= {("sensitivity", f"items_{way}") for way in ("left_out", "reversed")}
    rare |= {("sensitivity", "kept_whole")}
    # A study names its items by one set of bands; tests of item analysis have both.
    rare |= {("bands_of_discrimination", "ebel")}
    unmade = everything_described() - of_systems() - made - rare
    # A kind of hypothesis may make something in the rarest of cases: then its code names it.
    assert {place for place in unmade if not named_in_code_of_a_kind(*place)} == set()


def test_a_run_calls_exactly_the_functions_that_the_catalogue_names(watched):
    called_at_all, named_at_all = set(), set()
    for stage, results, called in present(watched):
        named = {
            identity(call)
            for section, statistic in results.present()
            for call in results.catalogue.find(section, statistic).calls
            if call.startswith(LIBRARIES)
        }
        beside = BESIDE.get(stage, set()) | OF_DISTRIBUTIONS
        called = called - HANDED - (beside - named)
        assert called == named, stage
        called_at_all |= called
    for section in Catalogue().sections.values():
        for entry in section.statistics.values() if section.part not in systems() else ():
            named_at_all |= {identity(c) for c in entry.calls if c.startswith(LIBRARIES)}
    assert called_at_all == named_at_all


def test_every_function_that_is_named_is_there():
    calls = {
        call
        for section in Catalogue().sections.values()
        for entry in section.statistics.values()
        for call in entry.calls
    }
    assert {identity(call)[1] for call in calls} >= {"pearsonr", "OLS", "cronbach_alpha"}


def test_reports_print_what_the_catalogue_says_they_do(watched, monkeypatch):
    asked = set()
    number = Results.number

    def noted(self, section, subject, statistic, style=None):
        asked.add((self.catalogue.find(section, statistic).home, statistic))
        return number(self, section, subject, statistic, style)

    monkeypatch.setattr(Results, "number", noted)
    there = set()
    for settings, by_stage, _ in watched.values():
        statistics = {place: value for found in by_stage.values() for place, value in found.items()}
        for language in known_languages():
            results, say = results_of(statistics, settings, language)
            origin = {"software": {}, "citations": [], "answers": "", "settings": ""}
            results.provenance = origin
            compose(results, say)
            there |= described(results)
    entries = {
        (entry.home, name): entry
        for section in Catalogue().sections.values()
        for name, entry in section.statistics.items()
    }
    hidden = {place for place, entry in entries.items() if not entry.printed}
    assert asked & hidden == set()
    assert len(hidden & there) > 20


@pytest.mark.parametrize("language", known_languages())
def test_every_statistic_has_a_heading_and_a_meaning_of_two_lines_at_most(language):
    told = words(language)
    for name, section in Catalogue().sections.items():
        for statistic in section.statistics:
            of_statistic = told[name][statistic]
            assert of_statistic.keys() - {"term"} == {"heading", "meaning"}, (name, statistic)
            assert 0 < len(of_statistic["meaning"]) <= 180, (name, statistic)
            assert of_statistic["meaning"].endswith("."), (name, statistic)


@pytest.mark.parametrize("language", known_languages())
def test_no_words_stand_there_for_a_statistic_that_nothing_makes(language):
    known = everything_described()
    for file in catalogue.files(f"catalogue.{language}.yaml"):
        of_file = {
            (s, n) for s, named in yaml.safe_load(file.read_text("utf-8")).items() for n in named
        }
        for section, name in of_file - known:
            # Words that sections share, each of which says itself what computes it.
            assert section == catalogue.EVERYWHERE, (file, section, name)
            assert name in {name for _, name in known}


@pytest.fixture
def described_by(tmp_path, monkeypatch):
    """Read a catalogue of some sections, each in the file of a field of its own."""

    def read(*sections):
        monkeypatch.setattr(catalogue, "PACKAGE", tmp_path)
        for field, text in enumerate(["any: {statistics: {}}\n", *sections]):
            folder = tmp_path / f"statistics/field_{field}"
            folder.mkdir(parents=True)
            (folder / "catalogue.yaml").write_text(text)
        return Catalogue()

    return read


def test_a_statistic_that_is_not_there_is_told_in_a_sentence(described_by):
    known = described_by("scale: {statistics: {charm: {style: p, computed_by: counted}}}\n")
    assert known.find("scale", "charm").style == "p"
    with pytest.raises(NotInCatalogue, match=r"No catalogue\.yaml describes wit of scale\."):
        known.find("scale", "wit")


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        (["scale: {statistics: {charm: {style: p, computed_by: counted}}}\n"] * 2, "second time"),
        (["scale: {statistics: {}}\nscale: {statistics: {}}\n"], "stands there a second time"),
    ],
)
def test_a_statistic_that_is_described_twice_is_told_in_a_sentence(sections, told, described_by):
    with pytest.raises(ValueError, match=told):
        described_by(*sections)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{style: loud, computed_by: counted}", "needs one of the styles"),
        ("{style: p}", "must say what computes it"),
        ("{style: p, computed_by: magic}", "needs a list under computed_by"),
        ("{style: p, computed_by: counted, unit: ells}", "needs one of the units"),
        ("{style: p, computed_by: counted, colour: red}", "has colour, which no statistic has"),
    ],
)
def test_a_statistic_that_is_not_described_as_it_must_be_is_told(
    entry, told, tmp_path, monkeypatch
):
    monkeypatch.setattr(catalogue, "PACKAGE", tmp_path)
    (tmp_path / "statistics").mkdir()
    (tmp_path / "statistics/catalogue.yaml").write_text(
        f"any: {{statistics: {{charm: {entry}}}}}\n"
    )
    with pytest.raises(ValueError, match=told):
        Catalogue()


def test_the_page_of_statistics_is_what_the_catalogue_gives():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_what_is_kept_from_being_0_because_it_is_called_a_p_is_written_as_one():
    for section in Catalogue().sections.values():
        for name, entry in section.statistics.items():
            assert entry.style == "p" or not is_p(name), name


def test_no_step_that_computes_reads_the_catalogue():
    for script in sorted((ROOT / "workflow/scripts").glob("*.py")):
        names = {
            node.module
            for node in ast.walk(ast.parse(script.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom)
        }
        assert "angket.catalogue" not in names or script.stem == "report"
