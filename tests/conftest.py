"""What the tests share: reading results, running a stage's script, copies of the project."""

import gc
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock

from angket.engine.collecting import loaded, while_loading
from angket.messages.message import Message
from made_once import SHARED
from one_thread import THREADS
from tiny_study import ANSWERS, FILE, put_into
from watched_runs import watching

# For the processes that tests start, too.
os.environ["OPENBLAS_NUM_THREADS"] = THREADS

# Thousands of tests and all libraries stay until the end: without this, every call of statsmodels'
# `multipletests`, which collects garbage, goes through them for a third of a second.
while_loading()

ROOT = Path(__file__).parent.parent

SHIPPED = ["bandung", "majene", "ukm_stress", "worker_robotics"]
PARTS = [
    "Snakefile",
    "workflow",
    "config",
    "resources",
    "profiles",
    "requirements.in",
    "requirements.txt",
    "README.md",
    "LICENSE",
    "CITATION.cff",
]


# For tests whose subject Windows does not have.
POSIX = pytest.mark.skipif(os.name != "posix", reason="processes, signals and limits of POSIX")


def pytest_collection_finish():
    """Collect garbage again, among what tests make."""
    loaded()


@pytest.fixture(scope="module", autouse=True)
def kept():
    """Look for garbage once a file of tests, and no more at what its fixtures and caches keep."""
    yield
    gc.collect()
    loaded()


class Project:
    """A copy of the project in a folder of its own, driven as a user would."""

    def __init__(self, folder):
        self.folder = Path(folder)
        if self.folder.exists():
            return
        self.folder.mkdir(parents=True)
        for part in PARTS:
            source = ROOT / part
            if source.is_dir():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(source, self.folder / part, ignore=ignored)
            else:
                shutil.copy(source, self.folder / part)

    def run(self, *arguments, cores=2, **options):
        """Start snakemake and return the finished process with its output as text."""
        command = [sys.executable, "-m", "snakemake", "--cores", str(cores), *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=1200,
            **options,
        )

    def planned(self, *arguments):
        """Return the steps that a dry run would do: pairs of rule and study."""
        return steps_in(self.run("-n", *arguments).stdout)

    def done(self):
        """Run and return the steps that were done, and did not leave at once: rule and study."""
        result = self.run()
        assert result.returncode == 0, result.stdout
        return {step for step in steps_in(result.stdout) if not self.stayed(*step)}

    def stayed(self, rule, study):
        """Tell whether a step left at once in the last run, with the results that were there."""
        log = self.folder / f"logs/{study}/{rule}.log"
        told = [Message("steps.stays").tell(language) for language in ("en", "id")]
        return log.exists() and log.read_text(encoding="utf-8").startswith(tuple(told))

    def edit(self, file, old, new):
        """Replace a text that must be in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def only(self, *studies):
        """List only some studies, and nothing beside them."""
        (self.folder / "config/config.yaml").write_text(f"studies: [{', '.join(studies)}]\n")

    def resume(self, other, *studies):
        """Take over the results of another copy, of all or of some studies, with their record."""
        for part in [".snakemake", *(f"results/{study}" for study in studies or [""])]:
            shutil.rmtree(self.folder / part, ignore_errors=True)
            shutil.copytree(other.folder / part, self.folder / part)

    def files(self, below="results"):
        """Return the bytes of every file below a folder, by relative path."""
        folder = self.folder / below
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != ".snakemake_timestamp"
        }


# What a look lists steps of no study under.
NO_STUDY = [Message("reasons.further").tell(language) for language in ("en", "id")]


def steps_in(output):
    """Read the steps that a run announced or a look listed: pairs of rule and study."""
    steps, rule, study = set(), None, None
    for line in output.splitlines():
        words = line.split()
        if re.fullmatch(r"\S+: \d+ (steps?|langkah)", line):
            study = words[0].rstrip(":")
        elif study and line.startswith("  "):
            if study not in NO_STUDY:
                steps.add((words[0], study))
            continue
        else:
            study = None
        if words and words[0].removeprefix("local") in ("rule", "checkpoint"):
            rule = words[1].rstrip(":")
        elif words[:1] == ["wildcards:"]:
            steps.add((rule, words[1].removeprefix("study=")))
    assert steps or "Nothing to be done" in output, output
    return steps


@pytest.fixture
def project(tmp_path):
    """A fresh copy of the project."""
    return Project(tmp_path / "project")


@pytest.fixture(scope="session", autouse=True)
def shared(tmp_path_factory):
    """Return the folder of what is made once for all processes that run tests."""
    here = tmp_path_factory.getbasetemp()
    folder = (here.parent if "PYTEST_XDIST_WORKER" in os.environ else here) / "prepared"
    folder.mkdir(exist_ok=True)
    SHARED.append(folder / "once")
    return folder


@pytest.fixture(scope="session")
def prepared(shared, tmp_path_factory):
    """Prepare a copy of the project once for all processes that run tests; each gets its own."""

    def prepare(name, make):
        original = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not (original / "ready").exists():
                shutil.rmtree(original, ignore_errors=True)
                make(Project(original / "project"))
                (original / "ready").touch()
        own = tmp_path_factory.mktemp("own") / name
        shutil.copytree(original, own)
        return Project(own / "project")

    return prepare


@pytest.fixture(scope="session")
def finished(prepared):
    """A copy in which all studies have run, the last of them added when the others were there.

    Tests that change it put things back. What the second run said stands beside it.
    """

    def make(project):
        listing = project.folder / "config/config.yaml"
        of_all = listing.read_text(encoding="utf-8")
        rest = of_all.replace(f"  - {SHIPPED[-1]}\n", "")
        assert rest != of_all
        listing.write_text(rest, encoding="utf-8")
        result = project.run()
        assert result.returncode == 0, result.stdout
        listing.write_text(of_all, encoding="utf-8")
        result = project.run()
        assert result.returncode == 0, result.stdout
        (project.folder.parent / "added.txt").write_text(result.stdout)

    return prepared("finished", make)


@pytest.fixture(scope="session")
def tiny(prepared):
    """A copy in which the small study has run, watched; tests that change it put things back."""

    def make(project):
        put_into(project)
        result = project.run(env=watching(project))
        assert result.returncode == 0, result.stdout

    return prepared("tiny", make)


@pytest.fixture(scope="session")
def archived(prepared, shared, tiny):
    """A copy with the small study, its plan, a deviation from it, and its archive.

    What the two commands said stands beside it. It starts from what all processes share: other
    tests may have added to this one's own copy of the small study.
    """
    untouched = Project(shared / tiny.folder.parent.name / tiny.folder.name)

    def make(project):
        put_into(project)
        shutil.copytree(untouched.folder.parent / "watch", project.folder.parent / "watch")
        answers = project.folder / ANSWERS
        aside = answers.rename(project.folder.parent / "answers.csv")
        said = project.run("freeze", "--config", "study=tiny", cores=1, env=watching(project))
        assert said.returncode == 0, said.stdout
        (project.folder.parent / "freeze.txt").write_text(said.stdout)
        aside.rename(answers)
        project.resume(untouched)
        project.edit(FILE, "statement: Load and sleep", "statement: Load with sleep")
        said = project.run("archive", env=watching(project))
        assert said.returncode == 0, said.stdout
        (project.folder.parent / "archive.txt").write_text(said.stdout)

    return prepared("archived", make)


@pytest.fixture
def run_stage(tmp_path):
    """Run a stage's main function with files in a temporary folder; return its outputs."""

    def run(main, outputs, settings, **inputs):
        files = {name: str(tmp_path / file) for name, file in outputs.items()}
        main(Files(inputs), Files(files), settings)
        return SimpleNamespace(**files)

    return run


class Files(dict):
    """Named files as Snakemake hands them to a script."""

    __getattr__ = dict.__getitem__


def link(place, target):
    """Make a symbolic link, where the system lets us."""
    try:
        Path(place).symlink_to(target)
    except OSError as error:
        pytest.skip(f"no symbolic links here: {error}")


def write_answers(file, rows, head=("id", "a", "b", "c")):
    """Write a small file of answers."""
    lines = [",".join(head), *(",".join(map(str, row)) for row in rows)]
    Path(file).write_text(os.linesep.join(lines) + os.linesep, encoding="utf-8")
    return str(file)
