"""Parts what sections composed into main text, appendices and what is not printed."""

from dataclasses import dataclass, field, replace

from angket.formats.blocks import (
    Appendix,
    BelowContents,
    Ending,
    Figure,
    Heading,
    Reference,
    Table,
    floats,
    inlines_of,
    is_printed,
)
from angket.report.finding import paragraph
from angket.report.listing import joined, listed
from angket.report.near_first import near_first
from angket.report.places import Group, flat
from angket.report.tables import label_for
from angket.settings.places import declared

# Than any heading: what is no heading makes those above it stay.
_DEEPER = 10


@dataclass
class Part:
    """A section, by the places of its blocks.

    Parameters
    ----------
    name : str
    title : str
        Its heading.
    main, appendix, end : list of Block
    """

    name: str
    title: str = ""
    main: list = field(default_factory=list)
    appendix: list = field(default_factory=list)
    end: list = field(default_factory=list)

    def add(self, place, block):
        """Put a block to its place; one that is not printed, to where it would stand."""
        if place == "workbook":
            place = "appendix"
            if isinstance(block, Figure):
                return
            if isinstance(block, Table):
                block = replace(block, printed=False)
        getattr(self, place).append(block)


def parted(places, name, blocks):
    """Part the blocks of a section by their places.

    Parameters
    ----------
    places : angket.report.places.Places
    name : str
        Of the section.
    blocks : sequence of Block and Group

    Returns
    -------
    Part
        Without headings that nothing follows.
    """
    part = Part(name)
    _sort(places, part, blocks, (name,))
    part.title = next((b.text for b in flat(blocks) if isinstance(b, Heading)), "")
    for place in ("main", "appendix", "end"):
        setattr(part, place, _without_empty_headings(getattr(part, place)))
    return part


def _sort(places, part, blocks, within):
    for block in blocks:
        if isinstance(block, Group):
            if places.of(block.name, *within) != "main":
                _sort(places, part, block.instead, within)
            _sort(places, part, block.blocks, (*within, block.name))
        elif isinstance(block, Table | Figure):
            part.add(places.of(block.label, *within), block)
        else:
            part.add(places.of(within[-1], *within[:-1]), block)


def _without_empty_headings(blocks):
    """Drop headings with nothing below them but headings of the same level or above."""
    kept, following = [], 0
    for block in reversed(blocks):
        if isinstance(block, Heading):
            if following <= block.level:
                continue
            following = block.level
        else:
            following = _DEEPER
        kept.append(block)
    return kept[::-1]


def put_together(results, say, parts):
    """Put the parts of all sections into one order.

    Behind the first one, below the contents, stands which appendices the main text does not
    mention.

    Parameters
    ----------
    results : Results
    say : Phrases
    parts : sequence of Part

    Returns
    -------
    list of Block
    """
    lettered = [part for part in parts if part.appendix]
    appendices = [_appendix(say, part, place) for place, part in enumerate(lettered)]
    referred = set()
    main = [_referred_to(say, part.main, referred) for part in parts if part.main]
    opening = _others(say, appendices, lettered, referred)
    blocks = [*main[0], *opening, *(block for part in main[1:] for block in part)] if main else []
    for heading, part in zip(appendices, lettered, strict=True):
        blocks += [heading, *_in_order(part.appendix, part.title), *_unprinted(results, say, part)]
    for part in parts:
        blocks += [Ending(1, b.text, False) if isinstance(b, Heading) else b for b in part.end]
    return near_first(say, blocks)


def _referred_to(say, blocks, referred):
    """Refer to what stands in the main text by a study's choice, while its text does not.

    `referred` collects the labels that the main text refers to.
    """
    made = []
    for block in blocks:
        if isinstance(block, Table | Figure) and block.label not in referred:
            told = say("places.shown", name=Reference(block.label), title=block.title)
            made += paragraph(told)
        made.append(block)
        found = (part for part in inlines_of([block]) if isinstance(part, Reference))
        referred.update(part.label for part in found)
    return made


def _appendix(say, part, place):
    letter = chr(ord("A") + place)
    name = say.text("places.appendix", letter=letter)
    text = say.text("places.heading", name=name, title=part.title)
    return Appendix(1, text, False, label_for("appendix", part.name), name, letter, place == 0)


def _others(say, appendices, parts, referred):
    """Tell below the contents of the appendices that no reference of the main text leads to."""
    told = [
        say("places.one", name=Reference(heading.label), title=part.title)
        for heading, part in zip(appendices, parts, strict=True)
        if referred.isdisjoint([heading.label, *(block.label for block in floats(part.appendix))])
    ]
    if not told:
        return []
    key = "places.others" if told[1:] else "places.other"
    return [BelowContents(*say(key, appendices=listed(say, told)))]


def _in_order(blocks, title):
    """Return blocks of an appendix, with no heading that repeats its title or skips a level."""
    made, level = [], 1
    for block in blocks:
        if isinstance(block, Heading):
            if (block.level, block.text) == (1, title):
                continue
            level = min(max(block.level, 2), level + 1)
            block = replace(block, level=level, numbered=False)
        made.append(block)
    return _tables_behind(made)


def _tables_behind(blocks):
    """Put a table behind figures that end a section: it fills the page where these do not fit.

    Examples
    --------
    >>> table, figure = Table("t", "", ((),), ()), Figure("f", "", "f", "")
    >>> ended = _tables_behind([table, figure, figure, Heading(2, "Next"), table, figure])
    >>> [type(block).__name__ for block in ended]
    ['Figure', 'Figure', 'Table', 'Heading', 'Table', 'Figure']
    """
    made, figures = [], []
    for block in (*blocks, None):
        if isinstance(block, Figure):
            figures.append(block)
            continue
        is_end = block is None or isinstance(block, Heading)
        is_put = is_end and len(figures) > 1 and made and isinstance(made[-1], Table)
        behind = [made.pop()] if is_put else []
        made += [*figures, *behind, block]
        figures = []
    return made[:-1]


def _unprinted(results, say, part):
    """Say what of a section is not printed, and where it is."""
    tables = [block for block in part.appendix if not is_printed(block)]
    left_out = [name for name in declared().get(part.name, ()) if name.startswith("figure-")]
    left_out = [name for name in left_out if results.places.of(name) == "workbook"]
    figures = [
        figure["title"]
        for figure in results.figures.values()
        if label_for("figure", figure["kind"]) in left_out
    ]
    told = []
    if tables:
        named = [
            say("places.one", name=Reference(table.label), title=table.title) for table in tables
        ]
        found = joined(say, "listing.semicolon", named)
        told.append(say("places.tables_left_out", tables=found))
    if figures:
        found = joined(say, "listing.semicolon", figures)
        told.append(say("places.figures_left_out", figures=found))
    return paragraph(*told)
