"""Item analysis of tests: difficulty, discrimination and distractors of items that have a key."""

import math
from collections import Counter

from angket.formats.blocks import Heading, Points
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.listing import listed, sentences_of
from angket.report.pictures import figures_of
from angket.report.tables import Column, indented, label_for, statistics_table
from angket.subjects import column_and_value

SECTION = "item_analysis"
# By whom difficulty is called hard or easy.
_DIFFICULTY = "Arikunto, 2013"
_SOURCES = {"arikunto": "Arikunto (2013)", "ebel": "Ebel & Frisbie (1991)"}
# An item of two answers has no distractors: who is not right is wrong.
_MOST_OF_TWO = 2
# Different answers to an item of which a table is printed: more were typed, not chosen.
_MOST_ANSWERS = 12
# Items of which distractors are named in the text.
_MOST_NAMED = 8


def tests_of(results):
    """List the variables that have an answer key."""
    return [n for n, v in results.settings["variables"].items() if v.get("answer_key")]


def compose(results, say):
    """Compose the part about the items of tests; nothing where no variable is one.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    tests = [name for name in tests_of(results) if results.value(SECTION, name, "n")]
    if not tests:
        return []
    items = _items(results, say, tests)
    answers = [table for name in tests for table in _answers(results, say, name)]
    figures = [
        figure
        for name in tests
        for figure in figures_of(results, say, SECTION, name, variable=results.label(name))
    ]
    blocks = [
        Heading(2, say.text("item_analysis.heading")),
        *paragraph(*_method(results, say, tests)),
        *paragraph(*_rule(results, say), refer_to(say, [*items, *answers])),
        Points(tuple(sentences_of(_of_test(results, say, name)) for name in tests)),
    ]
    return [*blocks, *items, *figures, *answers]


def reliability(results, say, name):
    """Say that alpha of a test is KR-20, and what error of measurement follows from it.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of a variable, a test or not.

    Returns
    -------
    list of tuple of Inline
        Sentences; none where the variable is no test.
    """
    found = Finding(results, say, SECTION, name)
    if not found.has("kr20"):
        return []
    same = results.has("reliability", name, "alpha") and math.isclose(
        found.amount("kr20"), float(results.value("reliability", name, "alpha")), rel_tol=1e-9
    )
    # Where items are left out of the total, alpha is that of the others.
    kr20 = say("item_analysis.kr20") if same else ()
    kr20 = kr20 or say("item_analysis.kr20_all", kr20=found.number("kr20"))
    if not found.has("sem"):
        return [kr20]
    return [kr20, say("item_analysis.sem", sem=found.number("sem"))]


def _method(results, say, tests):
    rule = results.settings["instrument"][SECTION]
    variables = listed(say, [results.label(name) for name in tests])
    share = results.write(100 * rule["group"], "given")
    return [
        say("item_analysis.scoring", variables=variables),
        say(f"item_analysis.blank.{rule['blank']}"),
        say("item_analysis.measures", share=share),
    ]


def _rule(results, say):
    rule = results.settings["instrument"][SECTION]
    hard, easy = (results.write(limit, "bounded") for limit in rule["difficulty"])
    least, enough = (results.write(limit, "bounded") for limit in rule["discrimination"])
    told = {"hard": hard, "easy": easy, "least": least, "enough": enough}
    return [say("item_analysis.rule", source=_DIFFICULTY, **told)]


def _of_test(results, say, name):
    """Tell which items are kept, revised and dropped, and which distractors do not work."""
    label, found = results.label(name), Finding(results, say, SECTION, name)
    items = results.settings["variables"][name]["items"]
    size = {"n": found.number("n"), "items": found.number("items")} if found.has("items") else {}
    if not size:
        return [say("item_analysis.none", variable=label, reason=found.reason("kr20"))]
    sentences = [say("item_analysis.test", variable=label, **size)]
    by_decision = {}
    for item in items:
        by_decision.setdefault(results.value(SECTION, item, "decision"), []).append(item)
    if reason := results.reason(SECTION, items[0], "decision"):
        return [*sentences, say("item_analysis.undecided", reason=reason)]
    for decision in ("keep", "revise", "drop"):
        if members := by_decision.get(decision):
            told = {"items": listed(say, members), "count": str(len(members))}
            sentences.append(say(f"item_analysis.{decision}", **told))
    if by_decision.get("drop") or by_decision.get("revise"):
        sentences.append(say("item_analysis.still"))
    return sentences + _faulty(results, say, name)


def _faulty(results, say, name):
    """Name the wrong answers that hardly anybody, or the upper group, chose."""
    least = results.settings["instrument"][SECTION]["distractor"]
    sentences, subjects = [], _options(results, name)
    if _are_typed(subjects):
        return [say("item_analysis.typed", most=str(_MOST_ANSWERS))]
    for verdict in ("rare", "draws_upper"):
        by_item = {}
        for subject in subjects:
            if results.value(SECTION, subject, "distractor") == verdict:
                item, option = column_and_value(subject)
                by_item.setdefault(item, []).append(option)
        if not by_item:
            continue
        told = [
            say("item_analysis.answers_of", item=item, answers=", ".join(options))
            for item, options in by_item.items()
        ]
        # The table names them all, where a sentence would go on and on.
        many = verdict == "rare" and len(told) > _MOST_NAMED
        count = str(sum(map(len, by_item.values())))
        fillings = {"share": results.write(100 * least, "given"), "count": count}
        fillings["answers"] = listed(say, told)
        sentences.append(say(f"item_analysis.{verdict}{'_many' if many else ''}", **fillings))
    return sentences


def _options(results, name):
    """List the answers to the items of a test, item by item; none where all are but two."""
    items = results.settings["variables"][name]["items"]
    subjects = [
        subject
        for subject in results.subjects(SECTION)
        if column_and_value(subject)[1] is not None and column_and_value(subject)[0] in items
    ]
    answers = {column_and_value(subject)[1] for subject in subjects}
    return subjects if len(answers) > _MOST_OF_TWO else []


def _are_typed(subjects):
    """Tell whether an item has more different answers than anybody could have offered."""
    counts = Counter(column_and_value(subject)[0] for subject in subjects)
    return max(counts.values(), default=0) > _MOST_ANSWERS


def _items(results, say, tests):
    interval = say("item_analysis.interval")
    bands = results.settings["instrument"][SECTION]["bands"]
    columns = [
        Column(SECTION, "difficulty"),
        Column(SECTION, "ci_low", over=interval),
        Column(SECTION, "ci_high", over=interval),
        Column(SECTION, "difficulty_band", words="item_analysis.difficulty"),
        Column(SECTION, "discrimination"),
        Column(SECTION, "discrimination_band", words="item_analysis.discrimination"),
        Column(SECTION, "omitted"),
        Column(SECTION, "decision", words="item_analysis.decision"),
    ]
    variables = results.settings["variables"]
    several = len(tests) > 1
    of_items = {item: results.label(name) for name in tests for item in variables[name]["items"]}
    rows = [(indented(item) if several else item, item) for item in of_items]
    notes = [say("item_analysis.items_note", source=_SOURCES[bands])]
    title = say.text("item_analysis.items_title")
    above = of_items if several else None
    return statistics_table(
        results, say, "item-analysis", title, "item", rows, columns, notes, above
    )


def _answers(results, say, name):
    names = ("n", "percent", "upper_percent", "middle_percent", "lower_percent", "point_biserial")
    columns = [Column(SECTION, statistic) for statistic in names]
    columns.append(Column(SECTION, "distractor", words="item_analysis.distractor"))
    subjects = _options(results, name)
    if _are_typed(subjects):
        return []
    told = [(subject, *column_and_value(subject)) for subject in subjects]
    rows = [(indented(option), subject) for subject, _, option in told]
    above = {subject: item for subject, item, _ in told}
    title = say.text("item_analysis.answers_title", variable=results.label(name))
    label, notes = label_for("distractors", name), [say("item_analysis.answers_note")]
    return statistics_table(results, say, label, title, "answer", rows, columns, notes, above)
