"""The list of references, behind the main text and the appendices, which both cite it."""

from angket.formats.blocks import Heading, Literature
from angket.report.sections.methods import references

# Among the sections; see angket.report.compose.
PLACE = 130


def compose(results, say):
    """Compose the list of references.

    Parameters
    ----------
    results : Results
        With `provenance`, as `angket.report.sections.methods` takes it.
    say : Phrases

    Returns
    -------
    list of Block
        None where nothing is cited.
    """
    cited = references(results, results.provenance["citations"], say)
    if not cited:
        return []
    return [Heading(1, say.text("methods.references")), Literature(tuple(cited))]
