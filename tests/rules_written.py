"""Which rules a file of the workflow holds, by their names as written."""

import re


def rules_written(file):
    """List the rules of a file of rules.

    Parameters
    ----------
    file : pathlib.Path

    Returns
    -------
    list of str
        In the order of the file.
    """
    return re.findall(r"^(?:rule|checkpoint) (\w+):", file.read_text(), flags=re.MULTILINE)
