"""What in the file of answers keeps a study from results, as things that are left to do."""

from pathlib import PurePosixPath
from typing import NamedTuple

from angket.files.places import column_letters
from angket.page.columns.looked_at import look_at
from angket.page.rendering import words_of

# So many different answers are named, and so many cells of each.
_ANSWERS, _CELLS = 5, 3


class Wrong(NamedTuple):
    """Something to mend: what is said of it, and where on the screen of answers it is mended."""

    text: str
    anchor: str


def wrong_for(request):
    """Say what is to be mended in the file of answers of the study that an address is of.

    Parameters
    ----------
    request : starlette.requests.Request

    Returns
    -------
    list of Wrong
        Empty where nothing is, or where the settings cannot be looked at: the screen of settings
        says then what is wrong with them.
    """
    project, study = request.app.state.project, request.path_params.get("study", "")
    try:
        return wrong_in(look_at(project, study), words_of(request)) if project.has(study) else []
    except (KeyError, ValueError, TypeError, AttributeError):
        return []


def wrong_in(look, say):
    """Say what is to be mended in a file of answers.

    Parameters
    ----------
    look : angket.page.columns.looked_at.Look
    say : angket.page.words.Words

    Returns
    -------
    list of Wrong
    """
    if look.study is None:
        return []
    if look.board is None:
        file = PurePosixPath(str(look.study["data"]["file"])).name
        key = "gone" if look.fault is None else "unread"
        return [Wrong(say(f"answers.wrong.{key}", file=file), "content")]
    found = []
    if look.board.absent:
        names = [name for name, *_ in look.board.absent][:_ANSWERS]
        told = say("answers.wrong.absent", count=len(look.board.absent), names=names)
        found.append(Wrong(told, "absent"))
    for odd in look.board.odd[:_ANSWERS]:
        places = where(odd.places, say)
        shown = say("answers.hidden") if odd.hidden else say("answers.quoted", text=odd.text)
        told = say("answers.wrong.odd", count=len(odd.places), places=places, text=shown)
        found.append(Wrong(told, f"odd-{odd.key}"))
    if left := look.board.odd[_ANSWERS:]:
        found.append(Wrong(say("answers.wrong.more", count=len(left)), f"odd-{left[0].key}"))
    return found


def where(places, say, most=_CELLS):
    """Say in which cells something is, such as "row 34, column J; and 3 more".

    Parameters
    ----------
    places : list of (int, int)
    say : angket.page.words.Words
    most : int
        How many are named.

    Returns
    -------
    str
    """
    named = [
        say("answers.cell", row=row, column=column_letters(place)) for row, place in places[:most]
    ]
    if len(places) > most:
        named.append(say("answers.more_cells", count=len(places) - most))
    return "; ".join(named)
