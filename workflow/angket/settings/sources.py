"""Checks the literature that a study itself cites."""

import re

from angket.messages.message import Message
from angket.settings.defined import defined

# Authors and year, with which an entry of a list of references in APA style begins.
ENTRY = r"(.+?) \((\d{4}[a-z]?|n\.d\.|t\.t\.)\)\."


def check_sources(settings, study):
    """Report sources without a year to be cited by, and answers that come from none of them.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems.
    study : dict
        The study's settings, completed.
    """
    for name, entry in study["sources"].items():
        if not re.match(ENTRY, entry):
            settings.report(("sources", name), Message("settings.source_without_year"))
    source = study.get("origin", {}).get("source")
    if source:
        defined(settings, ("origin", "source"), source, study["sources"], "source")
