"""Which answers are written otherwise than on their scale, and how the study has them read."""

from angket.report.listing import in_runs, listed
from angket.subjects import column_and_value

SECTION = "synonym"


def read_as_synonyms(results, say):
    """Tell which answers to which items were read by a synonym, and how many.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    tuple of Inline
        Empty where none was.
    """
    scales = _scales_of_items(results.settings)
    items, places = [], {}
    for subject in results.subjects(SECTION):
        item, text = column_and_value(subject)
        if item in scales:
            items.append(item)
            meant = _meant(scales[item], text)
            places.setdefault((text, meant), []).append((SECTION, subject, "n"))
    if not items:
        return ()
    texts = [_told(results, say, *both, found) for both, found in places.items()]
    named = listed(say, in_runs(list(dict.fromkeys(items))))
    return say("sample.synonyms", items=named, texts=listed(say, texts))


def _scales_of_items(settings):
    """Return the scale of each item."""
    return {
        item: settings["scales"][name]
        for variable in settings["variables"].values()
        for item, name in variable["item_scales"].items()
        if name in settings["scales"]
    }


def _meant(scale, text):
    """Return the label of the answer that a synonym means, or its code where it has none."""
    codes = {str(synonym): code for synonym, code in scale.get("synonyms", {}).items()}
    code = codes.get(text)
    labels = dict(zip(scale["codes"], scale.get("answers", ()), strict=False))
    return labels.get(code) or str(code)


def _told(results, say, text, meant, places):
    """Say how a text was read, and how many answers were."""
    n = sum(results.number(*place).value for place in places)
    return say("sample.synonym", text=text, meant=meant, n=results.write(n, "count", of=places))
