"""Sets aside what cannot be scored: variables whose answers have no known order yet."""

from angket.messages.message import Message


def set_unordered_aside(settings, study):
    """Take variables out of a study whose scale says `order: unknown`.

    A draft writes that where nothing tells the order of the answers, so that nobody gets
    figures of a wrong one. The columns are then unused, as others are that no key names.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives a problem where a hypothesis or comparison needs such a variable, or where no
        other is left.
    study : dict
        The study's settings, completed; changed.
    """
    unordered = [name for name, scale in study["scales"].items() if scale["order"] == "unknown"]
    for scale in study["scales"].values():
        del scale["order"]
    if not unordered:
        return
    aside = {
        name: variable
        for name, variable in study["variables"].items()
        if set(variable["item_scales"].values()) & set(unordered)
    }
    places = [
        f"{part}.{name}"
        for part, told in (
            ("hypotheses", study["hypotheses"]),
            ("comparisons", dict(enumerate(study["comparisons"], start=1))),
        )
        for name, content in told.items()
        if aside.keys() & _texts(content)
    ]
    used = Message("draft.order_used", variables=[*aside], places=places) if places else None
    if len(aside) == len(study["variables"]):
        used = Message("draft.order_alone")
    if used:
        for name in unordered:
            message = Message("draft.order_not_given", used=used)
            settings.report(("scales", name, "order"), message)
        return
    study["variables"] = {k: v for k, v in study["variables"].items() if k not in aside}
    study["scales"] = {k: v for k, v in study["scales"].items() if k not in unordered}
    left = {item for variable in aside.values() for item in variable["items"]}
    study["labels"] = {item: label for item, label in study["labels"].items() if item not in left}


def _texts(content):
    """Collect every text in a part of the settings."""
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        return {text for part in content for text in _texts(part)}
    return {content} if isinstance(content, str) else set()
