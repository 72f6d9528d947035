"""Closes the verdicts that stages leave open, as the steps after them do."""

from pathlib import Path

from angket.tables import read_statistics
from conftest import Files
from scripts import assumptions, instrument, instrument_verdicts, verdicts

JUDGES = {instrument: instrument_verdicts, assumptions: verdicts}


def close(stage, file, settings):
    """Write the statistics of a stage beside what it left open; return them."""
    statistics = str(Path(file).with_name("statistics.csv"))
    JUDGES[stage].main(Files(open=file), Files(statistics=statistics), settings)
    return read_statistics(statistics)
