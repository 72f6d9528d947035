"""Keys of tests: which answer to each item of a variable is the right one."""

from angket.answers.spelling import canonical
from angket.messages.message import DEFAULT, LANGUAGES, Message

# The scale of items that have a key, where the study names none.
SCALE = "right_or_wrong"


def fill_from_answer_keys(data):
    """Give variables that have an answer key a scale of wrong and right answers.

    What the study does say stays as it is, and what is malformed is left for the schema to report.

    Parameters
    ----------
    data : dict
        Settings of a study as they stand in its file; changed in place.

    Examples
    --------
    >>> study = {"language": "en", "variables": {"test": {"items": ["T1"], "answer_key": ["B"]}}}
    >>> fill_from_answer_keys(study)
    >>> study["scales"]
    {'right_or_wrong': {'codes': {'0': 'Wrong', '1': 'Right'}}}
    """
    variables = data.get("variables") if isinstance(data, dict) else None
    if not isinstance(variables, dict):
        return
    tests = [v for v in variables.values() if isinstance(v, dict) and "answer_key" in v]
    if not tests:
        return
    instrument = data.setdefault("instrument", {})
    if isinstance(instrument, dict):
        instrument.setdefault("item_analysis", {})
    scales = data.setdefault("scales", {})
    if not isinstance(scales, dict) or all("scale" in variable for variable in tests):
        return
    if len(scales) == 1:
        # The only scale of a study need not be named, and must not become one of several.
        (only,) = scales
        for variable in variables.values():
            if isinstance(variable, dict) and "answer_key" not in variable:
                variable.setdefault("scale", only)
    language = data.get("language")
    known = isinstance(language, str) and (LANGUAGES / language / "settings.yaml").is_file()
    words = {
        code: Message(f"settings.answer_key.{name}").tell(language if known else DEFAULT)
        for code, name in (("0", "wrong"), ("1", "right"))
    }
    scales.setdefault(SCALE, {"codes": words})
    for variable in tests:
        variable.setdefault("scale", SCALE)


def complete_answer_key(variable):
    """Write the key of a variable as a dict from item to the text of the right answer.

    Parameters
    ----------
    variable : dict
        Completed with its `items`; changed in place. A list of another length than theirs stays
        a list.

    Examples
    --------
    >>> test = {"items": ["T1", "T2"], "answer_key": ["B", 2]}
    >>> complete_answer_key(test)
    >>> test["answer_key"]
    {'T1': 'B', 'T2': '2'}
    """
    if "answer_key" not in variable:
        return
    key, items = variable["answer_key"], variable["items"]
    if isinstance(key, list) and len(key) == len(items):
        key = dict(zip(items, key, strict=True))
    elif not isinstance(key, list | dict):
        key = dict.fromkeys(items, key)
    if isinstance(key, dict):
        key = {item: str(answer).strip() for item, answer in key.items()}
    variable["answer_key"] = key
    if "answer_options" in variable:
        variable["answer_options"] = [str(option).strip() for option in variable["answer_options"]]


def check_answer_keys(settings, study):
    """Report keys that do not fit their items, or the answers that can be given.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems.
    study : dict
        The study's settings, completed.
    """
    for name, variable in study["variables"].items():
        if "answer_key" not in variable:
            if "answer_options" in variable:
                told = Message("settings.answer_key.options_alone")
                settings.report(("variables", name, "answer_options"), told)
            continue
        _check_items(settings, ("variables", name), variable)
        _check_scale(settings, ("variables", name), variable, study)
    rule = study["instrument"].get("item_analysis", {})
    for key in ("difficulty", "discrimination"):
        if key in rule and rule[key][0] > rule[key][1]:
            place = ("instrument", "item_analysis", key)
            settings.report(place, Message("settings.answer_key.falling"))


def _check_items(settings, place, variable):
    key, items = variable["answer_key"], variable["items"]
    if isinstance(key, list):
        told = Message("settings.answer_key.length", items=len(items), answers=len(key))
        settings.report((*place, "answer_key"), told)
        return
    for item in key:
        if item not in items:
            told = Message("settings.answer_key.no_item", item=item, items=items)
            settings.report((*place, "answer_key", item), told)
    if missing := [item for item in items if item not in key]:
        told = Message("settings.answer_key.missing", items=missing)
        settings.report((*place, "answer_key"), told)
    options = {canonical(option) for option in variable.get("answer_options", ())}
    for item, answer in key.items():
        if options and canonical(answer) not in options:
            told = Message(
                "settings.answer_key.no_option", answer=answer, options=variable["answer_options"]
            )
            given = settings.data["variables"][place[1]]["answer_key"]
            at = (*place, "answer_key", item) if isinstance(given, dict) else (*place, "answer_key")
            settings.report(at, told)


def _check_scale(settings, place, variable, study):
    for key in ("reversed", "already_reversed"):
        if variable[key]:
            settings.report((*place, key), Message("settings.answer_key.reversed"))
    scales = {scale for scale in variable["item_scales"].values() if scale in study["scales"]}
    if any(study["scales"][scale]["codes"] != [0, 1] for scale in scales):
        settings.report((*place, "scale"), Message("settings.answer_key.scale"))
