"""Checks what the settings say of experts' ratings of the items."""

from angket.hypotheses.declared import file_keys_of
from angket.messages.message import Message
from angket.settings.consistency import items_of
from angket.settings.files import check_file

EXAMPLE, RATINGS = "resources/mystudy/experts.csv", "resources/mystudy/ratings.csv"


def check_content(settings, study, root):
    """Report what of `instrument.content` does not fit.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems: a file that is absent, a scale that begins where it ends, ratings
        that are not on it, items that the study does not have, or has already.
    study : dict
    root : path
        Folder of the project.
    """
    for name, hypothesis in study["hypotheses"].items():
        for key in file_keys_of(hypothesis["kind"]):
            place = ("hypotheses", name, key)
            check_file(settings, place, hypothesis[key], root, RATINGS)
    content = study["instrument"].get("content")
    if not content:
        return
    key = ("instrument", "content")
    check_file(settings, (*key, "file"), content["file"], root, EXAMPLE)
    low, high = content["lowest"], content["highest"]
    if low >= high:
        settings.report((*key, "highest"), Message("settings.content.scale"))
        return
    for name in ("relevant", "essential"):
        if not low < content[name] <= high:
            told = Message("settings.content.rating", low=low, high=high)
            settings.report((*key, name), told)
    items = items_of(study)
    for item in content["unrated"]:
        if item not in items:
            settings.report((*key, "unrated"), Message("settings.content.no_item", item=item))
    for item in content["further_items"]:
        if item in items:
            settings.report((*key, "further_items"), Message("settings.content.item", item=item))
