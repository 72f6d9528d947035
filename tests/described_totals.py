"""The section about answers and scores of a study with two items and two categories."""

from angket.report.sections import description
from chapter_text import check_document, compose, prose, settings_of

TOTALS = {
    "n": 10,
    "mean": 4.5,
    "sd": 1.1,
    "minimum": 2,
    "maximum": 6,
    "score_actual": 45,
    "score_ideal": 60,
    "score_percent": 75.0,
    "score_category": "Tinggi",
}

BANDS = [{"label": "Rendah", "from": 0}, {"label": "Tinggi", "above": 33.4}]

NORM = [{"label": "Rendah"}, {"label": "Tinggi"}]


def study(language="en", of="percent", bands=BANDS, **changes):
    """Return settings with a category set, and the variable's changes."""
    settings = settings_of(language)
    chosen = {"citation": "Riduwan (2010)", "of": of, "bands": bands}
    settings["categories"] = {"classes": chosen}
    settings["variables"]["load"] |= {"categories": "classes"} | changes
    return settings


def statistics(**changes):
    """Return statistics of the variable and its two items."""
    found = {("sample", "all", "analysed"): 10}
    for key, value in (TOTALS | changes).items():
        found["description", "load", key] = value
    for name, percent in (("a", 80.0), ("b", 70.0)):
        found["description", name, "n"] = 10
        found["description", name, "score_percent"] = percent
        for code, n in ((1, 2), (2, 3), (3, 5)):
            found["frequency", f"{name}={code}", "n"] = n
            found["frequency", f"{name}={code}", "percent"] = 10.0 * n
    for label, n in (("Rendah", 4), ("Tinggi", 6)):
        found["category", f"load={label}", "n"] = n
        found["category", f"load={label}", "percent"] = 10.0 * n
    return found


def text(found, settings):
    blocks = compose(description, found, settings)
    check_document(blocks)
    return "\n".join(prose(blocks))
