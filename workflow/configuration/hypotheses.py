"""Checks that hypotheses and comparisons name what the study defines."""

from configuration.defined import defined
from messages.message import Message


def check_comparison(settings, study, position, comparison):
    """Report what a comparison names that is not defined, or names again.

    Parameters
    ----------
    settings : configuration.yaml_file.Settings
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
    """Report what a hypothesis names that is not defined or does not fit."""
    hypothesis = study["hypotheses"][name]
    path = ("hypotheses", name)
    variables = study["variables"]
    if hypothesis["kind"] == "regression":
        defined(settings, (*path, "response"), hypothesis["response"], variables, "variable")
        for position, predictor in enumerate(hypothesis["predictors"]):
            place = (*path, "predictors", position)
            defined(settings, place, predictor, variables, "variable")
            if predictor == hypothesis["response"]:
                settings.report(place, Message("settings.response_already", name=predictor))
    elif hypothesis["kind"] == "correlation":
        for key in ("variables", "controls"):
            for position, variable in enumerate(hypothesis[key]):
                defined(settings, (*path, key, position), variable, variables, "variable")
        for variable in sorted(set(hypothesis["variables"]) & set(hypothesis["controls"])):
            told = Message("settings.correlated_itself", variable=variable)
            settings.report((*path, "controls"), told)
    elif hypothesis["kind"] in ("moderation", "mediation"):
        third = "moderator" if hypothesis["kind"] == "moderation" else "mediator"
        roles = ["response", "predictor", third]
        for role in roles:
            defined(settings, (*path, role), hypothesis[role], variables, "variable")
        if len({hypothesis[role] for role in roles}) < len(roles):
            settings.report(path, Message("settings.three_variables", roles=roles))
    else:
        _check_association(settings, study, path, hypothesis)


def _check_association(settings, study, path, hypothesis):
    variables = study["variables"]
    known = {**variables, **study["profile"]}
    for key in ("row", "column"):
        place, subject = (*path, key), hypothesis[key]
        if not defined(settings, place, subject, known, "variable_or_column"):
            continue
        if subject in variables and "categories" not in variables[subject]:
            settings.report(place, Message("settings.no_categories", variable=subject))
        if study["profile"].get(subject, {}).get("kind") == "number":
            settings.report(place, Message("settings.column_of_numbers", column=subject))
    if hypothesis["row"] == hypothesis["column"]:
        settings.report((*path, "column"), Message("settings.same_as_row"))
