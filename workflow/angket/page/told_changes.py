"""What changed of settings and answers, in lines that somebody reads who knows no keys of files."""

from angket.page.labelled import Labelled

# So many answers, and names of respondents in a line, are told; of more, only how many.
_MOST_ANSWERS, _MOST_NAMES = 12, 8


def told_changes(say, made, answers, settings):
    """Tell what changed.

    Parameters
    ----------
    say : angket.page.words.Words
    made : angket.page.made_from.Different
    answers : angket.page.answers_changed.AnswersChanged or None
        The answers one by one, where they are known.
    settings : tuple of dict
        Of the study then and now.

    Returns
    -------
    list of str
        A line each, answers before settings.
    """
    if answers:
        lines = _of_answers(say, answers, settings[-1])
    else:
        lines = [say("changed.file", file=file.rpartition("/")[2]) for file in made.files]
    labelled = Labelled(say, *settings)
    told = [labelled.change(message) for message in made.settings]
    return lines + [line for line in told if line]


def since(say, outdated):
    """Say that settings or answers changed after results, or nothing where they did not.

    Parameters
    ----------
    say : angket.page.words.Words
    outdated : angket.page.made_from.Different or None

    Returns
    -------
    str
    """
    if not outdated:
        return ""
    settings = bool(outdated.settings or outdated.unreadable)
    which = "both" if settings and outdated.files else "settings" if settings else "answers"
    return say(f"changed.since.{which}")


def _of_answers(say, answers, settings):
    named = "respondent" if (settings.get("data") or {}).get("id") else "row"
    empty = say("changed.empty")
    lines = [
        say(
            "changed.answer",
            respondent=say(f"changed.{named}", row=one.respondent),
            column=one.column,
            before=empty if one.before is None else one.before,
            now=empty if one.now is None else one.now,
        )
        for one in answers.answers[:_MOST_ANSWERS]
    ]
    more = len(answers.answers) - _MOST_ANSWERS
    lines += [say("changed.more", count=more)] if more > 0 else []
    for way in ("new", "gone"):
        rows = getattr(answers, way)
        if rows:
            names = ", ".join(rows[:_MOST_NAMES]) + (", …" if len(rows) > _MOST_NAMES else "")
            lines.append(say(f"changed.{way}", count=len(rows), rows=names))
    return lines
