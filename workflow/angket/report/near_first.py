"""The order in which a sentence names tables and figures: those of the main text first."""

from dataclasses import replace

from angket.formats.blocks import Appendix, Paragraph, Points, Reference, floats, is_printed


def near_first(say, blocks):
    """Name those of the main text before those of an appendix, wherever several are listed.

    Parameters
    ----------
    say : Phrases
        With `listing.comma`, `listing.two` and `listing.several`, which join what is listed.
    blocks : sequence of Block
        Of the whole report.

    Returns
    -------
    list of Block
        Else as they were.
    """
    joints = {say.text(f"listing.{key}", first="", last="") for key in ("comma", "two", "several")}
    behind = next((i for i, b in enumerate(blocks) if isinstance(b, Appendix)), len(blocks))
    near = {block.label for block in floats(blocks[:behind]) if is_printed(block)}

    def ordered(inlines):
        return in_order(inlines, joints, lambda reference: reference.label not in near)

    made = []
    for block in blocks:
        if isinstance(block, Paragraph):
            block = type(block)(*ordered(block.inlines))
        elif isinstance(block, Points):
            block = replace(block, points=tuple(map(ordered, block.points)))
        made.append(block)
    return made


def in_order(inlines, joints, key):
    """Sort the references that stand in one list; those of other lists stay with theirs.

    Parameters
    ----------
    inlines : sequence of Inline
    joints : set of str
        What stands between two that are listed.
    key : callable
        As of `sorted`.

    Returns
    -------
    tuple of Inline

    Examples
    --------
    >>> found = in_order(("In ", Reference("E"), " and ", Reference("1"), "."), {" and "},
    ...                  lambda reference: reference.label == "E")
    >>> [part.label if isinstance(part, Reference) else part for part in found]
    ['In ', '1', ' and ', 'E', '.']
    """
    made, run = list(inlines), []
    for place, part in enumerate((*inlines, "")):
        if isinstance(part, Reference):
            run.append(place)
        elif part not in joints or not run or run[-1] != place - 1:
            for at, reference in zip(run, sorted((inlines[i] for i in run), key=key), strict=True):
                made[at] = reference
            run = []
    return tuple(made)
