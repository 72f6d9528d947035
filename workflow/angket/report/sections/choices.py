"""Questions of which several answers could be chosen: how often each option was."""

from angket.formats.blocks import Heading, Paragraph, Reference
from angket.report.declined import called, texts_chosen
from angket.report.listing import listed
from angket.report.pictures import figures_of
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import column_and_value, values_of

# Among the sections; see angket.report.compose.
PLACE = 30

SECTION = "multiple_choice"
_COLUMNS = [Column(SECTION, name) for name in ("n", "respondents_percent", "answers_percent")]


def compose(results, say):
    """Compose the section about questions with several answers.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None for a study without such a question.
    """
    questions = results.settings.get(SECTION) or {}
    if not questions:
        return []
    blocks = [Heading(1, say.text("choices.heading"))]
    for name in questions:
        label = results.label(name)
        if results.is_withheld(SECTION, name, "n"):
            reason = results.reason(SECTION, name, "n")
            blocks.append(Paragraph(*say("tables.withheld_whole", label=label, reason=reason)))
            continue
        rows = [
            (column_and_value(subject)[1], subject)
            for subject in results.subjects(SECTION, values_of(name))
            if results.has(SECTION, subject, "n")
        ]
        missing = [row for row in rows if _is_missing(results, row[1])]
        options = [row for row in rows if row not in missing]
        texts = texts_chosen(questions[name].get("missing"))
        none = called(say, "some" if texts else "left", texts, "choices.none")
        tables = statistics_table(
            results,
            say,
            label_for("choices", name),
            say.text("choices.table", label=label),
            "option",
            [*options, *((none, subject) for _, subject in missing)],
            _COLUMNS,
            [say("choices.note")],
        )
        floats = tables + figures_of(results, say, SECTION, name, label=label)
        sentence = _sentence(results, say, name, label, options)
        if floats:
            found = listed(say, [Reference(block.label) for block in floats])
            sentence = (*sentence, " ", *say("choices.details", floats=found))
        blocks += [Paragraph(*sentence), *floats]
    return blocks


def _is_missing(results, subject):
    """Tell the count of those who chose nothing from an option that is called so."""
    return results.value(SECTION, subject, "respondents_percent") is None


def _sentence(results, say, name, label, options):
    """Say how many answered, how often, and what was chosen most."""
    counts = {subject: results.number(SECTION, subject, "n") for _, subject in options}
    most = max((count.value for count in counts.values()), default=0)
    if not most:
        return say("choices.nobody", label=label)
    largest = [(option, subject) for option, subject in options if counts[subject].value == most]
    first = largest[0][1]
    return say(
        f"choices.{'tied' if largest[1:] else 'largest'}",
        label=label,
        n=results.number(SECTION, name, "n"),
        answers=results.number(SECTION, name, "answers"),
        options=listed(say, [option for option, _ in largest]),
        count=counts[first],
        percent=results.number(SECTION, first, "respondents_percent"),
    )
