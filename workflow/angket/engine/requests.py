"""What a command asks for with --config besides the results of the listed studies."""

import re
import sys
from pathlib import Path

STUDY_NAME = "[A-Za-z0-9][A-Za-z0-9_-]*"
# What may be asked for, and what has to be said of it.
FURTHER = {
    "draft": "data=resources/mystudy/answers.xlsx study=mystudy",
    "freeze": "study=mystudy",
    "verify": "archive=results/mystudy/archive/mystudy.zip",
}


def check_targets(arguments, config):
    """End a command that asks for a target without saying what it needs.

    Parameters
    ----------
    arguments : list of str
        Of the command line.
    config : dict
        Snakemake's.
    """
    for target, values in FURTHER.items():
        needed = [value.split("=")[0] for value in values.split()]
        if target in arguments and not all(key in config for key in needed):
            sys.exit(f"Cannot {target}: the command must end with --config {values}")


def draft_wanted(config):
    """Check what a draft is asked for, and say which files it needs and makes."""
    wanted = {key: str(config.get(key) or "") for key in ("data", "study")}
    file, problem = f"config/studies/{wanted['study']}.yaml", None
    if not all(wanted.values()):
        problem = f"it needs both, such as --config {FURTHER['draft']}"
    elif not re.fullmatch(STUDY_NAME, wanted["study"]):
        problem = "study names consist of letters, digits, - and _, such as study=mystudy"
    elif Path(file).exists():
        problem = f"{file} is there already and is never written over. Choose another study name"
    elif not Path(wanted["data"]).is_file():
        problem = f"there is no file {wanted['data']}. Correct the path after data="
    elif not Path(wanted["data"]).resolve().is_relative_to(Path.cwd()):
        problem = f"copy {wanted['data']} into resources/{wanted['study']}/ first"
    if problem:
        sys.exit(f"No draft: {problem}.")
    return wanted | {"file": file, "log": f"logs/{wanted['study']}/draft.log"}
