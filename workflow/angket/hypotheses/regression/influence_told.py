"""Who decides more of a regression than others do, told by id."""

from angket.formats.blocks import Reference
from angket.report.finding import Finding, paragraph
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import parts_of

# More than so many are in the table alone.
NAMED = 10


def influence_told(results, say, name):
    """Tell who is influential, and what the regression comes to without them, as blocks."""
    found = Finding(results, say, "influence", name)
    reason = found.reason("influential")
    if reason:
        return paragraph(say("regression.influence_unknown", reason=reason))
    if not found.has("influential", "cooks_limit", "leverage_limit"):
        return []
    limits = {
        key: found.number(f"{key}_limit") for key in ("cooks", "leverage", "residual")
    } | {"cooks_largest": found.number("cooks_largest")}  # fmt: skip
    criterion = say("regression.influence_criterion", **limits)
    if not found.amount("influential"):
        return paragraph(criterion, say("regression.influence_none", **limits))
    beginning = parts_of(name)
    subjects = results.subjects("influence", beginning)
    called = [subject.removeprefix(beginning) for subject in subjects]
    label = label_for("influence", name)
    columns = [Column("influence", part) for part in ("cooks_distance", "leverage", "studentised")]
    title = say.text("regression.influence_title", hypothesis=name)
    notes = [say("regression.influence_note")]
    rows = list(zip(called, subjects, strict=True))
    table = statistics_table(results, say, label, title, "respondent", rows, columns, notes)
    number = found.number("influential")
    if table and len(called) <= NAMED:
        told = say(
            f"regression.influence_{'one' if len(called) == 1 else 'some'}",
            number=number, respondents=listed(say, called), table=Reference(label),
        )  # fmt: skip
    elif table:
        told = say("regression.influence_many", number=number, table=Reference(label))
    else:
        told = say("regression.influence_counted", number=number)
    return [*paragraph(criterion, told, _without(results, say, name, found)), *table]


def _without(results, say, name, found):
    """Say whether the decision stays without them."""
    rejected = results.flag("decision", name, "reject_h0")
    if rejected is None or not found.has("p_without", "r_squared_without", "n_without"):
        return ()
    alpha = float(results.value("decision", name, "alpha"))
    same = "same" if found.at_most(alpha, "p_without") == rejected else "other"
    numbers = {"n": found.number("n_without"), "r_squared": found.number("r_squared_without")}
    return say(f"regression.without_{same}", **numbers, p=found.p("p_without"))
