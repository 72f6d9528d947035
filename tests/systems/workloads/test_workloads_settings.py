"""Settings of a workload analysis: what no figure is assumed for, and what must agree."""

import re

import pytest

from angket.messages.message import phrase_of
from angket.settings.words import known_languages
from angket.statistics.workload import keys
from angket.systems.workloads.rows import REASONS
from angket.systems.workloads.settings import analysed, extracts
from conftest import ROOT
from small_offices import CLASSES, write_office

TIME = {"minutes": 75000, "citation": "a"}
DAYS = {"calendar_days": 365, "days_off": {"weekends": 104}, "hours_a_day": 7.5,
        "allowance_percent": 30, "citation": "a"}  # fmt: skip
BANDS = CLASSES["bands"]
STUDY = {"study": "bandung", "variable": "v", "column": "unit", "label": "L", "high_total": "heavy"}


@pytest.mark.parametrize(
    ("change", "key", "told"),
    [
        ({"working_time": None}, "working_time", "There is no customary value"),
        ({"working_time": {"minutes": 75000}}, "working_time.citation", "What states the figure"),
        ({"working_time": {"citation": "a"}}, "working_time", "there is no customary value"),
        ({"working_time": TIME | {"hours": 1250}}, "working_time", "in several ways"),
        (
            {"working_time": {key: DAYS[key] for key in DAYS if key != "allowance_percent"}},
            "working_time.allowance_percent",
            "A working time that is computed needs it",
        ),
        (
            {"working_time": DAYS | {"days_off": {"weekends": 366}}},
            "working_time",
            "366 days off of 365 are not possible",
        ),
        ({"rounding": None}, "rounding", "nearest, ceiling, none or wisn"),
        (
            {"classes": {"bands": BANDS}},
            "classes.citation",
            "It is needed: Whose bounds of classes these are",
        ),
        ({"rounding": "wisn"}, "tolerance", "rounding of WISN needs a tolerance"),
        ({"tolerance": {"share": 0.1, "citation": "a"}}, "tolerance", "alone. Take it away"),
        ({"multipliers_citation": None}, "multipliers_citation", "name it under citation"),
        ({"multipliers": {"day": 400}}, "multipliers.day", "is not allowed"),
        ({"multipliers": {"quarter": 4}}, "multipliers.quarter", "unknown key"),
        (
            {"bases": {"year": 75000, "day": 300}},
            "bases",
            "stands beside multipliers. Keep one of them",
        ),
        (
            {"multipliers": None, "bases": {"year": 72000, "day": 300}},
            "bases.year",
            "72000 minutes are not the working time of 75000 minutes",
        ),
        ({"classes": CLASSES, "method": "wisn"}, "classes", "has no efficiency to class"),
        ({"classes": CLASSES | {"bands": BANDS[1:]}}, "classes.bands[1]", "begin with from: 0"),
        (
            {"classes": CLASSES | {"bands": [BANDS[0], BANDS[2], BANDS[1]]}},
            "classes.bands[3]",
            "the classes must rise",
        ),
        (
            {"classes": CLASSES | {"bands": [BANDS[0], BANDS[1] | {"above": 1}]}},
            "classes.bands[2]",
            "Give one of the two",
        ),
        (
            {"classes": CLASSES | {"bands": [BANDS[0], BANDS[1] | {"label": "E"}]}},
            "classes.bands[2].label",
            "two classes are called E",
        ),
        ({"compare_working_times": [TIME]}, "compare_working_times[1]", "nothing is compared"),
        ({"method": "abk"}, "method", 'Did you mean "abk_kes"?'),
        ({"perceived": STUDY | {"file": "a.csv"}}, "perceived", "needs either the study"),
        ({"perceived": STUDY | {"study": "bandun"}}, "perceived.study", "bandun.yaml"),
        (
            {"perceived": {key: STUDY[key] for key in STUDY if key != "column"}},
            "perceived.column",
            "A study is read by it",
        ),
    ],
)
def test_a_mistake_is_told_with_its_key_and_what_to_do(tmp_path, change, key, told):
    (tmp_path / "config/studies").mkdir(parents=True)
    if change.get("perceived", {}).get("study") != "bandun":
        (tmp_path / "config/studies/bandung.yaml").touch()
    (tmp_path / "resources/office").mkdir(parents=True)
    (tmp_path / "resources/office/a.csv").touch()
    if "file" in change.get("perceived", {}):
        change = {"perceived": change["perceived"] | {"file": "resources/office/a.csv"}}
    _, found = write_office(tmp_path, **change)
    assert [problem.key for problem in found] == [key]
    assert told in found[0].message
    for language in known_languages():
        assert found[0].tell(language)


def test_a_table_that_is_not_there_is_told_before_anything_starts(tmp_path):
    settings = {"staff": {"file": "resources/office/staf.csv"}}
    _, found = write_office(tmp_path, settings=settings)
    assert [problem.key for problem in found] == ["staff.file"]


def test_every_reason_that_the_statistics_give_has_its_sentence():
    """The list of keys says what each fills in; no sentence wants more."""
    for language in known_languages():
        for listed, area in ((keys.FAULTS, ""), (keys.REFUSALS, "refused.")):
            for key, fillings in listed.items():
                phrase = phrase_of(f"systems.workloads.{area}{key}", language)
                wanted = set(re.findall(r"{(\w+)}", phrase))
                assert wanted <= {*fillings, *(() if area else ("value",))}, key


def test_no_message_is_written_in_vain():
    code = "".join(
        file.read_text("utf-8")
        for folder in ("workflow/angket/systems/workloads", "workflow/scripts")
        for file in (ROOT / folder).rglob("*.py")
    )
    told = phrase_of("systems.workloads", "en")
    own = {key for key in told if key not in keys.FAULTS and not isinstance(told[key], dict)}
    assert {key for key in own if f"systems.workloads.{key}" not in code} == set()
    assert {key for key in told["settings"] if not re.search(rf"[.\"]{key}\"", code)} == set()
    assert told["refused"].keys() == keys.REFUSALS.keys()
    assert REASONS.keys() == keys.UNDEFINED.keys()


def test_what_an_archive_names_otherwise_is_the_same_analysis():
    entry = {"tasks": {"file": "a.csv"}, "staff": {"file": "b.csv"}, "perceived": dict(STUDY)}
    copy = {"tasks": {"file": "c.csv"}, "staff": {"file": "d.csv"},
            "perceived": STUDY | {"file": "u.csv", "called": "bandung"}}  # fmt: skip
    del copy["perceived"]["study"]
    assert analysed(entry) == analysed(copy)
    assert extracts({"tasks": {}, "staff": {}}, []) == {}
