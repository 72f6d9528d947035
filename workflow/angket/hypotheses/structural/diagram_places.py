"""Where the constructs of a diagram stand, and where paths leave and reach them."""

from typing import NamedTuple

import numpy as np

from angket.figures.style import LINE_HEIGHT, SMALL, TEXT
from angket.figures.texts import text_width, wrapped
from angket.figures.width import full_width

EDGE, APART, LINK = 0.06, 0.2, 0.16
LINE = LINE_HEIGHT * SMALL / TEXT
# Of a construct beside others from left to right, in inches; of rows, what lies between two, and
# the room of a path that passes a row.
WIDE, LEAST_GAP = 1.15, 0.75
WIDEST, BESIDE, LANE = 1.7, 0.12, 0.3
# Of two paths that leave or reach a construct, in inches; and how far along its side they may.
PORTS_APART, REACH = 0.13, 0.4
# Between two rows: without paths, for each construct of the longest row, and where the page ends.
BETWEEN, CROWDED, CLOSEST = 0.45, 0.14, 0.32
# Letters of a divided word on a line.
FEWEST = 3


class Shape(NamedTuple):
    """Where a construct is drawn: its middle and sizes, and the box of its items.

    `half` is half of what its column or row takes along the way that paths run.
    """

    x: float
    y: float
    wide: float
    tall: float
    text: str
    box: tuple | None
    sideways: bool
    half: float

    def rim(self, towards):
        """Return where the line to a point leaves the ellipse, at a side that faces it."""
        across, along = towards[0] - self.x, towards[1] - self.y
        if self.sideways:
            along = np.clip(along, -abs(across) * 0.45, abs(across) * 0.45)
        far = np.hypot(across / (self.wide / 2), along / (self.tall / 2))
        return self.x + across / far, self.y + along / far

    def edge(self, at):
        """Return where a line that leaves the ellipse at a point leaves its column or row."""
        if self.sideways:
            return self.x + np.copysign(self.half, at[0] - self.x), at[1]
        return at[0], self.y + np.copysign(self.half, at[1] - self.y)

    def ports(self, towards):
        """Return where the lines to several points leave the ellipse, apart from each other.

        The points stand in order along the side that they leave by.
        """
        natural = [self.rim(point) for point in towards]
        if len(natural) == 1:
            return natural
        axis, half = (1, self.tall / 2) if self.sideways else (0, self.wide / 2)
        middle, most = (self.x, self.y)[axis], half * 2 * REACH
        wanted = np.array([point[axis] - middle for point in natural])
        offsets = np.maximum.accumulate(wanted - PORTS_APART * np.arange(len(wanted)))
        offsets += PORTS_APART * np.arange(len(wanted))
        offsets += wanted.mean() - offsets.mean()
        if offsets[-1] - offsets[0] > 2 * most:
            offsets = np.linspace(-most, most, len(offsets))
        offsets += max(0, -most - offsets[0]) - max(0, offsets[-1] - most)
        across = np.sqrt(1 - (offsets / half) ** 2)
        if self.sideways:
            side = np.sign(towards[0][0] - self.x)
            return [(self.x + side * self.wide / 2 * a, self.y + o)
                    for a, o in zip(across, offsets, strict=True)]  # fmt: skip
        side = np.sign(towards[0][1] - self.y)
        return [(self.x + o, self.y + side * self.tall / 2 * a)
                for a, o in zip(across, offsets, strict=True)]  # fmt: skip


def _told(construct, wide, boxed):
    """Return the lines within an ellipse."""
    # A long word may come close to the rim rather than be broken.
    longest = max(text_width(word, SMALL) for word in construct.label.split() or [""])
    room = wide * (0.84 if longest <= wide * 0.84 else 0.95)
    lines = wrapped(hyphenated(construct.label, room), room, SMALL)
    below = [construct.told] if construct.told else []
    if not boxed and construct.summary:
        below.append(wrapped(construct.summary, wide * 0.86, SMALL))
    return "\n".join([lines, *below])


def hyphenated(label, room):
    """Divide words that are wider than the room, with a hyphen and no less than three letters.

    Parameters
    ----------
    label : str
    room : float
        In inches.

    Returns
    -------
    str

    Examples
    --------
    >>> hyphenated("Transformational style", 0.8)
    'Transformati- onal style'
    """
    words = []
    for word in label.split():
        while text_width(word, SMALL) > room and len(word) > 2 * FEWEST:
            fits = [
                place
                for place in range(FEWEST, len(word) - FEWEST + 1)
                if text_width(word[:place] + "-", SMALL) <= room
            ]
            if not fits:
                break
            words.append(word[: fits[-1]] + "-")
            word = word[fits[-1] :]
        words.append(word)
    return " ".join(words)


def _tall(text):
    return LINE_HEIGHT * (text.count("\n") + 1) * 1.25 + 0.2


def in_columns(constructs, layers, boxed=True):
    """Place constructs from left to right, their items below each.

    Parameters
    ----------
    constructs : dict of str to angket.hypotheses.structural.diagram.Construct
    layers : list of list
        As `angket.figures.layers.layers_of` returns them.
    boxed : bool
        Whether there is room for the items; a summary of them stands in the constructs otherwise.

    Returns
    -------
    shapes : dict of str to Shape
    through : dict of tuple of (str, str) to list of tuple of float
        Of each arrow that passes layers, where it does.
    height : float
    """
    count = len(layers)
    wide = min(WIDE, (full_width() - 2 * EDGE - LEAST_GAP * (count - 1)) / count)
    gap = (full_width() - 2 * EDGE - wide * count) / max(count - 1, 1)
    apart = APART if boxed else APART / 2
    if not boxed:
        constructs = {name: one._replace(items=()) for name, one in constructs.items()}
    texts = {name: _told(one, wide, boxed) for name, one in constructs.items()}
    heights = []
    for layer in layers:
        sizes = []
        for node in layer:
            if node not in constructs:
                sizes.append(0.3)
                continue
            items = len(item_lines(constructs[node].items, wide))
            sizes.append(_tall(texts[node]) + (LINK + LINE * items + 0.08 if items else 0))
        heights.append(sizes)
    whole = max(sum(sizes) + apart * (len(sizes) - 1) for sizes in heights)
    shapes, through = {}, {}
    for column, (layer, sizes) in enumerate(zip(layers, heights, strict=True)):
        x = EDGE + wide / 2 + column * (wide + gap)
        spare = (whole - sum(sizes) - apart * (len(sizes) - 1)) / len(sizes)
        top = -EDGE
        for node, size in zip(layer, sizes, strict=True):
            top -= spare / 2
            if node in constructs:
                tall = _tall(texts[node])
                y = top - tall / 2
                lines = item_lines(constructs[node].items, wide)
                box = _box(lines, x, top - tall) if lines else None
                shapes[node] = Shape(x, y, wide, tall, texts[node], box, True, wide / 2)
            else:
                through.setdefault(node, []).extend(
                    [(x - wide / 2, top - size / 2), (x + wide / 2, top - size / 2)]
                )
            top -= size + spare / 2
            top -= apart if node is not layer[-1] else 0
    return shapes, through, whole + 2 * EDGE


def item_lines(items, wide):
    """Return the lines of a box of items, none of them wider than the construct above.

    Parameters
    ----------
    items : tuple of str
        Each with its loading.
    wide : float
        Of the construct, in inches.

    Returns
    -------
    list of str

    Examples
    --------
    >>> item_lines(("KL1  0.84", "Quality of service  0.60"), 1.15)
    ['KL1  0.84', 'Quality of service', '0.60']
    """
    room, lines = wide - 0.1, []
    for item in items:
        if text_width(item, SMALL) <= room:
            lines.append(item)
        else:
            lines += wrapped(hyphenated(item, room), room, SMALL).split("\n")
    return lines


def _box(lines, x, bottom):
    """Return the box of a construct's items: left, bottom, width, height."""
    wide = max(text_width(line, SMALL) for line in lines) + 0.14
    tall = LINE * len(lines) + 0.08
    return x - wide / 2, bottom - LINK - tall, wide, tall


def in_rows(constructs, layers, tallest=None):
    """Place constructs from top to bottom, without their items; see `in_columns`.

    Where that is higher than the page, rows stand closer together.
    """
    most = max(len(layer) for layer in layers)
    room = full_width() - 2 * EDGE
    wide = WIDEST
    for layer in layers:
        count = sum(node in constructs for node in layer)
        spare = room - BESIDE * (len(layer) - 1) - LANE * (len(layer) - count)
        wide = min(wide, spare / max(count, 1))
    texts = {name: _told(one, wide, False) for name, one in constructs.items()}
    shapes, through = {}, {}
    rows = [
        max((_tall(texts[node]) for node in layer if node in constructs), default=0.3)
        for layer in layers
    ]
    apart = BETWEEN + CROWDED * max(most, 2)
    if tallest and len(rows) > 1:
        fits = (tallest - 2 * EDGE - sum(rows)) / (len(rows) - 1)
        apart = max(min(apart, fits), CLOSEST)
    top = -EDGE
    for layer, tall in zip(layers, rows, strict=True):
        sizes = [wide if node in constructs else LANE for node in layer]
        step = (room - sum(sizes)) / len(layer)
        for place, node in enumerate(layer):
            x = EDGE + sum(sizes[:place]) + sizes[place] / 2 + step * (place + 0.5)
            y = top - tall / 2
            if node in constructs:
                own = _tall(texts[node])
                shapes[node] = Shape(x, y, wide, own, texts[node], None, False, tall / 2)
            else:
                through.setdefault(node, []).extend([(x, top), (x, top - tall)])
        top -= tall + apart
    return shapes, through, -top - apart + EDGE


def courses(arrows, shapes, through):
    """Return the points that each path runs through.

    Where a path passes others, all are curves, which keep their order where they begin and end
    beside each other: at the edges of columns and rows.

    Parameters
    ----------
    arrows : list of tuple of (str, str)
    shapes : dict of str to Shape
    through : dict of tuple of (str, str) to list of tuple of float

    Returns
    -------
    points : list of list of tuple of float
    curved : bool
    """
    curved = any(through.values())
    found = []
    for arrow, (first, last) in zip(arrows, _ends_of(arrows, shapes, through), strict=True):
        points = [first, *through.get(arrow, []), last]
        if curved:
            points.insert(1, shapes[arrow[0]].edge(first))
            points.insert(-1, shapes[arrow[1]].edge(last))
        found.append(points)
    return found, curved


def _ends_of(arrows, shapes, through):
    """Return where each path leaves its first construct and reaches its last.

    Those of one construct leave in the order in which they go on, so that none crosses another,
    and apart from each other.
    """
    found = {}
    for side, forward in ((0, True), (1, False)):
        for name in dict.fromkeys(arrow[side] for arrow in arrows):
            shape = shapes[name]
            own = [arrow for arrow in arrows if arrow[side] == name]
            towards = {}
            for arrow in own:
                other = shapes[arrow[1 - side]]
                between = through.get(arrow)
                between = between and between[0 if forward else -1]
                towards[arrow] = between or (other.x, other.y)
            own.sort(key=lambda arrow, to=towards, of=shape: to[arrow][1 if of.sideways else 0])
            for arrow, at in zip(own, shape.ports([towards[arrow] for arrow in own]), strict=True):
                found.setdefault(arrow, [None, None])[side] = at
    return [tuple(found[arrow]) for arrow in arrows]
