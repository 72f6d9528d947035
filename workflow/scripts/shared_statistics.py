"""All statistics of a study in; those that may be shared without its answers out."""

import csv
from pathlib import Path

from angket.archive.checksums import answers_checksum
from angket.archive.smallest_cell import withhold
from angket.archive.tables_of_counts import as_count
from angket.files.fault import Fault
from angket.messages.message import Message
from angket.step import run
from angket.tables import write_rows

WITHHELD = ("section", "subject", "statistic", "reason")


def main(inputs, outputs, settings):
    smallest = settings["archive"]["smallest_cell"]
    with open(inputs.statistics, encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    found = {tuple(row[:3]): row[3] for row in rows}
    analysed = as_count(found.get(("sample", "all", "analysed")))
    if analysed is not None and analysed < smallest:
        raise Fault(Message("archive.too_few_to_share", n=analysed, smallest=smallest))
    shared, withheld = withhold([tuple(row) for row in rows], settings, smallest)
    write_rows(outputs.statistics, head, shared)
    write_rows(
        outputs.withheld,
        WITHHELD,
        [
            (*place, Message(f"archive.withheld_because.{why}").tell(settings["language"]))
            for *place, why in withheld
        ],
    )
    Path(outputs.answers).write_bytes(f"{answers_checksum(inputs.responses)}\n".encode())
    print(f"{len(withheld)} of {len(shared)} values are withheld")


if "snakemake" in globals():
    run(main, snakemake)
