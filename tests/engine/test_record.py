"""What a step was made from is kept, and decides whether it has anything to do."""

from types import SimpleNamespace

import pytest

from angket.engine.record import begin, is_current, keep, record_of, recorded
from angket.engine.step import keep_record, leave_if_current


class Named(dict):
    """Files or wildcards as Snakemake hands them over: named, and in a row."""

    def __iter__(self):
        return iter(self.values())


@pytest.fixture
def step(tmp_path, monkeypatch):
    """A step as a script gets it, in a folder of its own, with its input and its result."""
    monkeypatch.chdir(tmp_path)
    for name in ("answers.csv", "totals.csv"):
        (tmp_path / name).write_text(name)
    log = tmp_path / "mystudy/scoring.log"
    log.parent.mkdir()
    log.write_text("Found out: nothing\nWARNING: few answers\n")
    return SimpleNamespace(
        rule="scoring",
        wildcards=Named(study="mystudy"),
        params=[{"tests.alpha": "0.05"}, "code of scoring.py: 12"],
        input=Named(answers="answers.csv"),
        output=Named(totals="totals.csv"),
        log=[str(log)],
    )


def leaves(step):
    try:
        leave_if_current({"snakemake": step})
    except SystemExit as end:
        return end.code == 0
    return False


def test_a_step_leaves_when_all_is_as_it_was_and_repeats_its_warnings(step, tmp_path):
    assert not leaves(step)
    keep_record(step)
    assert leaves(step)
    assert (tmp_path / "mystudy/scoring.log").read_text().splitlines()[1:] == [
        "WARNING: few answers"
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda step, folder: (folder / "answers.csv").write_text("others"),
        lambda step, folder: (folder / "totals.csv").write_text("edited by hand"),
        lambda step, folder: (folder / "totals.csv").unlink(),
        lambda step, folder: step.params.append("numpy 3"),
        lambda step, folder: step.params[0].update({"tests.alpha": "0.01"}),
        lambda step, folder: step.input.update(further="totals.csv"),
        lambda step, folder: step.output.update(further="table_of_a_new_kind.csv"),
        lambda step, folder: record_of("scoring", {"study": "mystudy"}).write_text("{"),
    ],
)
def test_whatever_differs_lets_it_compute(step, tmp_path, change):
    keep_record(step)
    change(step, tmp_path)
    assert not leaves(step)


def test_a_step_that_began_and_did_not_end_is_not_trusted(tmp_path):
    file, made = tmp_path / "step.json", tmp_path / "made"
    made.write_text("made")
    keep(file, {"a": "1"}, [], [made])
    assert is_current(file, {"a": "1"}, [])
    begin(file)
    assert not is_current(file, {"a": "1"}, [])
    assert recorded(file)["params"] == {"a": "1"}
