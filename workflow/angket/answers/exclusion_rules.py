"""Leaves out respondents by what stands in a column."""

import pandas as pd

from angket.answers.exclusion import exclusions, matching
from angket.answers.findings import expected_mark
from angket.answers.personal import looks_personal, personal_kind
from angket.files.fault import Fault
from angket.files.shown import column_as_shown
from angket.messages.message import Message

# Where a rule fits no value, all values of the column are named if there are at most so many.
SHOWN = 12
FITS_NOBODY = "rule_fits_nobody"
SIGNS = {
    "is": "=",
    "is_not": "\u2260",
    "below": "<",
    "at_most": "\u2264",
    "above": ">",
    "at_least": "\u2265",
}


def left_out_by_rules(file, cells, places, data, rules, by_hand):
    """Find the respondents that the rules of the study leave out.

    Parameters
    ----------
    file : str
    cells : Cells
    places : dict
        From the column of a rule to its position; columns that may be absent are not in it.
    data : dict
        The settings' `data`.
    rules : list of dict
        The settings' `exclude.where`.
    by_hand : Series of str
        Who is left out by hand, with the reason, which comes before that of a rule.

    Returns
    -------
    left_out : Series of str
        Indexed by row: the reason.
    faults, notices : list
        Cells that a rule cannot judge; rules that fit nobody.

    Raises
    ------
    Fault
        When a rule looks at a column that tells who somebody is, or fits everybody.
    """
    reasons, unclear, doubts, notices = [by_hand], [], [], []
    for number, rule in enumerate(rules, start=1):
        column = rule["column"]
        told = {"number": number, "condition": condition(rule)}
        if column not in places:
            problem = Message("intake.rule_without_column", **told)
            notices.append(("notice", pd.NA, column, problem, "rule_not_applied", ""))
            continue
        place = places[column]
        texts = cells.table[place]
        _refuse_personal(file, cells.names[place], texts, column, data)
        labels = cells.labels.get(place, {}).get("answers")
        shown, machine = column_as_shown(cells, place)
        matched, odd, doubt = matching(shown, rule, labels, machine)
        if doubt:
            told = expected_mark(doubt, f"exclude.where[{number}].decimal_mark")
            doubts.append(("fault", pd.NA, column, pd.NA, f"{doubt['kind']}_number", told))
            continue
        if matched.all():
            raise Fault(Message("intake.rule_fits_all", file=file, count=len(texts), **told))
        if not matched.any():
            problem = Message("intake.rule_fits_none", values=_values(texts, labels), **told)
            notices.append(("notice", pd.NA, column, problem, FITS_NOBODY, ""))
        reasons.append(pd.Series(rule["reason"], index=texts.index[matched.to_numpy()]))
        unclear.append((column, texts[odd]))
    left_out = exclusions(*reasons)
    faults = [
        ("fault", row, column, text, "rule_number", Message("intake.number_for_rule"))
        for column, texts in unclear
        for row, text in texts.items()
        if row not in left_out.index
    ]
    return left_out, doubts + faults, notices


def condition(rule):
    """Write what a rule looks for.

    >>> condition({"column": "age", "below": 17}), condition({"column": "c", "is": ["a", "b"]})
    ('age < 17', 'c = a, b')
    """
    name = next(name for name in SIGNS if name in rule)
    value = rule[name]
    told = ", ".join(map(str, value)) if isinstance(value, list) else f"{value:g}"
    return f"{rule['column']} {SIGNS[name]} {told}"


def _values(texts, labels):
    """Tell what a column holds, unless that is much or may tell who somebody is."""
    found = texts.dropna().drop_duplicates().tolist()
    if len(found) > SHOWN or any(map(looks_personal, found)):
        return Message("intake.values_many", count=len(found))
    if not found:
        return Message("intake.values_none")
    told = [f"{text} ({labels[text]})" if labels and text in labels else text for text in found]
    return Message("intake.values", values=told)


def _refuse_personal(file, heading, texts, column, data):
    if heading in data["not_personal"]:
        return
    if heading in data["personal"] or personal_kind(heading, texts):
        raise Fault(Message("intake.rule_personal", file=file, column=column, heading=heading))
