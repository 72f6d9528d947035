"""Lists within a sentence, and those of several that stand out."""

import re

from angket.report.printed import from_numbers

# What an item is called, and the number that it ends with; "X01" and "X1" are two names.
_NUMBERED = re.compile(r"(.*?)(0|[1-9]\d*)?", re.DOTALL)


def listed(say, parts):
    """Join parts of a sentence as a language does: a; a and b; a, b, and c.

    Parameters
    ----------
    say : Phrases
    parts : sequence of str, Inline or tuple of Inline
        At least one.

    Returns
    -------
    tuple of Inline

    Examples
    --------
    >>> from angket.report.phrases import Phrases
    >>> joints = {"comma": "{first}, {last}", "two": "{first} and {last}",
    ...           "several": "{first}, and {last}"}
    >>> "".join(listed(Phrases({"listing": joints}), ["a", "b", "c"]))
    'a, b, and c'
    """
    *others, last = parts
    if not others:
        return last if isinstance(last, tuple) else (last,)
    before = joined(say, "listing.comma", others)
    return say("listing.several" if others[1:] else "listing.two", first=before, last=last)


def joined(say, joint, parts):
    """Join parts by one phrase that wants `first` and `last`."""
    whole, *others = parts
    for part in others:
        whole = say(joint, first=whole, last=part)
    return whole


def in_runs(names):
    """Write names that are counted on as one run, as items are called.

    Parameters
    ----------
    names : sequence of str

    Returns
    -------
    list of str

    Examples
    --------
    >>> in_runs(["X1", "X2", "X3", "X7", "mood", "Y8", "Y9"]) == ["X1\N{EN DASH}X3", "X7", "mood",
    ...                                                           "Y8", "Y9"]
    True
    """
    runs = []
    for name in names:
        word, number = _NUMBERED.fullmatch(name).groups()
        if runs and number and runs[-1][0] == word and runs[-1][-1] + 1 == int(number):
            runs[-1].append(int(number))
        else:
            runs.append([word, int(number)] if number else [name])
    return [name for word, *numbers in runs for name in _run(word, numbers)]


def _run(word, numbers):
    if len(numbers) > 2:
        return [f"{word}{numbers[0]}\N{EN DASH}{word}{numbers[-1]}"]
    return [f"{word}{number}" for number in numbers] or [word]


def sentences_of(sentences):
    """Put sentences one after the other.

    Examples
    --------
    >>> sentences_of([("One.",), ("Two.",)])
    ('One.', ' ', 'Two.')
    """
    return tuple(
        inline
        for place, sentence in enumerate(sentences)
        for inline in ((" ", *sentence) if place else sentence)
    )


def related(number):
    """Write what follows a symbol: its number, or the inequality that stands for it.

    Examples
    --------
    >>> from angket.formats.blocks import Number
    >>> related(Number(0.0312, "0,031")), related(Number(0.00001, "< 0,001"))
    ('= 0,031', '< 0,001')
    >>> related(Number(0.2, "\N{GREATER-THAN OR EQUAL TO} 0,200"))
    '\N{GREATER-THAN OR EQUAL TO} 0,200'
    """
    text = number.text
    return text if text[:1] in "<>\N{GREATER-THAN OR EQUAL TO}" else from_numbers(f"= {text}", text)


def extremes(results, section, subjects, statistic):
    """Find the subjects with the lowest and with the highest value of a statistic.

    Parameters
    ----------
    results : Results
    section, statistic : str
    subjects : sequence of str
        Those without a value do not count.

    Returns
    -------
    lowest, highest : list of str
        Several where they are equal; none where no subject has a value.
    """
    values = {
        subject: float(results.value(section, subject, statistic))
        for subject in subjects
        if results.has(section, subject, statistic)
    }
    if not values:
        return [], []
    return tuple(
        [subject for subject, value in values.items() if value == end]
        for end in (min(values.values()), max(values.values()))
    )


def numbered(results, say, section, subjects, statistic, phrase):
    """List subjects, each with its number in a phrase that wants `subject` and `value`.

    Parameters
    ----------
    results : Results
    say : Phrases
    section, statistic, phrase : str
    subjects : sequence of str

    Returns
    -------
    tuple of Inline
        Empty where there is no subject.
    """
    if not subjects:
        return ()
    found = [(results.label(name), results.number(section, name, statistic)) for name in subjects]
    return listed(say, [say(phrase, subject=label, value=value) for label, value in found])
