"""How a report opens: the heading of its summary, and what must be read with every page."""

from angket.formats.blocks import Notice, Opening


def opened(results, heading):
    """Return the first blocks of a report.

    Parameters
    ----------
    results : Results
        Whose settings may hold a `notice`.
    heading : str

    Returns
    -------
    list of Block
    """
    notice = results.settings.get("notice")
    return [Opening(1, heading), *([Notice(notice)] if notice else [])]
