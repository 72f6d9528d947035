"""Ready instruments: scoring keys in files of their own, which fill what a study does not say."""

import functools
from pathlib import Path

import yaml

from angket.messages.message import Message

FOLDER = Path(__file__).parents[2] / "instruments"
FALLBACK = "en"


def known_instruments():
    """List the instruments that have a file.

    >>> {"phq9", "sus"} <= set(known_instruments())
    True
    """
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


@functools.cache
def load_instrument(name):
    """Return the scoring key of an instrument.

    Parameters
    ----------
    name : str
        Of its file, without ending.

    Returns
    -------
    dict
        name, label, citation and the references that it finds, high_means (what a high score
        means), items (their number), codes, and where it has them reversed (places of items),
        dimensions, categories, score (how its own score follows from the total),
        sensitive_item (its place, and what it is about).

    Examples
    --------
    >>> load_instrument("pss10")["reversed"]
    [4, 5, 7, 8]
    """
    with open(FOLDER / f"{name}.yaml", encoding="utf-8") as stream:
        key = yaml.load(stream, Loader=yaml.CSafeLoader)
    if "steps" in key:
        steps = key.pop("steps")
        codes = range(steps["from"], steps["to"] + 1, steps["by"])
        key["codes"] = {code: {FALLBACK: str(code)} for code in codes}
    return key


def key_of(variable):
    """Return the scoring key of a variable: the weighted one where the study gives it weights.

    Parameters
    ----------
    variable : dict
        With instrument.

    Returns
    -------
    dict

    Examples
    --------
    >>> key_of({"instrument": "nasa_tlx"})["name"]
    'NASA-TLX (raw)'
    >>> key_of({"instrument": "nasa_tlx", "weights": list("abcdef")})["name"]
    'NASA-TLX (weighted)'
    """
    key = load_instrument(variable["instrument"])
    return key | key["weighted"] if variable.get("weights") and "weighted" in key else key


def fill_from_instruments(data):
    """Fill what a study does not say of variables that are measured by a ready instrument.

    What the study does say stays as it is, and what is malformed is left for the schema to report.

    Parameters
    ----------
    data : dict
        Settings of a study as they stand in its file; changed in place.

    Examples
    --------
    >>> study = {"variables": {"mood": {"instrument": "who5", "items": list("abcde")}}}
    >>> fill_from_instruments(study)
    >>> study["variables"]["mood"]["label"], study["scales"]["who5"]["codes"]["5"]
    ('Well-being (WHO-5)', 'All of the time')
    """
    variables = data.get("variables") if isinstance(data, dict) else None
    if not isinstance(variables, dict):
        return
    found = {
        name: variable
        for name, variable in variables.items()
        if isinstance(variable, dict)
        and "instrument" in variable
        and variable["instrument"] in known_instruments()
    }
    sections = {key: data.setdefault(key, {}) for key in ("scales", "categories")} if found else {}
    if not found or not all(isinstance(section, dict) for section in sections.values()):
        return
    if len(sections["scales"]) == 1:
        # The only scale of a study need not be named, and must not become one of several.
        (only,) = sections["scales"]
        for name, variable in variables.items():
            if name not in found and isinstance(variable, dict):
                variable.setdefault("scale", only)
    for name, variable in found.items():
        _fill(data, name, variable)


def _fill(data, name, variable):
    instrument = variable["instrument"]
    key = key_of(variable)
    language = data.get("language")

    def in_words(phrases):
        return phrases.get(language, phrases[FALLBACK])

    variable.setdefault("label", in_words(key["label"]))
    if "scale" not in variable:
        variable["scale"] = instrument
        codes = {str(code): in_words(words) for code, words in key["codes"].items()}
        data["scales"].setdefault(instrument, {"codes": codes})
    if "categories" not in variable and "categories" in key:
        variable["categories"] = instrument
        bands = [band | {"label": in_words(band["label"])} for band in key["categories"]["bands"]]
        chosen = {"citation": key["citation"]} | key["categories"] | {"bands": bands}
        data["categories"].setdefault(instrument, chosen)
    items = variable.get("items")
    if not isinstance(items, list) or len(items) != key["items"]:
        return
    turned = variable.get("already_reversed")
    turned = turned if isinstance(turned, list) else []
    places = [items[place - 1] for place in key.get("reversed", ())]
    if places and "reversed" not in variable:
        variable["reversed"] = [item for item in places if item not in turned]
    if "dimensions" in key and "dimensions" not in variable:
        del variable["items"]
        variable["dimensions"] = {
            f"{name}_{dimension}": {
                "label": in_words(part["label"]),
                "items": [items[place - 1] for place in part["items"]],
            }
            for dimension, part in key["dimensions"].items()
        }


def scoring_key(variable):
    """Return of an instrument's key what scoring and reports need, or nothing without one.

    Parameters
    ----------
    variable : dict
        Its settings.

    Returns
    -------
    dict or None
        name, citation, items, and score where the instrument has one of its own.
    """
    if "instrument" not in variable:
        return None
    key = key_of(variable)
    return {part: key[part] for part in ("name", "citation", "items", "score") if part in key}


def told_by_instrument(variable, part, language):
    """Return what an instrument's key has for reports alone; a plan does not seal it.

    Parameters
    ----------
    variable : dict
        Its settings.
    part : {"high_means", "references"}
    language : str

    Returns
    -------
    str or list of str
        Nothing in it where the variable has no instrument.

    Examples
    --------
    >>> told_by_instrument({"instrument": "pss10"}, "high_means", "en")
    'more stress'
    >>> told_by_instrument({}, "references", "en")
    []
    """
    told = load_instrument(variable["instrument"])[part] if "instrument" in variable else []
    return told.get(language, told[FALLBACK]) if isinstance(told, dict) else told


def sensitive_item_of(variable, language):
    """Return which item asks about harm, and what it asks about; a plan does not seal it.

    Parameters
    ----------
    variable : dict
        Its settings, completed.
    language : str

    Returns
    -------
    item, about : str
        Or None where the instrument marks none, or the variable does not have all of its items.

    Examples
    --------
    >>> sensitive_item_of({"instrument": "phq9", "items": list("abcdefghi")}, "en")
    ('i', 'thoughts of being better off dead or of hurting oneself')
    """
    key = load_instrument(variable["instrument"]) if "instrument" in variable else {}
    marked = key.get("sensitive_item")
    if not marked or len(variable["items"]) != key["items"]:
        return None
    about = marked["about"]
    return variable["items"][marked["place"] - 1], about.get(language, about[FALLBACK])


def check_instruments(settings, study):
    """Report variables that do not fit the instrument that they are said to be measured by.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems.
    study : dict
        The study's settings, completed.
    """
    for name, variable in study["variables"].items():
        _check_weights(settings, study, name, variable)
        if "instrument" not in variable:
            continue
        key, path = load_instrument(variable["instrument"]), ("variables", name)
        told = {"instrument": key["name"], "variable": name}
        found = len(variable["items"])
        if found != key["items"]:
            message = Message("settings.instrument.items", wanted=key["items"], found=found, **told)
            settings.report((*path, "instrument"), message)
            continue
        wanted = [int(code) for code in key["codes"]]
        for scale in sorted({scale for scale in variable["item_scales"].values() if scale}):
            codes = study["scales"].get(scale, {}).get("codes")
            if codes is not None and codes != wanted:
                message = Message(
                    "settings.instrument.codes",
                    scale=scale,
                    low=wanted[0],
                    high=wanted[-1],
                    **told,
                )
                settings.report((*path, "scale"), message)
        _check_reversed(settings, path, variable, key, told)


def _check_weights(settings, study, name, variable):
    """Weights are numbers of the respondents, one for each item of an instrument that has such."""
    if not variable["weights"]:
        return
    path = ("variables", name, "weights")
    key = load_instrument(variable["instrument"]) if "instrument" in variable else {}
    if "weighted" not in key:
        known = [one for one in known_instruments() if "weighted" in load_instrument(one)]
        settings.report(path, Message("settings.instrument.no_weights", known=known))
        return
    for place, column in enumerate(variable["weights"]):
        if study["profile"].get(column, {}).get("kind") != "number":
            told = Message("settings.instrument.weight", column=column)
            settings.report((*path, place), told)
    if len(variable["weights"]) != key["items"]:
        counts = {"wanted": key["items"], "found": len(variable["weights"])}
        settings.report(path, Message("settings.instrument.weights", **counts))
    if study["instrument"]["drop_invalid"]:
        settings.report(path, Message("settings.instrument.weights_of_all"))


def _check_reversed(settings, path, variable, key, told):
    """Whatever runs the other way by the key must be turned round once, and nothing else."""
    parts = key.get("dimensions", {}).values()
    # Items stand by dimensions where the instrument has some, else as it numbers them.
    order = [place for part in parts for place in part["items"]] or range(1, key["items"] + 1)
    at = dict(zip(order, variable["items"], strict=True))
    wanted = {at[place] for place in key.get("reversed", ())}
    found = {*variable["reversed"], *variable["already_reversed"]}
    if found != wanted:
        listed = [item for item in variable["items"] if item in wanted]
        kind = "reversed" if listed else "none_reversed"
        message = Message(f"settings.instrument.{kind}", items=listed, **told)
        settings.report((*path, "reversed"), message)
