"""Settings after columns were moved: what holds nothing any more is taken away."""

from angket.page.columns.board import items_by_variable, parts_of, scale_of, scales_of


def tidy(study, before):
    """Take away variables, dimensions, scales and names that hold nothing any more.

    Parameters
    ----------
    study : dict
        Changed.
    before : angket.page.columns.entries.Board
        What the columns were; what held nothing then was meant so.
    """
    variables = study.get("variables") or {}
    for name, variable in list(variables.items()):
        _join_lone_dimension(variable)
        if any(part.get("items") for part in parts_of(variable).values()):
            _set_scale(study, name, variable)
        else:
            del variables[name]
    items = {item for *_, item in items_by_variable(study)}
    for name in {entry.name for entry in before.of("item")} - items:
        (study.get("labels") or {}).pop(name, None)
    used = {scale_of(study, name, item) for name, _, item in items_by_variable(study)}
    for name in {scale.name for scale in before.scales} - used:
        if len(scales_of(study)) > 1:
            del study["scales"][name]
    for key in ("profile", "labels"):
        if study.get(key) == {}:
            del study[key]
    for key in ("columns", "personal", "not_personal", "parallel"):
        if study["data"].get(key) in ({}, []):
            del study["data"][key]


def _join_lone_dimension(variable):
    dimensions = variable.get("dimensions")
    if dimensions is None:
        return
    for key in [key for key, part in dimensions.items() if not part.get("items")]:
        del dimensions[key]
    if len(dimensions) == 1:
        variable["items"] = next(iter(dimensions.values()))["items"]
        del variable["dimensions"]


def _set_scale(study, name, variable):
    """Let a variable have the scale of one of its items, and name those of others."""
    if not variable.get("item_scales"):
        variable.pop("item_scales", None)
        return
    scales = {
        item: scale_of(study, name, item)
        for part in parts_of(variable).values()
        for item in part["items"]
    }
    if variable.get("scale") not in scales.values():
        variable["scale"] = next(iter(scales.values()))
    others = {item: scale for item, scale in scales.items() if scale != variable["scale"]}
    variable["item_scales"] = others
    if not others:
        del variable["item_scales"]
