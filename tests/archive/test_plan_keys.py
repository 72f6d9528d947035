"""A plan seals every setting that changes what is analysed, and leaves the others free."""

import pytest

from angket.archive.plan import deviations, planned_settings
from angket.hypotheses.kind import kinds
from angket.settings.planned import NOT_PLANNED, PLANNED
from angket.settings.schema import fill_defaults
from angket.settings.schemas import load_schema
from angket.settings.studies import complete
from keys_of_steps import KEYS, put, small_study
from tiny_study import of_kind

# Where a file lies is no part of a plan; that there is one is.
PLACES = {"instrument.content.file", ("agreement", "ratings")}
SEALED = [
    key
    for key in KEYS
    if key.split(".")[0] in PLANNED and key.split(".")[0] != "pilot" and key not in PLACES
]
FREE = [key for key in KEYS if key not in SEALED]
OF_KINDS = {(kind, key) for kind in kinds() for key in of_kind(kind)["keys"]} - PLACES


def plan_of(study):
    return planned_settings(complete(fill_defaults(study, load_schema("study"))))


def test_every_setting_is_sealed_or_left_free_for_a_reason():
    assert {*PLANNED, *NOT_PLANNED} == load_schema("study")["properties"].keys()
    assert not {*PLANNED} & NOT_PLANNED.keys()
    assert all(NOT_PLANNED.values())


@pytest.mark.parametrize("key", SEALED)
def test_another_value_of_a_sealed_setting_is_a_deviation(key):
    place, value, _ = KEYS[key]
    study = small_study()
    put(study, place.split("."), value)
    assert deviations(plan_of(small_study()), plan_of(study))


@pytest.mark.parametrize(("kind", "key"), sorted(OF_KINDS))
def test_another_value_of_what_a_hypothesis_says_is_a_deviation(kind, key):
    told, plans = of_kind(kind), []
    for changed in ({}, {key: told["keys"][key]["value"]}):
        study = small_study()
        study["hypotheses"] = {"H1": told["hypothesis"] | changed}
        plans.append(plan_of(study))
    assert key in {place.split(".")[2] for place, *_ in deviations(*plans)}


@pytest.mark.parametrize("key", FREE)
def test_another_value_of_what_is_left_free_is_none(key):
    place, value, _ = KEYS[key]
    study = small_study()
    put(study, place.split("."), value)
    assert deviations(plan_of(small_study()), plan_of(study)) == []


def test_where_ratings_lie_is_none():
    told, plans = of_kind("agreement"), []
    for file in ("a.csv", "b.csv"):
        study = small_study()
        study["hypotheses"] = {"H1": told["hypothesis"] | {"ratings": file}}
        plans.append(plan_of(study))
    assert deviations(*plans) == []


def test_a_pilot_that_was_not_planned_is_a_deviation():
    study = small_study()
    del study["pilot"]
    assert deviations(plan_of(study), plan_of(small_study())) == [("pilot", "", "true")]


def test_a_plan_older_than_a_setting_tells_it_only_where_it_is_used():
    plan, run = plan_of(small_study()), plan_of(small_study())
    del plan["instrument"]["drop_invalid"]
    assert deviations(plan, run) == []
    run["instrument"]["drop_invalid"] = True
    assert deviations(plan, run) == [("instrument.drop_invalid", "", "true")]
