"""Which counts of answers to tests are of few respondents, and what follows from them."""

from angket.subjects import column_and_value, values_of

SECTION = "item_analysis"
# Of an item these rest on how many of each group answered right.
_OF_GROUPS = {"discrimination", "discrimination_band", "decision", "omitted"}
_SHARES = ("upper_percent", "lower_percent", "middle_percent")


def tests_of_few(tables):
    """Name the tests of which few chose an answer, in all or in one of the groups.

    Parameters
    ----------
    tables : angket.archive.tables_of_counts.Tables

    Returns
    -------
    set of str
    """
    return {name for name in tables.settings["variables"] if any(_few_of(tables, name))}


def tells_of_few(tables, section, subject, statistic):
    """Tell whether a statistic of a test says how few respondents answered.

    Parameters
    ----------
    tables : angket.archive.tables_of_counts.Tables
    section, subject, statistic : str

    Returns
    -------
    bool
    """
    if section != SECTION:
        return False
    item, option = column_and_value(subject)
    for name, variable in tables.settings["variables"].items():
        if item not in variable["items"]:
            continue
        if name in tables.hidden_items:
            return True
        return name in tables.tests and (option is not None or statistic in _OF_GROUPS)
    return False


def _few_of(tables, name):
    size = tables.count(SECTION, name, "group")
    whole = tables.count(SECTION, name) or 0
    sizes = None if size is None else (size, size, whole - 2 * size)
    for item in tables.settings["variables"][name]["items"]:
        yield tables.few(tables.count(SECTION, item, "omitted"))
        for subject in tables.subjects(SECTION, values_of(item)):
            yield tables.few(tables.count(SECTION, subject))
            for share, of in zip(_SHARES, sizes or (), strict=False):
                if value := tables.value(SECTION, subject, share):
                    chose = float(value) * of / 100
                    # Of who ties at a border, parts are counted.
                    yield 0 < chose < tables.smallest or 0 < of - chose < tables.smallest
