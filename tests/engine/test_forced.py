"""A step that somebody forces is made, though its results would be the same."""

import pytest

RESULT = "results/tiny/scoring/keyed.parquet"


@pytest.mark.slow
@pytest.mark.parametrize("options", [["--forcerun", "scoring", "--", RESULT], ["-f", RESULT]])
def test_a_forced_step_does_not_leave_early(tiny, options):
    before = tiny.files()
    result = tiny.run(*options)
    assert result.returncode == 0, result.stdout
    assert not tiny.stayed("scoring", "tiny")
    assert tiny.files() == before
