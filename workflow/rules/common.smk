# What the rules of all stages use: the studies and their settings, the fingerprint of
# a stage's code, and the results that a run is for.
import sys
from functools import partial
from pathlib import Path

WORKFLOW = Path(workflow.basedir) / "workflow"
sys.path.insert(0, str(WORKFLOW))

from configuration.fingerprint import fingerprint
from configuration.lock import hold
from configuration.settings import describe_setting
from configuration.studies import ConfigurationError, load_studies
from configuration.words import load_words

try:
    STUDIES = load_studies(config)
except ConfigurationError as error:
    sys.exit(str(error))


def settings(*keys, words=None):
    """Hand a rule the settings of the study that it uses, and its words, each a parameter."""
    parameters = {
        key.replace(".", "_").replace("*", "each"): partial(setting, key=key)
        for key in keys
    }
    if words:
        parameters["words"] = partial(words_of, stage=words)
    return parameters


def setting(wildcards, key):
    return describe_setting(STUDIES[wildcards.study], key)


def words_of(wildcards, stage):
    language = STUDIES[wildcards.study]["language"]
    return describe_setting({"words": load_words(language, stage)}, "words")


def code(script):
    """Hand a rule the fingerprint of its script and of all that the script imports."""
    folders = [WORKFLOW, WORKFLOW / "scripts"]
    return f"code of {script}: {fingerprint(WORKFLOW / 'scripts' / f'{script}.py', folders)}"


def raw_answers(wildcards):
    """Name the file of raw answers of a study."""
    return STUDIES[wildcards.study]["data"]["file"]


def targets(wildcards):
    """Name the results that a run makes: those of every study that is listed."""
    for study in STUDIES:
        yield f"results/{study}/statistics.csv"
        yield f"results/{study}/figures"
        if Path(f"resources/{study}/published.csv").exists():
            yield f"results/{study}/statistics/summary.csv"


def hold_lock():
    """Let no second run work in this folder at the same time."""
    try:
        hold(".snakemake/angket.lock")
    except BlockingIOError:
        sys.exit(
            "Another run is at work in this folder. Wait until it ends, then start again."
        )


wildcard_constraints:
    study="[A-Za-z0-9][A-Za-z0-9_-]*",
