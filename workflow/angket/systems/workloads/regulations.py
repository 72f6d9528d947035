"""The regulations whose methods and figures an analysis names, and how the references list them."""

import re
from typing import NamedTuple


class Regulation(NamedTuple):
    """A regulation or manual.

    Attributes
    ----------
    name : str or None
        As texts and settings call it; None where the phrase of its method names it.
    cited : str
        As a sentence cites its entry in citations.yaml.
    """

    name: str | None
    cited: str


OF_METHODS = {
    "permendagri": Regulation("Permendagri 12/2008", "Menteri Dalam Negeri (2008)"),
    "permenpan": Regulation(
        "Permen PANRB 1/2020",
        "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi (2020)",
    ),
    "abk_kes": Regulation("Permenkes 33/2015", "Menteri Kesehatan (2015)"),
    "wisn": Regulation(None, "World Health Organization (2010)"),
}
# A work that is cited by authors and year.
_OF_A_YEAR = re.compile(r"\((1[5-9]|20)\d\d[a-z]?\)")


def cite(results):
    """Let the references list the regulation of the method, and what the settings cite.

    Parameters
    ----------
    results : Results
        Receives what is cited.
    """
    found = [OF_METHODS[results.settings["method"]].cited]
    for text in citations_in(results.settings):
        named = [one.cited for one in OF_METHODS.values() if one.name and one.name in text]
        found += named
        if not named and _OF_A_YEAR.search(text):
            found.append(text.strip().rstrip("."))
    results.cited |= dict.fromkeys(found, "workloads")


def citations_in(settings):
    """List every citation of some settings, also those within lists.

    >>> citations_in({"rounding": "none", "compare_working_times": [{"citation": "A"}]})
    ['A']
    """
    if isinstance(settings, list):
        return [text for part in settings for text in citations_in(part)]
    if not isinstance(settings, dict):
        return []
    found = []
    for key, value in settings.items():
        own = key == "citation" or key.endswith("_citation")
        found += [value] if own and isinstance(value, str) else citations_in(value)
    return found
