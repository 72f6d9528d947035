"""Checks what the settings say of factor analysis."""

from angket.messages.message import Message
from angket.settings.defined import defined
from angket.statistics.factors.rules import RULES, most_factors, of_variable


def check_factors(settings, study):
    """Report what of `instrument.factor_analysis` does not fit.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems: a rule that is none, more factors than items allow, a variable that
        the study does not have.
    study : dict
        The study's settings, completed.
    """
    told = study["instrument"].get("factor_analysis")
    if told is None:
        return
    key = ("instrument", "factor_analysis")
    places = {(*key, "factors"): told["factors"]}
    for name, one in told["variables"].items():
        place = (*key, "variables", name)
        if defined(settings, place, name, study["variables"], "variable") and "factors" in one:
            places[(*place, "factors")] = one["factors"]
    for place, factors in places.items():
        if not isinstance(factors, int) and factors not in RULES:
            rules = Message("settings.factors.rule", rules=list(RULES))
            settings.report(place, rules)
    for name, variable in study["variables"].items():
        rule = of_variable(told, name)
        items = len(variable["items"])
        most = most_factors(items, rule["extraction"])
        if isinstance(rule["factors"], int) and rule["factors"] > most:
            own = (*key, "variables", name, "factors")
            place = own if own in places else (*key, "factors")
            kind = "settings.factors.too_many" if most else "settings.factors.none"
            settings.report(place, Message(kind, variable=name, items=items, most=most))
