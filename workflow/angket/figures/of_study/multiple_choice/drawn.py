"""How many respondents chose each option of the questions with several answers."""

from functools import partial

from angket.figures.bars import draw_bars
from angket.figures.numbers import grouped
from angket.statistics.categorical.multiple_choice import count_choices
from angket.subjects import pair_apart, pairs_of


def figures(found):
    """Yield file, kind, subject, title and drawing for each question that anybody answered."""
    settings, responses = found.settings, found.responses
    words, notice = settings["words"], settings.get("notice")
    for name, question in settings.get("multiple_choice", {}).items():
        options = [column for column in responses if column.startswith(pairs_of(name))]
        counts, of_all = count_choices(responses[options])
        if not of_all["n"]:
            continue
        counts.index = [pair_apart(option)[1] for option in options]
        title = words["choices"].format(question=question["label"])
        axis = words["percent_of_choosers"].format(n=grouped(of_all["n"], words))
        percents = counts["respondents_percent"]
        drawing = partial(draw_bars, counts["n"], percents, axis, words, notice)
        yield f"multiple_choice_{name}", "multiple_choice", name, title, drawing
