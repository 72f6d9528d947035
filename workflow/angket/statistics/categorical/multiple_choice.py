"""Questions of which a respondent may choose several answers."""

import pandas as pd

from angket.answers.exclusion import comparable
from angket.statistics.undefined import Undefined

# How programs write that an option was chosen, or was not.
CHOSEN = ["1", "true", "yes", "y", "ya", "checked", "selected", "chosen", "x", "v", "on"]
CHOSEN += ["\u2713", "\u2714", "\u2611", "\u221a", "\u2705"]
CHOSEN += ["benar", "dipilih", "tercentang", "quoted"]
NOT_CHOSEN = ["0", "false", "no", "n", "tidak", "unchecked", "not selected", "not chosen", "off"]
NOT_CHOSEN += ["\u2610", "salah", "tidak dipilih", "tidak tercentang", "not quoted", "not checked"]


def chosen_in_column(text, label, chosen=(), not_chosen=()):
    """Say whether the cell of an option's own column says that it was chosen.

    Parameters
    ----------
    text : str
    label : str
        What the option is called; a cell that repeats it is a choice.
    chosen, not_chosen : sequence of str
        What else the study says means one or the other; it comes before what is known.

    Returns
    -------
    bool or None
        None for what means neither.

    Examples
    --------
    >>> [chosen_in_column(text, "Radio") for text in ("1,0", "radio", "FALSE", "sometimes")]
    [True, True, False, None]
    """
    told = comparable(text)
    for texts, verdict in (
        (chosen, True),
        (not_chosen, False),
        ([label, *CHOSEN], True),
        (NOT_CHOSEN, False),
    ):
        if told in {comparable(known) for known in texts}:
            return verdict
    return None


def count_choices(choices):
    """Count how often each option was chosen.

    Parameters
    ----------
    choices : DataFrame of bool, shape (n, options)
        Who chose what; missing for who did not answer.

    Returns
    -------
    options : DataFrame
        Indexed by option: `n`, `respondents_percent` (of those who chose at least one) and
        `answers_percent` (of all choices); the percents are Undefined where nobody chose any.
    question : dict
        `n` (who chose at least one), `answers` (all choices) and `without` (who chose none).

    Notes
    -----
    The percents of cases and of responses of SPSS MULT RESPONSE; who chose no option is
    missing there too.

    Examples
    --------
    >>> options, question = count_choices(pd.DataFrame({"a": [True, True], "b": [True, False]}))
    >>> options["respondents_percent"].tolist(), question
    ([100.0, 50.0], {'n': 2, 'answers': 3, 'without': 0})
    """
    given = choices.fillna(False).astype(bool)
    counts = given.sum()
    answers, n = int(counts.sum()), int(given.any(axis=1).sum())
    options = pd.DataFrame({"n": counts.astype(int)})
    nobody = [Undefined("nobody answered")] * len(counts)
    options["respondents_percent"] = counts * 100 / n if n else nobody
    options["answers_percent"] = counts * 100 / answers if answers else nobody
    return options, {"n": n, "answers": answers, "without": len(choices) - n}
