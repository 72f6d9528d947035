"""What of the further columns of a study its archive shows."""

import pandas as pd

from angket.exclusion import comparable, matching


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
        From the name of a further column to its position and how its cells are shown: a
        function of a cell.

    Returns
    -------
    DataFrame of str, list of int
        All columns, and their positions.
    """
    places = list(places)
    for name, (place, show) in further.items():
        if place not in places:
            shown = cells.table[place].map(show, na_action="ignore").astype("str")
            texts = texts.assign(**{name: shown})
            places.append(place)
    rules = [rule for rule in settings["exclude"].get("where", ()) if rule["column"] in further]
    left_out = pd.Series(False, index=texts.index)
    for rule in rules:
        place = further[rule["column"]][0]
        labels = cells.labels.get(place, {}).get("answers")
        left_out |= matching(cells.table[place], rule, labels)[0]
    kept = {further[rule["column"]][0] for rule in rules}
    for name, place in zip(texts.columns, places, strict=True):
        if place not in kept and name != settings["data"].get("id"):
            texts[name] = texts[name].mask(left_out)
    return texts, places


def shown_by_rule(rules, labels):
    """Return how a cell of a rule's column is shown: by its label where a rule names that.

    >>> shown_by_rule([{"is": ["No"]}], {"2": "No"})("2")
    'No'
    >>> shown_by_rule([{"below": 17}], {"2": "No"})("2")
    '2'
    """
    named = {comparable(value) for rule in rules for key in ("is", "is_not")
             for value in rule.get(key, ())}  # fmt: skip
    by_label = any(comparable(label) in named for label in (labels or {}).values())
    return lambda text: labels.get(text, text) if by_label else text
