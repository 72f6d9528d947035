"""Draws a study's figures and saves them, the same data to the same bytes."""

import shutil
import sys
from contextlib import contextmanager
from itertools import chain, count, pairwise
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

from angket.archive.checksums import sha256
from angket.engine.parts import Parts
from angket.figures.width import for_phones
from angket.settings.figures import FOR_PAPER, FOR_PHONES, SUFFIXES
from angket.tables import write_rows

# No dates and program names, so that the same data give the same bytes.
METADATA = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}
# What the names of folders begin with that figures are drawn in.
DRAWING = ".drawing-"


def save_figures(outputs, figures, processes=1, parts=None):
    """Draw figures beside their list, and write that and the list of their checksums.

    Those of `parts` that are there as they would be drawn stay.
    """
    figures = [*with_names_of_their_own(figures)]
    folder, parts = Path(outputs.figures).parent, parts or Parts()
    made = {
        name: ((title, drawing), [folder / f"{name}.{suffix}" for suffix in SUFFIXES])
        for name, _, _, title, drawing in figures
    }
    files = [file for _, of_figure in made.values() for file in of_figure]
    with folder_of_this_run(folder) as own:
        staying = {name for name, part in made.items() if parts.stays(name, *part)}
        drawn = [figure for figure in figures if figure[0] not in staying]
        draw_in_parts(own, drawn, processes)
        put_in_place(own, folder, files)
        # A run that was killed, and had all but ended, may have come between.
        lost = [name for name in staying if not parts.stays(name, *made[name])]
        draw_in_parts(own, [figure for figure in figures if figure[0] in lost], processes)
        put_in_place(own, folder, files)
    parts.keep(made)
    checksums = [(file.name, sha256(file.read_bytes())) for file in files]
    # By them the report is written anew when a picture changes and its title does not.
    write_rows(outputs.checksums, ("file", "sha256"), checksums)
    described = [described for *described, _ in figures]
    write_rows(outputs.figures, ("file", "kind", "subject", "title"), described)
    return [str(file) for file in files]


@contextmanager
def folder_of_this_run(folder):
    """Make a folder below that of the figures, where one run alone draws.

    Those of earlier runs are taken away: what still draws there, because only the run that
    started it was killed, fails then, and cannot put older figures in the place of newer ones.
    """
    folder.mkdir(exist_ok=True)
    for left in folder.glob(DRAWING + "*"):
        shutil.rmtree(left, ignore_errors=True)
    own = Path(mkdtemp(prefix=DRAWING, dir=folder))
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)


def put_in_place(own, folder, files):
    """Move what is drawn to where it belongs, and take away what belongs to no figure.

    Parameters
    ----------
    own : Path
        The folder of this run.
    folder : Path
        Of the figures.
    files : list of Path
        All that belongs there.

    Raises
    ------
    FileNotFoundError
        When a later run has taken the folder of this one away.
    """
    for file in own.iterdir():
        file.replace(folder / file.name)
    for file in set(folder.iterdir()) - set(files):
        if file.name.startswith(DRAWING):
            continue  # its own, or that of a run that has begun since
        if file.is_dir():
            shutil.rmtree(file)
        else:
            file.unlink()


def with_names_of_their_own(figures):
    """Number figures whose names are one, also on computers that do not tell capitals.

    Parameters
    ----------
    figures : iterable of tuple
        Each with its name first.

    Examples
    --------
    >>> [name for name, _ in with_names_of_their_own([("likert_x", 1), ("likert_X", 2)])]
    ['likert_x', 'likert_X_2']
    """
    taken = set()
    for name, *rest in figures:
        numbered = (f"{name}_{number}" for number in count(2))
        own = next(free for free in chain([name], numbered) if free.casefold() not in taken)
        taken.add(own.casefold())
        yield own, *rest


def draw_in_parts(folder, figures, processes):
    """Draw and save figures, each process about as many of them."""
    if sys.platform != "linux":
        # Elsewhere, linear algebra may not outlive the copying of its process.
        return draw(folder, figures)
    processes = max(1, min(processes, len(figures)))
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
        save(drawing(), folder / name, title, FOR_PAPER)
        with for_phones():
            save(drawing(), folder / name, title, FOR_PHONES)


def save(figure, file, title, suffixes):
    for suffix in suffixes:
        metadata = METADATA[suffix.rpartition(".")[2]] | {"Title": title}
        figure.savefig(f"{file}.{suffix}", metadata=metadata)
