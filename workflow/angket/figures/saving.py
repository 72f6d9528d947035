"""Draws a study's figures and saves them, the same data to the same bytes."""

import sys
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

from angket.archive.checksums import sha256
from angket.settings.figures import SUFFIXES
from angket.tables import write_rows

# No dates and program names, so that the same data give the same bytes.
METADATA = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}


def save_figures(outputs, figures, processes=1):
    """Draw figures beside their list, and write that and the list of their checksums."""
    folder = Path(outputs.figures).parent
    draw_in_parts(folder, figures, processes)
    files = [folder / f"{name}.{suffix}" for name, *_ in figures for suffix in SUFFIXES]
    checksums = [(file.name, sha256(file.read_bytes())) for file in files]
    # By them the report is written anew when a picture changes and its title does not.
    write_rows(outputs.checksums, ("file", "sha256"), checksums)
    described = [described for *described, _ in figures]
    write_rows(outputs.figures, ("file", "kind", "subject", "title"), described)
    return [str(file) for file in files]


def draw_in_parts(folder, figures, processes):
    """Draw and save figures, each process about as many of them."""
    if sys.platform != "linux":
        processes = 1  # elsewhere, linear algebra may not outlive the copying of its process
    ends = [len(figures) * place // processes for place in range(processes + 1)]
    own, *parts = [figures[first:last] for first, last in pairwise(ends)]
    sys.stdout.flush()  # or every process would write what waits there
    others = [get_context("fork").Process(target=draw, args=(folder, part)) for part in parts]
    for process in others:
        process.start()
    draw(folder, own)
    for process in others:
        process.join()
        if process.exitcode:
            raise RuntimeError("some figures could not be drawn")


def draw(folder, figures):
    for name, _, _, title, drawing in figures:
        figure = drawing()
        for suffix in SUFFIXES:
            metadata = METADATA[suffix] | {"Title": title}
            figure.savefig(folder / f"{name}.{suffix}", metadata=metadata)
