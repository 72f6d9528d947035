"""Checks that the columns which a study calls personal are in its file."""

from angket.answers.spelling import plain
from angket.messages.message import Message
from angket.settings.nearest import nearest

# Where a column is not found, at most this many columns of the file are named.
_SHOWN = 12


def check_personal(settings, source, data, names):
    """Report names in `personal` and `not_personal` that are no heading of the file.

    What is misspelt there is kept back from nobody, and nobody would notice.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    source : str
        `data` or `pilot`.
    data : dict
        What the study says of the file.
    names : list of str
        Its headings.
    """
    headings = {plain(name) for name in names}
    for key in ("personal", "not_personal"):
        for position, column in enumerate(data[key]):
            if plain(column) in headings:
                continue
            meant = nearest(column, names)
            told = Message(
                "settings.no_personal_column",
                column=column,
                file=data["file"],
                meant=Message("settings.did_you_mean", meant=meant) if meant else None,
                columns=Message("settings.columns_are", columns=names[:_SHOWN]),
            )
            settings.report((source, key, position), told)
