"""The summary of a run as cards, in the language of the reader."""

from angket.page.reading import settings_of
from angket.tables import read_statistics
from angket.terminal.few import worked_out
from angket.terminal.summary import rows_of, rows_of_system


def summary(project, place, language):
    """Return what a run found, as the terminal tells it at its end.

    Parameters
    ----------
    project : angket.page.project.Project
    place : angket.page.reading.Place
    language : str
        Of the reader, which need not be that of the study.

    Returns
    -------
    dict or None
        `title` and `notice` of the study; `cards`, each with `label`, `parts`, whether it
        `decides` a hypothesis, and the `statement` of that; `few`, groups of the profile so small
        that their answers can be worked out. None where the settings cannot be read, or do not
        fit the results.
    """
    settings, problems = settings_of(project, place.name, place.system)
    if problems or settings is None:
        return None
    statistics = read_statistics(place.folder / "statistics.csv")
    settings = settings | {"language": language}
    try:
        rows, few = _told(place.system, settings, statistics)
    except (KeyError, ValueError):
        return None  # The settings name what these results do not have.
    hypotheses = settings.get("hypotheses") or {}
    cards = [
        {
            "label": label,
            "statement": hypotheses.get(label, {}).get("statement"),
            "parts": text.split("; "),
            "decides": label in hypotheses,
        }
        for label, text in rows
        if text
    ]
    told = {"title": settings["title"], "notice": settings.get("notice")}
    return told | {"cards": cards, "few": few}


def _told(system, settings, statistics):
    if system:
        return rows_of_system(system, settings, statistics), []
    return rows_of(settings, statistics), worked_out(settings, statistics)
