"""Whether a source printed how often each answer to an item was given, as the data have it."""

from angket.subjects import column_and_value


def are_counts_printed(results, items):
    """Tell whether published figures hold the counts of all answers to items, as the data do.

    Parameters
    ----------
    results : Results
    items : iterable of str

    Returns
    -------
    bool
        False where there are no items.
    """
    found = {}
    for row in results.published:
        if row.get("section") == "frequency":
            item = column_and_value(row["subject"])[0]
            found.setdefault(item, []).append(row["verdict"] == "reproduced")
    items = list(items)
    return bool(items) and all(all(found.get(item, [False])) for item in items)
