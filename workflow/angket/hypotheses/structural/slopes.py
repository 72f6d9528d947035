"""The simple slopes of moderations between constructs, as rows."""

from itertools import product as every_two

from angket.statistics.regression.simple_lines import AT
from angket.statistics.structural.simple_slopes import simple_slopes
from angket.subjects import part_of

SECTION = "structural_slope"


def add_slopes(rows, name, analysis, products):
    """Add the slopes of each product, with standard errors and intervals from the resamples.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the hypothesis.
    analysis : angket.hypotheses.structural.composite_analysis.Analysis
    products : sequence of angket.statistics.structural.products.Product
    """
    found = analysis.found
    values = simple_slopes(found.coefficients, found.model, products)[0].ravel()
    for place, (product, at) in enumerate(every_two(products, AT)):
        about = part_of(f"{product.name}->{product.target}", at)
        row = {"slope": float(values[place])} | analysis.summaries["slope", place]
        rows.add(SECTION, part_of(name, about), row)
