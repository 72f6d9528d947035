"""Checks that the keys of a study fit together: every name is defined, and only once."""

from configuration.schema import closest


def check_consistency(settings, study):
    """Report names that are used but not defined, defined twice, or do not fit.

    Parameters
    ----------
    settings : configuration.yaml_file.Settings
        Receives the problems.
    study : dict
        The study's settings, completed.
    """
    _check_variables(settings, study)
    _check_names(settings, study)
    for path, bands in _all_bands(study):
        _check_bands(settings, path, bands)
    for hypothesis in study["hypotheses"]:
        _check_hypothesis(settings, study, hypothesis)


def _defined(settings, path, name, known, what):
    if name in known:
        return True
    defined = ", ".join(known) if known else "none"
    settings.report(
        path, f'{what} "{name}" is not defined. Defined are: {defined}.{closest(name, known)}'
    )
    return False


def _check_variables(settings, study):
    owners = {}
    for name, variable in study["variables"].items():
        path = ("variables", name)
        given = settings.data["variables"][name]
        if ("items" in given) == ("dimensions" in given):
            settings.report(path, "expected either items or dimensions with items, not both.")
            continue
        if variable["scale"] is None:
            settings.report(
                (*path, "scale"),
                "is missing. The study has several scales; say which one the items use: "
                f"{', '.join(study['scales'])}.",
            )
        else:
            _defined(settings, (*path, "scale"), variable["scale"], study["scales"], "scale")
        if "categories" in variable:
            _defined(
                settings,
                (*path, "categories"),
                variable["categories"],
                study["categories"],
                "set of categories",
            )
        places = [((*path, "items"), given.get("items", []))] + [
            ((*path, "dimensions", dimension, "items"), part["items"])
            for dimension, part in given.get("dimensions", {}).items()
        ]
        for place, items in places:
            for position, item in enumerate(items):
                if item in owners:
                    settings.report(
                        (*place, position),
                        f'item "{item}" belongs to {owners[item]} already. '
                        "An item can belong to one variable and one dimension only.",
                    )
                owners.setdefault(item, ".".join(map(str, place)))
        for position, item in enumerate(variable["reversed"]):
            _defined(
                settings,
                (*path, "reversed", position),
                item,
                variable["items"],
                f"item of {name}",
            )


def _check_names(settings, study):
    """Every subject of the statistics must have a name of its own."""
    taken = {item: "an item" for item in study["items"]}
    for name, variable in study["variables"].items():
        for path, what in [(("variables", name), "a variable")] + [
            (("variables", name, "dimensions", dimension), "a dimension")
            for dimension in variable["dimensions"]
        ]:
            if path[-1] in taken:
                settings.report(
                    path, f'"{path[-1]}" is the name of {taken[path[-1]]} already. Choose another.'
                )
            taken[path[-1]] = what
    for column in study["profile"]:
        if column in taken:
            settings.report(
                ("profile", column), f'"{column}" is the name of {taken[column]} already.'
            )
    identifier = study["data"].get("id")
    if identifier in study["items"] or identifier in study["profile"]:
        settings.report(("data", "id"), f'"{identifier}" is an item or profile column already.')
    for item in study["labels"]:
        _defined(settings, ("labels", item), item, study["items"], "item")


def _all_bands(study):
    for name, categories in study["categories"].items():
        yield ("categories", name, "bands"), categories["bands"]
    if "strength" in study["tests"]:
        yield ("tests", "strength", "bands"), study["tests"]["strength"]["bands"]


def _check_bands(settings, path, bands):
    previous = None
    for position, band in enumerate(bands):
        place = (*path, position)
        if ("from" in band) == ("above" in band):
            settings.report(place, "expected one of the keys from or above, and not both.")
            return
        start = (band.get("from", band.get("above")), "above" in band)
        if previous is not None and start <= previous:
            settings.report(place, "begins at or below the band before it. Expected rising order.")
        previous = start
    labels = [band["label"] for band in bands]
    for label in sorted({label for label in labels if labels.count(label) > 1}):
        settings.report(path, f'the label "{label}" stands twice. Give each band its own.')


def _check_hypothesis(settings, study, name):
    hypothesis = study["hypotheses"][name]
    path = ("hypotheses", name)
    variables = study["variables"]
    if hypothesis["kind"] == "regression":
        _defined(settings, (*path, "response"), hypothesis["response"], variables, "variable")
        for position, predictor in enumerate(hypothesis["predictors"]):
            place = (*path, "predictors", position)
            _defined(settings, place, predictor, variables, "variable")
            if predictor == hypothesis["response"]:
                settings.report(place, f'"{predictor}" is the response already.')
    elif hypothesis["kind"] == "correlation":
        for position, variable in enumerate(hypothesis["variables"]):
            _defined(settings, (*path, "variables", position), variable, variables, "variable")
    else:
        known = [*variables, *study["profile"]]
        for key in ("row", "column"):
            place, subject = (*path, key), hypothesis[key]
            what = "variable or profile column"
            if not _defined(settings, place, subject, known, what):
                continue
            if subject in variables and "categories" not in variables[subject]:
                settings.report(
                    place,
                    f'the variable "{subject}" has no categories. '
                    f"Give it some with variables.{subject}.categories.",
                )
            if study["profile"].get(subject, {}).get("kind") == "number":
                settings.report(
                    place, f'the profile column "{subject}" holds numbers. Expected categories.'
                )
        if hypothesis["row"] == hypothesis["column"]:
            settings.report((*path, "column"), "is the same as row. Expected another one.")
