"""Checks that hypotheses and comparisons name what the study defines."""

from angket.hypotheses.declared import placed_names
from angket.hypotheses.kind import load, settings_of
from angket.messages.message import Message
from angket.settings.defined import defined

# What the entries of groups of keys are called, keys of settings.what.
_WHAT = {
    ("variables",): "variable",
    ("profile",): "profile_column",
    ("variables", "profile"): "variable_or_column",
}


def check_comparison(settings, study, position, comparison):
    """Report what a comparison names that is not defined, or names again.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    study : dict
        Completed.
    position : int
        Of the comparison in the study's list.
    comparison : dict
    """
    path = ("comparisons", position)
    by = comparison["by"]
    defined(settings, (*path, "by"), by, study["profile"], "profile_column")
    if study["profile"].get(by, {}).get("kind") == "number":
        settings.report((*path, "by"), Message("settings.holds_numbers", column=by))
    earlier = [
        name for other in study["comparisons"][:position] if other["by"] == by
        for name in other["variables"]
    ]  # fmt: skip
    for place, name in enumerate(comparison["variables"]):
        defined(settings, (*path, "variables", place), name, study["variables"], "variable")
        if name in earlier:
            told = Message("settings.compared_already", variable=name, by=by)
            settings.report((*path, "variables", place), told)


def check_hypothesis(settings, study, name):
    """Report names that a hypothesis uses and nothing defines, and what its kind finds."""
    hypothesis = study["hypotheses"][name]
    path = ("hypotheses", name)
    for key, described in settings_of(hypothesis["kind"])["properties"].items():
        groups = tuple(described.get("names", ()))
        if not groups or key not in hypothesis:
            continue
        known = {used: study[group][used] for group in groups for used in study[group]}
        for place, used in placed_names(hypothesis[key]):
            defined(settings, (*path, key, *place), used, known, _WHAT[groups])
    for place, told in load(hypothesis["kind"], "roles").problems(hypothesis, study):
        settings.report((*path, *place), told)
