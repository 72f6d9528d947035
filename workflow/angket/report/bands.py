"""Where bands of categories lie: their ranges, and whether they are equally wide."""

from angket.formats.blocks import Cell
from angket.subjects import value_of

NORMS = ("hypothetical_norm", "empirical_norm")
# Of the possible totals: bands that differ by so many, or by one, are as wide as whole totals and
# rounded limits let them be.
_ALIKE = 0.01


def ranges_of(results, say, name, settings, place=None):
    """Write from where to where each band reaches.

    The first has no lower end where it begins at the lowest score there can be, or below it.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the variable.
    settings : dict
        Of its set of categories: of, and bands or labels.
    place : tuple of (str, str), optional
        Section and subject of its categories among the statistics, where it is a further set.

    Returns
    -------
    dict of str to Cell
        By label; empty where a norm has no bands.
    """
    if settings["of"] not in NORMS:
        bands = [(band["label"], *_start(band)) for band in settings["bands"]]
        label, side, start = bands[0]
        if (
            side == "from"
            and start <= possible(results, results.settings["variables"][name], settings["of"])[0]
        ):
            bands[0] = (label, None, None)
        whole = settings["of"] == "total" and _are_whole(results, name)
        return _ranges(say, bands, lambda value: results.write(value, "given"), whole)
    bands, (section, whole_set) = [], place or ("category", name)
    for label in settings.get("labels", ()):
        subject = value_of(whole_set, label)
        found = [side for side in ("from", "above") if results.has(section, subject, side)]
        side = found[0] if found else None
        start = float(results.value(section, subject, side)) if side else None
        bands.append((label, side, start))
    # Only the first of a norm has no lower end.
    if not bands or any(start is None for _, _, start in bands[1:]):
        return {}
    starts = [start for _, _, start in bands if start is not None]
    whole = all(start.is_integer() for start in starts) and _are_whole(results, name)
    style = "given" if whole else "mean"
    return _ranges(say, bands, lambda value: results.write(value, style), whole)


def _are_whole(results, name):
    """Tell whether the totals of a variable are whole numbers, so far as they are known."""
    ends = [
        float(results.value("description", name, end))
        for end in ("minimum", "maximum")
        if results.has("description", name, end)
    ]
    rule = (results.settings.get("missing") or {}).get("rule")
    weighted = results.settings["variables"][name].get("weights")
    return not weighted and rule != "person_mean" and all(end.is_integer() for end in ends)


def _start(band):
    side = "from" if "from" in band else "above"
    return side, band[side]


def _ranges(say, bands, write, whole=False):
    """Write each band; between two whole limits the first and the last whole total that it holds.

    A band from five to below ten holds the totals from five to nine.
    """
    ranges = {}
    for (label, side, start), following in zip(bands, [*bands[1:], None], strict=True):
        found = {"low": write(start)} if side else {}
        upper = "end"
        if whole and following and start is not None and float(start + following[2]).is_integer():
            first = start + (side == "above")
            last = following[2] - (following[1] == "from")
            if last > first:
                low, high = write(first), write(last)
                ranges[label] = Cell(say("bands.whole", low=low, high=high))
                continue
        if following:
            upper = "below" if following[1] == "from" else "to"
            found["high"] = write(following[2])
        ranges[label] = Cell(say(f"bands.{side or 'start'}_{upper}", **found))
    return ranges


def are_uneven(results, variable, settings):
    """Tell whether three bands or more are not equally wide.

    What counts is the part of the possible scores of the variable that a band takes: with codes
    from 1 to 5, no score is below twenty percent, whatever the band called 0 to 20 says.

    Parameters
    ----------
    results : Results
    variable : dict
        Its settings.
    settings : dict
        Of its set of categories.

    Returns
    -------
    bool
    """
    if settings["of"] in NORMS or len(settings["bands"]) < 3:
        return False
    if possible(results, variable, "total")[1] <= 0:
        return False
    counts = counts_of(results, variable, settings)
    return max(counts) - min(counts) > max(1, _ALIKE * sum(counts))


def holds_lowest_alone(results, variable, settings):
    """Tell whether the lowest of bands that are alike otherwise holds one possible score alone.

    Parameters
    ----------
    results : Results
    variable, settings : dict
        As `are_uneven` takes them.

    Returns
    -------
    bool
    """
    first, *others = counts_of(results, variable, settings)
    return first == 1 and max(others) - min(others) <= max(1, _ALIKE * sum(others))


def counts_of(results, variable, settings):
    """Count the possible scores that each band holds.

    Parameters
    ----------
    results : Results
    variable, settings : dict
        As `are_uneven` takes them.

    Returns
    -------
    list of int
    """
    lowest, highest = possible(results, variable, "total")
    counts = [0] * len(settings["bands"])
    for total in range(lowest, highest + 1):
        score = total if settings["of"] == "total" else total * 100 / highest
        held = [place for place, band in enumerate(settings["bands"]) if _holds(band, score)]
        if held:
            counts[held[-1]] += 1
    return counts


def _holds(band, score):
    side, start = _start(band)
    return score >= start if side == "from" else score > start


def possible(results, variable, of):
    """Return the lowest and the highest score that there can be.

    Parameters
    ----------
    results : Results
    variable : dict
        Its settings.
    of : {"percent", "total"}

    Returns
    -------
    lowest, highest : float
        Twice the highest total where no percent of it is defined.
    """
    scales = [results.settings["scales"][name] for name in variable["item_scales"].values()]
    lowest = sum(min(scale["codes"]) for scale in scales)
    highest = sum(max(scale["codes"]) for scale in scales)
    if of == "percent":
        return (100 * lowest / highest, 100) if highest > 0 else (highest, highest)
    return lowest, highest
