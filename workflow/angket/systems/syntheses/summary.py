"""What the end of a run tells of a synthesis."""

from angket.formats.blocks import text_of
from angket.systems.syntheses.pooled import SECTION


def rows(results, words):
    """Return label and text of each line.

    Parameters
    ----------
    results : angket.report.results.Results
    words : dict
        The phrases of the summary.

    Returns
    -------
    list of (str, str)
    """
    name = next(subject for subject in results.subjects(SECTION) if ":" not in subject)
    words = words["syntheses"]

    def told(statistic):
        return text_of((results.number(SECTION, name, statistic).text,))

    if not results.has(SECTION, name, "ci_low_back"):
        return [(words["studies"], words["few"].format(k=told("k")))]
    interval = {key: told(f"{key}_back") for key in ("estimate", "ci_low", "ci_high")}
    lines = [(words["studies"], words["counts"].format(k=told("k"), n=told("n")))]
    lines.append((words["pooled"], words["effect"].format(**interval)))
    if results.has(SECTION, name, "prediction_low_back"):
        ends = {end: told(f"prediction_{end}_back") for end in ("low", "high")}
        lines.append((words["next"], words["prediction"].format(**ends)))
    return lines
