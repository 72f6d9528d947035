"""What goes with effects when several moderators are taken together."""

from angket.formats.blocks import Reference
from angket.report.finding import Finding, paragraph
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import column_and_value, holding, parts_of, whole_and_part
from angket.systems.syntheses.explained import REGRESSION
from angket.systems.syntheses.sections.parts import robust_note

_OF_TERMS = ("b", "se", "ci_low", "ci_high", "t", "z", "df", "p")


def all_together(results, say, level):
    """Tell of each regression on several moderators.

    Parameters
    ----------
    results : Results
    say : Phrases
    level : float
        Below which a p counts.

    Returns
    -------
    list of Block
    """
    return [
        block
        for together in results.settings["regressions"]
        for block in _told(results, say, together, level)
    ]


def _told(results, say, together, level):
    subject = holding(results.settings["name"], together)
    found = Finding(results, say, REGRESSION, subject)
    labels = listed(say, [results.settings["moderators"][name]["label"] for name in together])
    if not found.has("qm", "qm_p"):
        reason = found.reason("qm_p")
        return paragraph(
            say("syntheses.differences.together_unknown", labels=labels, reason=reason)
        )
    rows = [
        (_term(results, say, subject), subject)
        for subject in results.subjects(REGRESSION, parts_of(subject))
    ]
    key, table = "together_flat", label_for("together", "-".join(together))
    told = {"labels": labels, "table": Reference(table), "p": found.p("qm_p")}
    if found.at_most(level, "qm_p"):
        key = "together"
        if found.has("r_squared"):
            key, told["r_squared"] = "together_share", found.number("r_squared")
    told["test"] = tested(say, found, ("qm",), ("qm_df", "qm_df2"))
    sentence = say(f"syntheses.differences.{key}", **told)
    columns = [Column(REGRESSION, statistic) for statistic in _OF_TERMS]
    title = say.text("syntheses.differences.regression", label=say_all(labels))
    notes = robust_note(results, say)
    made = statistics_table(results, say, table, title, "moderator", rows, columns, notes)
    return [*paragraph(sentence, _few(results, say, found, len(rows))), *made]


def say_all(inlines):
    """Join what a title holds, which is text alone."""
    return "".join(inlines)


def tested(say, found, names, dfs):
    """Write a test of several coefficients or groups: F with two degrees of freedom, or Q.

    Parameters
    ----------
    say : Phrases
    found : Finding
    names : tuple of str
        Of the statistic; the first that there is.
    dfs : tuple of str
        Of its degrees of freedom, the second of F alone.

    Returns
    -------
    list of Inline
    """
    name = next(name for name in names if found.has(name))
    numbers = {"df": found.number(dfs[0]), "value": found.number(name)}
    if found.has(dfs[1]):
        return say("syntheses.differences.f", df2=found.number(dfs[1]), **numbers)
    return say("syntheses.differences.q_of_moderators", **numbers)


def _few(results, say, found, coefficients):
    fewest, k = results.settings["pooling"]["fewest"], found.number("k")
    if k.value >= fewest * coefficients:
        return ()
    told = {"fewest": str(fewest), "coefficients": str(coefficients)}
    return say("syntheses.differences.few_each", k=k, **told)


def _term(results, say, subject):
    """Name a coefficient by its moderator, of a category with that it is held against."""
    moderators, term = results.settings["moderators"], whole_and_part(subject)[1]
    if term in moderators:
        return moderators[term]["label"]
    name, category = column_and_value(term)
    reference = results.value(REGRESSION, subject, "reference")
    told = {"category": category, "reference": reference}
    return say.text("syntheses.differences.against", label=moderators[name]["label"], **told)
