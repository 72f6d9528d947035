"""What the engine takes from Snakemake beyond its documented rules is there, by name.

When an upgrade of Snakemake takes one of these away, the test says which, and what leans on it.
"""

import json
import subprocess
import sys

import pytest

# Of the workflow, where a Snakefile is read and where a run begins.
WHILE_READ = {
    "workflow.current_basedir": "where the program stands",
    "workflow.modifier.is_main_snakefile": "whether another workflow has this one as a module",
    "workflow.default_target": "workflow/Snakefile includes the one that has the target",
    "workflow.is_main_process": "jobs of a run read the Snakefile again, and tell nothing",
    "workflow.nodes": "whether steps are sent elsewhere",
    "workflow.resource_settings.resources": "whether anybody asks for memory and time",
    "workflow.output_settings.dryrun": "whether this is a look",
    "workflow.output_settings.verbose": "whether Snakemake's own listing is wanted",
    "logger.handlers": "the one that writes to the terminal has a stream",
}
WHEN_BEGUN = {
    "workflow.dag.reason": "a step that is forced must not leave early",
    "workflow.persistence.cleanup_metadata": "results without a record are made again",
    "workflow.dag.jobs": "the steps, to tell their reasons",
    "workflow.dag.jobid": "the number by which a log record names a step",
    "workflow.dag.needrun_jobs": "the steps that will run",
}
OF_A_JOB = ("rule", "wildcards_dict", "params", "input", "output")
# Log records, by event, and what they say; a dry run has the first and the last alone.
EVENTS = {
    "job_info": {"jobid", "rule_name", "rule_msg", "wildcards", "reason"},
    "job_finished": {"job_id"},
    "run_info": {"stats"},
}

SNAKEFILE = f"""
import json
import threading

seen, events = {{}}, []


def there(names):
    for name in names:
        try:
            eval(name)
            seen[name] = True
        except AttributeError:
            seen[name] = False


def take_down(record):
    event = str(getattr(record, "event", None))
    events.append((event, sorted(vars(record))))
    if event == "job_info":
        there({[*WHEN_BEGUN]!r})
        job = next(iter(workflow.dag.needrun_jobs(False)))
        seen.update({{name: hasattr(job, name) for name in {OF_A_JOB!r}}})
        seen["forced"] = hasattr(workflow.dag.reason(job), "forced")
    with open("seen.json", "w") as file:
        json.dump([seen, events], file)
    return True


def clocks():
    return [
        clock.function.__module__
        for clock in threading.enumerate()
        if isinstance(clock, threading.Timer)
    ]


onsuccess:
    with open("clocks.json", "w") as file:
        json.dump(clocks(), file)


there({[*WHILE_READ]!r})
seen["stream"] = any(hasattr(handler, "stream") for handler in logger.handlers)
logger.addFilter(take_down)


rule made:
    output:
        update("made.txt"),
    shell:
        "echo made > {{output}}"
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What a run and a look show, each as attributes that are there and log records."""
    folder = tmp_path_factory.mktemp("contract")
    (folder / "Snakefile").write_text(SNAKEFILE)
    found = {}
    for name, options in (("look", ["-n"]), ("run", [])):
        command = [sys.executable, "-m", "snakemake", "--cores", "1", *options, "made"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        found[name] = json.loads((folder / "seen.json").read_text())
    found["clocks"] = json.loads((folder / "clocks.json").read_text())
    return found


@pytest.mark.parametrize("name", [*WHILE_READ, *WHEN_BEGUN, *OF_A_JOB, "stream", "forced"])
@pytest.mark.parametrize("kind", ["look", "run"])
def test_an_attribute_is_there(seen, kind, name):
    why = (WHILE_READ | WHEN_BEGUN).get(name, "the reasons of a step")
    assert seen[kind][0][name], f"Snakemake has no {name} any more: {why}"


@pytest.mark.parametrize("event", EVENTS)
def test_a_run_tells_of_its_steps(seen, event):
    told = [set(names) for found, names in seen["run"][1] if found == event]
    assert told, f"Snakemake logs no {event} any more"
    assert all(names >= EVENTS[event] for names in told)


def test_a_result_that_was_never_there_is_restored_in_a_function_of_that_name():
    # By it the engine leaves out that a first run which failed had nothing to bring back.
    from snakemake.persistence import FileBackupMixin

    assert "logger" in FileBackupMixin.restore_output.__code__.co_names


def test_a_look_tells_of_the_run_before_and_after_its_steps(seen):
    # Between the two its steps are gathered, and after the second they are listed.
    order = [event for event, _ in seen["look"][1] if event in EVENTS]
    assert order == ["run_info", "job_info", "run_info"]


def test_a_run_that_ends_leaves_a_clock_that_its_process_waits_for(seen):
    # When there is none any more, `angket.engine.pauses` has nothing left to do.
    assert any(module.startswith("snakemake.scheduling") for module in seen["clocks"])
