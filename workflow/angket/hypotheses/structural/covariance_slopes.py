"""The slopes of moderated paths of a covariance model at three values of the moderator."""

from itertools import product as every_two

from angket.hypotheses.structural.covariance_analysis import coefficients_of
from angket.statistics.regression.simple_lines import AT
from angket.statistics.structural.simple_slopes import simple_slopes
from angket.statistics.structural.standardised_solution import standard_errors, wald_test
from angket.subjects import part_of

SECTION = "structural_slope"


def add_covariance_slopes(rows, name, found, products, confidence):
    """Add the slopes of each product, with errors by the delta method.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the hypothesis.
    found : angket.hypotheses.structural.covariance_analysis.Covariances
    products : sequence of angket.statistics.structural.products.Product
    confidence : float
    """
    if not products:
        return

    def compute(structure, values):
        coefficients = coefficients_of(found.model, structure, values)
        return simple_slopes(coefficients[None], found.model, products)[0].ravel()

    args = found.structure, found.values
    sizes, errors = compute(*args), standard_errors(*args, found.covariance, compute)
    for (product, at), size, se in zip(every_two(products, AT), sizes, errors, strict=True):
        about = part_of(f"{product.name}->{product.target}", at)
        row = {"slope": float(size), "se": float(se)} | wald_test(
            float(size), float(se), confidence
        )
        rows.add(SECTION, part_of(name, about), row)
