"""What of the further columns of a study its archive shows."""

import pandas as pd

from angket.answers.exclusion import matching
from angket.files.shown import column_as_shown


def shared_columns(cells, settings, texts, places, further):
    """Put together the columns that an archive shares, without what must stay private.

    Who is left out by a rule keeps the id and what the rules look at, and no answer; what people
    wrote themselves beside the options of a question is called other.

    Parameters
    ----------
    cells : Cells
    settings : dict
    texts : DataFrame of str
        The columns that the study names, ids replaced.
    places : list of int
        For each, its position in the file.
    further : dict
        From the name of a further column to its position and a function of a cell that tells
        what is shown of it, or None.

    Returns
    -------
    DataFrame of str, list of int
        All columns, and their positions.
    """
    places = list(places)
    for name, (place, show) in further.items():
        if place not in places:
            shown = cells.table[place]
            if show:
                shown = shown.map(show, na_action="ignore").astype("str")
            texts = texts.assign(**{name: shown})
            places.append(place)
    rules = [rule for rule in settings["exclude"].get("where", ()) if rule["column"] in further]
    left_out = pd.Series(False, index=texts.index)
    for rule in rules:
        place = further[rule["column"]][0]
        labels = cells.labels.get(place, {}).get("answers")
        shown, machine = column_as_shown(cells, place)
        left_out |= matching(shown, rule, labels, machine)[0]
    kept = {further[rule["column"]][0] for rule in rules}
    for name, place in zip(texts.columns, places, strict=True):
        if place not in kept and name != settings["data"].get("id"):
            texts[name] = texts[name].mask(left_out)
    return texts, places
