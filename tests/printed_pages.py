"""A document as it is printed: how full its pages are, and how they end."""

import io

import matplotlib.image
import numpy as np
import pypdf

from angket.formats.faults import BOTTOM, END
from angket.formats.flow import places_in, setter_of, uncut
from angket.formats.paper import compiled, written

# Where text begins on a page of the template, in points from its top.
TOP = 113
# Shades are those of paper above this, and pictures of pages need no more dots an inch.
PAPER, DOTS = 0.8, 18


class PrintedPages:
    """The pages of a document.

    Parameters
    ----------
    document : angket.formats.document.Document
    pictures : Path

    Attributes
    ----------
    main : int
        How many pages the main text has.
    empty : list of float
        The share of each page that is empty below its last line or figure, numbers of pages apart.
    last_lines : list of str
        The last line of each page but for its number.
    """

    def __init__(self, document, pictures):
        text, setter = uncut(written(document), pictures)
        pages = setter.compile(text, format="png", ppi=DOTS)
        self.empty = [_empty(page) for page in (pages if isinstance(pages, list) else [pages])]
        reader = pypdf.PdfReader(io.BytesIO(compiled(text, setter, ["ua-1"])))
        self.last_lines = [page.extract_text().strip().splitlines()[-2] for page in reader.pages]
        ends = (page for name, page, _ in places_in(setter_of(text, pictures)) if name == END)
        self.main = next(ends, len(self.empty))


def _empty(page):
    """Return the share of the room for text that is empty below what stands on a page."""
    shades = matplotlib.image.imread(io.BytesIO(page), format="png")[..., :3].min(axis=(1, 2))
    heights = np.flatnonzero(shades < PAPER) * 72 / DOTS
    lowest = max(heights[heights < BOTTOM + 4], default=TOP)
    return (BOTTOM - lowest) / (BOTTOM - TOP)
