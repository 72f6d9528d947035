"""Where blocks of a report stand: in the main text, the appendix, or nowhere in print."""

from dataclasses import dataclass

from angket.formats.blocks import Block
from angket.settings.places import PLACES, declared


@dataclass(frozen=True)
class Group:
    """Blocks that go to a place together, with what stands instead of them in the main text.

    Parameters
    ----------
    name : str
        As in a file of places.
    blocks : sequence of Block
        A heading first, if they have one.
    instead : sequence of Block
        Printed in the main text where the group itself is not.
    """

    name: str
    blocks: tuple[Block, ...]
    instead: tuple[Block, ...] = ()


def flat(blocks):
    """Return blocks with those of groups in the places of the groups.

    >>> flat(["a", Group("g", ("b", Group("h", ("c",))))])
    ['a', 'b', 'c']
    """
    inner = [flat(block.blocks) if isinstance(block, Group) else [block] for block in blocks]
    return [block for part in inner for block in part]


class Places:
    """The place of each name in the report of a study.

    Parameters
    ----------
    report : dict
        The study's settings of the report.
    further : dict, optional
        Names with their places that no section of a study declares.

    Examples
    --------
    >>> Places({}).of("loadings"), Places({"main_text": ["loadings"]}).of("loadings")
    ('workbook', 'main')
    >>> Places({"detail": "full"}).of("loadings")
    'appendix'
    """

    def __init__(self, report, further=()):
        self._known = {n: place for names in declared().values() for n, place in names.items()}
        self._known |= dict(further)
        if report.get("detail") == "full":
            printed = {"workbook": "appendix"}
            self._known = {name: printed.get(at, at) for name, at in self._known.items()}
        self._chosen = dict.fromkeys(report.get("main_text", ()), "main")
        self._chosen |= dict.fromkeys(report.get("appendix", ()), "appendix")

    def of(self, name, *within):
        """Return the place of what has a name, or a label that begins with one.

        Parameters
        ----------
        name : str
        *within : str
            The names of the groups and the section that it stands in: it is not before them,
            unless the study chose a place for it.
        """
        name = self._named(name)
        if name in self._chosen:
            return self._chosen[name]
        around = (self._named(outer) for outer in within)
        places = [self._chosen.get(outer, self._known.get(outer, "main")) for outer in around]
        return max([self._known.get(name, "main"), *places], key=PLACES.index)

    def _named(self, label):
        """Return the longest known name that a label begins with, or the label itself.

        >>> Places({})._named("reliability-others")
        'reliability-others'
        >>> Places({})._named("validity-load")
        'validity'
        """
        known = [name for name in self._known if label == name or label.startswith(f"{name}-")]
        return max(known, key=len, default=label)
