"""Every printed example of workload and need, to its last digit, or with the reason why not."""

import pytest
from computed_examples import EXAMPLES, computed, of_printed

from angket.statistics.workload.stated import agrees, explain_stated, implied_times


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_printed_follows_from_its_inputs(name):
    found, printed = computed(name), EXAMPLES[name].get("printed", {})
    for result, figure in printed.items():
        if isinstance(found[result], str):
            assert found[result] == figure
        else:
            assert agrees(found[result], figure), (result, found[result], figure)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if "wrong" in EXAMPLES[name]])
def test_what_does_not_follow_is_told_with_the_reason(name):
    found = computed(name)
    for result, (figure, expected) in EXAMPLES[name]["wrong"].items():
        told = found[result] if isinstance(found[result], dict) else {"computed": found[result]}
        assert not agrees(told["computed"], figure), result
        times = told.pop("times", 1)
        key = explain_stated(figure, **told)
        if expected == "other_multiplier":
            assert implied_times(float(figure), told["computed"], times) == 157
            key = {"stated_differs": "other_multiplier"}[key]
        assert key == expected, result


@pytest.mark.parametrize("name", [name for name in EXAMPLES if "from_printed" in EXAMPLES[name]])
def test_what_follows_from_wrong_or_rounded_steps_follows_from_these_alone(name):
    found, exact = of_printed(name), computed(name)
    for result, figure in EXAMPLES[name]["from_printed"].items():
        if isinstance(found[result], str):
            assert found[result] == figure
            continue
        assert agrees(found[result], figure), (result, found[result])
        assert result not in exact or not agrees(exact[result], figure), result


def test_no_example_is_left_out():
    kinds = ("printed", "wrong", "from_printed")
    counted = {kind: sum(len(case.get(kind, {})) for case in EXAMPLES.values()) for kind in kinds}
    assert counted == {"printed": 246, "wrong": 15, "from_printed": 10}
