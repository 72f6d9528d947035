"""Resamples of composites that have no solution are counted, and no statistic is told twice."""

from test_structural import MODELS, computed, found_in, told


def test_resamples_without_a_solution_are_counted_and_too_many_give_no_errors():
    assert "1 of 200 resamples had no solution and are left out." in told("rare answers", "en")
    found = found_in("rare answers")
    assert found["structural", "H1", "failed"] == "1"
    assert float(found["structural", "H1:KL->KP", "se"]) > 0
    # An item that one respondent answers in another way does not vary in three of ten.
    found = found_in("one other answer")
    assert int(found["structural", "H1", "failed"]) > 40
    assert found["structural", "H1:KL->KP", "p"].startswith("undefined: more than one in twenty")
    assert found["structural", "H1:KP", "q_squared_predict"].startswith("undefined: without a part")


def test_no_statistic_stands_twice():
    for model in MODELS:
        keys = [row[:3] for row in computed(model).rows]
        assert len(keys) == len({*keys}), model
