"""Checks that the keys of a study fit together: every name is defined, and only once."""

from angket.hypotheses.kind import load, settings_of
from angket.spelling import plain
from reading.columns import closest

# What the entries of a group of keys are called.
_WHAT = {"variables": "variable", "profile": "profile column"}


def items_of(study):
    """Return the items of a study in the order of its variables."""
    return [item for variable in study["variables"].values() for item in variable["items"]]


def check_consistency(settings, study):
    """Report names that are used but not defined, defined twice, or do not fit.

    Parameters
    ----------
    settings : configuration.yaml_file.Settings
        Receives the problems.
    study : dict
        The study's settings, completed.
    """
    _check_scales(settings, study)
    _check_variables(settings, study)
    _check_names(settings, study)
    _check_people(settings, study)
    for name, categories in study["categories"].items():
        _check_categories(settings, ("categories", name), categories)
    for path, bands in _all_bands(study):
        _check_bands(settings, path, bands)
    for position, comparison in enumerate(study["comparisons"]):
        _check_comparison(settings, study, position, comparison)
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


def _check_scales(settings, study):
    for name, scale in study["scales"].items():
        codes = {str(code) for code in scale["codes"]}
        for key in ("missing", "not_applicable"):
            for text in sorted(codes & set(scale[key])):
                settings.report(("scales", name, key), f'"{text}" is a code of the scale as well.')
        for text, code in scale["synonyms"].items():
            if code not in scale["codes"]:
                settings.report(
                    ("scales", name, "synonyms", text),
                    f'"{code}" is not a code of the scale. Codes are: {", ".join(sorted(codes))}.',
                )
        folded = [plain(label) for label in scale["answers"]]
        if len(set(folded)) < len(folded):
            settings.report(
                ("scales", name, "codes"),
                "two codes have the same label but for case and blanks. Give each its own.",
            )
        for text, code in scale["synonyms"].items():
            label = plain(text)
            if label in folded and scale["codes"][folded.index(label)] != code:
                settings.report(
                    ("scales", name, "synonyms", text), "is the label of another code already."
                )


def _check_people(settings, study):
    """Ids, pseudonyms and screening must name what there is."""
    data, screening = study["data"], study["screening"]
    if "pseudonyms" in data and "id" not in data:
        settings.report(("data", "pseudonyms"), "needs ids to replace. Name the column in data.id.")
    if data.get("pseudonyms") == "keyed" and "pseudonym_key" not in data:
        settings.report(
            ("data", "pseudonym_key"),
            "is missing. Keyed pseudonyms need a file that holds a secret key.",
        )
    items = items_of(study)
    scales = {
        item: scale
        for variable in study["variables"].values()
        for item, scale in variable["item_scales"].items()
    }
    for position, pair in enumerate(screening["twins"]):
        place = ("screening", "twins", position)
        known = [_defined(settings, place, item, items, "item") for item in pair]
        if all(known) and scales[pair[0]] != scales[pair[1]]:
            settings.report(place, "the two items have different scales.")
    if "shortest_duration" in screening and "duration" not in screening:
        settings.report(("screening", "duration"), "is missing. Name the column with the times.")
    needed = {"straight_lining": "longest_run", "too_fast": "shortest_duration"}
    for flag in study["exclude"]["flagged"]:
        key = needed.get(flag)
        if (key and key not in screening) or (flag == "contradiction" and not screening["twins"]):
            settings.report(
                ("exclude", "flagged"), f'"{flag}" needs screening.{key or "twins"} to be set.'
            )


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
        for key in ("reversed", "already_reversed"):
            for position, item in enumerate(variable[key]):
                what = f"item of {name}"
                _defined(settings, (*path, key, position), item, variable["items"], what)
        for item in set(variable["reversed"]) & set(variable["already_reversed"]):
            settings.report(
                (*path, "already_reversed"),
                f'"{item}" is in reversed too. Is it stored as answered (reversed) or turned '
                "round in the file already (already_reversed)?",
            )
        for item, scale in given.get("item_scales", {}).items():
            place = (*path, "item_scales", item)
            if _defined(settings, place, item, variable["items"], f"item of {name}"):
                _defined(settings, place, scale, study["scales"], "scale")


def _check_names(settings, study):
    """Every subject of the statistics must have a name of its own."""
    taken = {"respondent": "the ids in all results"} | dict.fromkeys(items_of(study), "an item")
    if "respondent" in items_of(study):
        settings.report(
            ("variables",),
            'no item may be called "respondent", the name of the ids in all results. '
            "Give it another with data.columns.",
        )
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
    if identifier in items_of(study) or identifier in study["profile"]:
        settings.report(("data", "id"), f'"{identifier}" is an item or profile column already.')
    for item in study["labels"]:
        _defined(settings, ("labels", item), item, items_of(study), "item")


def _all_bands(study):
    for name, categories in study["categories"].items():
        if "labels" not in categories and "bands" in categories:
            yield ("categories", name, "bands"), categories["bands"]
    if "strength" in study["tests"]:
        yield ("tests", "strength", "bands"), study["tests"]["strength"]["bands"]


def _check_categories(settings, path, categories):
    norm = categories["of"].endswith("_norm")
    given = settings.data["categories"][path[-1]]
    if norm and ("bands" in given or len(given.get("labels", ())) not in (3, 5)):
        settings.report(
            (*path, "labels"), "expected three or five labels, and no bands: they follow the norm."
        )
    elif not norm and ("labels" in given or "bands" not in given):
        settings.report((*path, "bands"), "expected bands; labels alone are for norms.")


def _check_comparison(settings, study, position, comparison):
    path = ("comparisons", position)
    by = comparison["by"]
    _defined(settings, (*path, "by"), by, study["profile"], "profile column")
    if study["profile"].get(by, {}).get("kind") == "number":
        settings.report((*path, "by"), f'"{by}" holds numbers. Expected a column of categories.')
    earlier = [
        name for other in study["comparisons"][:position] if other["by"] == by
        for name in other["variables"]
    ]  # fmt: skip
    for place, name in enumerate(comparison["variables"]):
        _defined(settings, (*path, "variables", place), name, study["variables"], "variable")
        if name in earlier:
            settings.report((*path, "variables", place), f'"{name}" is compared by "{by}" already.')


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
    """Report names that a hypothesis uses and nothing defines, and what its kind finds."""
    hypothesis = study["hypotheses"][name]
    path = ("hypotheses", name)
    for key, described in settings_of(hypothesis["kind"])["properties"].items():
        groups = described.get("names", ())
        if groups and key in hypothesis:
            known = [defined for group in groups for defined in study[group]]
            what = " or ".join(_WHAT[group] for group in groups)
            for place, used in _names_in(hypothesis[key]):
                _defined(settings, (*path, key, *place), used, known, what)
    for place, told in load(hypothesis["kind"], "roles").problems(hypothesis, study):
        settings.report((*path, *place), str(told))


def _names_in(value):
    if isinstance(value, list):
        return [((position,), name) for position, name in enumerate(value)]
    return [((), value)]
