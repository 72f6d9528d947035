"""Notes that several tables have in common, said once."""

from dataclasses import replace

from angket.formats.blocks import Superscript, Table


def said_once(blocks, kind):
    """Leave a note that the tables of a kind share below the first of them alone.

    Parameters
    ----------
    blocks : list of Block
        Of a section.
    kind : str
        With what the labels of these tables begin: "validity" of validity-load, validity-strain.

    Returns
    -------
    list of Block
        Notes that explain a raised letter of their own table stay there.

    Examples
    --------
    >>> first, second = (Table(f"items-{n}", "", (("a",),), (), (("A note.",),)) for n in "xy")
    >>> [table.notes for table in said_once([first, second], "items")]
    [(('A note.',),), ()]
    """
    told, kept = set(), []
    for block in blocks:
        if isinstance(block, Table) and block.label.partition("-")[0] == kind:
            notes = tuple(n for n in block.notes if _explains_letter(n) or n not in told)
            told |= {*block.notes}
            block = replace(block, notes=notes)
        kept.append(block)
    return kept


def _explains_letter(note):
    return isinstance(note[0], Superscript)
