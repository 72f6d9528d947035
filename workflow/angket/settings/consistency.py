"""Checks that the keys of a study fit together: every name is defined, and only once."""

from angket.answers.spelling import canonical, plain
from angket.messages.message import Message
from angket.settings.defined import defined
from angket.settings.file_names import check_file_names
from angket.settings.hypotheses import check_comparison, check_hypothesis
from angket.settings.places import check_places
from angket.settings.sources import check_sources

# What the entries of a group of keys are called.
_WHAT = {"variables": "variable", "profile": "profile column"}


def items_of(study):
    """Return the items of a study in the order of its variables."""
    return [item for variable in study["variables"].values() for item in variable["items"]]


def check_consistency(settings, study):
    """Report names that are used but not defined, defined twice, or do not fit.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems.
    study : dict
        The study's settings, completed.
    """
    check_file_names(settings, study)
    _check_scales(settings, study)
    _check_variables(settings, study)
    _check_names(settings, study)
    _check_people(settings, study)
    check_places(settings, study["report"])
    check_sources(settings, study)
    for name, categories in study["categories"].items():
        _check_categories(settings, ("categories", name), categories)
    for path, bands in _all_bands(study):
        _check_bands(settings, path, bands)
    if study["tests"]["alpha"] > 0.5:
        confidence = f"{1 - study['tests']['alpha']:.6g}"
        settings.report(("tests", "alpha"), Message("settings.confidence", alpha=confidence))
    for position, comparison in enumerate(study["comparisons"]):
        check_comparison(settings, study, position, comparison)
    for hypothesis in study["hypotheses"]:
        check_hypothesis(settings, study, hypothesis)


def _check_scales(settings, study):
    for name, scale in study["scales"].items():
        codes = {str(code) for code in scale["codes"]}
        listed = [str(code) for code in scale["codes"]]
        for key in ("missing", "not_applicable"):
            for text in sorted(text for text in scale[key] if canonical(text) in codes):
                told = Message("settings.is_a_code", text=text)
                settings.report(("scales", name, key), told)
        for text, code in scale["synonyms"].items():
            if code not in scale["codes"]:
                told = Message("settings.no_code", code=code, codes=listed)
                settings.report(("scales", name, "synonyms", text), told)
        folded = [plain(label) for label in scale["answers"]]
        if len(set(folded)) < len(folded):
            settings.report(("scales", name, "codes"), Message("settings.same_labels"))
        for text, code in scale["synonyms"].items():
            label = plain(text)
            if label in folded and scale["codes"][folded.index(label)] != code:
                told = Message("settings.label_of_another")
                settings.report(("scales", name, "synonyms", text), told)


def _check_people(settings, study):
    """Ids, pseudonyms and screening must name what there is."""
    data, screening = study["data"], study["screening"]
    if "pseudonyms" in data and "id" not in data:
        settings.report(("data", "pseudonyms"), Message("settings.needs_ids"))
    if data.get("pseudonyms") == "keyed" and "pseudonym_key" not in data:
        settings.report(("data", "pseudonym_key"), Message("settings.needs_key"))
    items = items_of(study)
    scales = {
        item: scale
        for variable in study["variables"].values()
        for item, scale in variable["item_scales"].items()
    }
    for position, pair in enumerate(screening["twins"]):
        place = ("screening", "twins", position)
        known = [defined(settings, place, item, items, "item") for item in pair]
        if all(known) and scales[pair[0]] != scales[pair[1]]:
            settings.report(place, Message("settings.different_scales"))
    if "shortest_duration" in screening and "duration" not in screening:
        settings.report(("screening", "duration"), Message("settings.needs_times"))
    needed = {"straight_lining": "longest_run", "too_fast": "shortest_duration"}
    for flag in study["exclude"]["flagged"]:
        key = needed.get(flag)
        if (key and key not in screening) or (flag == "contradiction" and not screening["twins"]):
            told = Message("settings.needs_screening", flag=flag, setting=key or "twins")
            settings.report(("exclude", "flagged"), told)


def _check_variables(settings, study):
    owners = {}
    for name, variable in study["variables"].items():
        path = ("variables", name)
        given = settings.data["variables"][name]
        if ("items" in given) == ("dimensions" in given):
            settings.report(path, Message("settings.items_or_dimensions"))
            continue
        if variable["scale"] is None:
            told = Message("settings.which_scale", scales=list(study["scales"]))
            settings.report((*path, "scale"), told)
        else:
            defined(settings, (*path, "scale"), variable["scale"], study["scales"], "scale")
        if "categories" in variable:
            defined(
                settings,
                (*path, "categories"),
                variable["categories"],
                study["categories"],
                "set_of_categories",
            )
        for position, chosen in enumerate(variable.get("further_categories", ())):
            place = (*path, "further_categories", position)
            if chosen == variable.get("categories"):
                settings.report(place, Message("settings.same_categories"))
            else:
                defined(settings, place, chosen, study["categories"], "set_of_categories")
        _check_owners(settings, path, given, owners)
        for key in ("reversed", "already_reversed"):
            for position, item in enumerate(variable[key]):
                place = (*path, key, position)
                defined(settings, place, item, variable["items"], "item_of", variable=name)
        for item in sorted(set(variable["reversed"]) & set(variable["already_reversed"])):
            told = Message("settings.reversed_twice", item=item)
            settings.report((*path, "already_reversed"), told)
        for item, scale in given.get("item_scales", {}).items():
            place = (*path, "item_scales", item)
            if defined(settings, place, item, variable["items"], "item_of", variable=name):
                defined(settings, place, scale, study["scales"], "scale")


def _check_owners(settings, path, given, owners):
    """An item belongs to one variable and one dimension."""
    places = [((*path, "items"), given.get("items", []))] + [
        ((*path, "dimensions", dimension, "items"), part["items"])
        for dimension, part in given.get("dimensions", {}).items()
    ]
    for place, items in places:
        for position, item in enumerate(items):
            if item in owners:
                told = Message("settings.belongs_already", item=item, owner=owners[item])
                settings.report((*place, position), told)
            owners.setdefault(item, ".".join(map(str, place)))


def _check_names(settings, study):
    """Every subject of the statistics must have a name of its own."""
    items = items_of(study)
    taken = {"respondent": "the_ids"} | dict.fromkeys(items, "an_item")
    if "respondent" in items:
        settings.report(("variables",), Message("settings.called_respondent"))
    for name, variable in study["variables"].items():
        for path, what in [(("variables", name), "a_variable")] + [
            (("variables", name, "dimensions", dimension), "a_dimension")
            for dimension in variable["dimensions"]
        ]:
            if path[-1] in taken:
                settings.report(path, _is_taken(path[-1], taken))
            taken[path[-1]] = what
    for column in study["profile"]:
        if column in taken:
            settings.report(("profile", column), _is_taken(column, taken))
        _check_joined(settings, column, study["profile"][column])
    identifier = study["data"].get("id")
    if identifier in items or identifier in study["profile"]:
        settings.report(("data", "id"), Message("settings.id_is_used", id=identifier))
    for item in study["labels"]:
        defined(settings, ("labels", item), item, items, "item")


def _check_joined(settings, name, column):
    """Report what cannot be joined: numbers, and a category that would be a part of two."""
    keys = [key for key in ("join", "join_few") if key in column]
    if column["kind"] == "number":
        for key in keys:
            told = Message("settings.holds_numbers", column=name)
            settings.report(("profile", name, key), told)
    seen = {}
    for joint, parts in column.get("join", {}).items():
        for part in parts:
            earlier = seen.setdefault(canonical(part), joint)
            if earlier != joint:
                told = Message("settings.joined_twice", part=part, name=earlier)
                settings.report(("profile", name, "join", joint), told)


def _is_taken(name, taken):
    what = Message(f"settings.what.{taken[name]}")
    return Message("settings.is_taken", name=name, what=what)


def _all_bands(study):
    for name, categories in study["categories"].items():
        if "labels" not in categories and "bands" in categories:
            yield ("categories", name, "bands"), categories["bands"]
    for key in ("strength", "strength_v"):
        if key in study["tests"]:
            yield ("tests", key, "bands"), study["tests"][key]["bands"]


def _check_categories(settings, path, categories):
    norm = categories["of"].endswith("_norm")
    given = settings.data["categories"][path[-1]]
    if norm and ("bands" in given or len(given.get("labels", ())) not in (3, 5)):
        settings.report((*path, "labels"), Message("settings.labels_for_norm"))
    elif not norm and ("labels" in given or "bands" not in given):
        settings.report((*path, "bands"), Message("settings.bands_expected"))


def _check_bands(settings, path, bands):
    previous = None
    for position, band in enumerate(bands):
        place = (*path, position)
        if ("from" in band) == ("above" in band):
            settings.report(place, Message("settings.from_or_above"))
            return
        start = (band.get("from", band.get("above")), "above" in band)
        if previous is not None and start <= previous:
            settings.report(place, Message("settings.rising_order"))
        previous = start
    labels = [band["label"] for band in bands]
    for label in sorted({label for label in labels if labels.count(label) > 1}):
        settings.report(path, Message("settings.band_twice", label=label))
