"""Structural models as other documents print them, for docs/parity.md."""

from printed_tables import TABLES, units

HEADS = ["Document", "Model", "Figures", "Rounded alike", "Largest difference"]
ABOUT = (
    "What papers, manuals and kept outputs of other programs print of structural models, with "
    "all its digits; the difference is in units of the last one printed, so that up to half a "
    "unit ours, rounded, is what is printed. The figures stand in "
    "`tests/statistics/structural/printed` with correlations or covariances of the answers, "
    "which others hold the rights in."
)
_HALF = 0.5 + 1e-6


def rows():
    """Return a row for each printed table."""
    found = []
    for name, table in TABLES.items():
        apart = units(name)
        found.append(
            (
                table["document"],
                table["about"],
                len(apart),
                int((apart <= _HALF).sum()),
                f"{apart.max():.1f} units",
            )
        )
    return found


def notes():
    """Return why some figures are not rounded alike."""
    return [
        f"{name}: {table['why']}, so that the last digit differs by up to {table['within']} units"
        for name, table in TABLES.items()
        if "why" in table
    ]
