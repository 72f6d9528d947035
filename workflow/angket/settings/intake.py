"""Checks what a study says of rows to leave out, parallel columns and multiple choice."""

from angket.answers.options import composed_options
from angket.messages.message import Message

CONDITIONS = ("is", "is_not", "below", "at_most", "above", "at_least")


def check_intake(settings, study):
    """Report rules without a condition, and columns or options that stand for two things.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems.
    study : dict
        The study's settings, completed.
    """
    for number, rule in enumerate(study["exclude"]["where"]):
        if sum(key in rule for key in CONDITIONS) != 1:
            told = Message("intake.rule_one_condition", column=rule["column"])
            settings.report(("exclude", "where", number), told)
    items = [item for variable in study["variables"].values() for item in variable["items"]]
    for source in ("data", "pilot"):
        if source in study:
            taken = {*items, *study["profile"], study[source].get("id")}
            _check_parallel(settings, study, source, taken)
    taken = {*items, *study["profile"], study["data"].get("id")}
    names = {*items, *study["profile"], *study["variables"]}
    names |= {part for variable in study["variables"].values() for part in variable["dimensions"]}
    used = {}
    for name, question in study["multiple_choice"].items():
        path = ("multiple_choice", name)
        if name in names:
            settings.report(path, Message("intake.choice_name_taken", name=name))
        _check_question(settings, path, question)
        columns = list(question.get("columns", {}).values()) or [question.get("column")]
        for column in columns:
            if column in taken:
                settings.report(path, Message("intake.choice_column_used", column=column))
            elif column in used:
                settings.report(path, Message("intake.choice_column_twice", column=column))
            used[column] = name


def _check_parallel(settings, study, source, taken):
    owner = {}
    known = (taken | _named_items(settings.data)) - {study[source].get("id")}
    for column, parts in study[source]["parallel"].items():
        path = (source, "parallel", column)
        if column not in known:
            settings.report(path, Message("intake.parallel_unused", column=column))
        if column in study[source]["columns"]:
            settings.report(path, Message("intake.parallel_mapped", column=column))
        for place, part in enumerate(parts):
            told = {"part": part, "column": column}
            if part in taken and part != column:
                settings.report((*path, place), Message("intake.parallel_used", **told))
            if part in owner:
                told = Message("intake.parallel_twice", part=part, other=owner[part])
                settings.report((*path, place), told)
            owner[part] = column


def _named_items(told):
    """Return the items of all variables, those too whose variable is set aside for now."""
    parts = [
        part
        for variable in told["variables"].values()
        for part in (variable, *variable.get("dimensions", {}).values())
    ]
    return {item for part in parts for item in part.get("items", ())}


def _check_question(settings, path, question):
    if ("column" in question) == ("columns" in question):
        settings.report(path, Message("intake.choice_form"))
        return
    other = question.get("other")
    if "columns" in question:
        if other is not None and other not in question["columns"]:
            settings.report((*path, "other"), Message("intake.choice_other", option=other))
        return
    for key in ("separator", "options"):
        if not question.get(key):
            settings.report((*path, key), Message(f"intake.choice_{key}"))
    options, separator = question.get("options"), question.get("separator")
    if not options or not separator:
        return
    labels = list(options.values()) if isinstance(options, dict) else options
    for option in sorted({label for label in labels if labels.count(label) > 1}):
        settings.report((*path, "options"), Message("intake.choice_label_twice", option=option))
    for option in composed_options(list(options), separator):
        told = {"option": option, "separator": separator.strip() or separator}
        settings.report((*path, "options"), Message("intake.choice_composed", **told))
