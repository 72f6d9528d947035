"""Draws a study's figures and saves them, the same data to the same bytes."""

import shutil
import sys
from itertools import chain, count, pairwise
from multiprocessing import get_context
from pathlib import Path

from angket.archive.checksums import sha256
from angket.engine.parts import Parts
from angket.figures.width import for_phones
from angket.settings.figures import FOR_PAPER, FOR_PHONES, SUFFIXES
from angket.tables import write_rows

# No dates and program names, so that the same data give the same bytes.
METADATA = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}


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
    staying = {name for name, part in made.items() if parts.stays(name, *part)}
    keep_only(folder, [file for name in staying for file in made[name][1]])
    draw_in_parts(folder, [figure for figure in figures if figure[0] not in staying], processes)
    # What is left of a run that was killed may have cleared the folder meanwhile.
    gone = {name for name, part in made.items() if not all(file.exists() for file in part[1])}
    draw_in_parts(folder, [figure for figure in figures if figure[0] in gone], processes)
    parts.keep(made)
    files = [file for _, of_figure in made.values() for file in of_figure]
    checksums = [(file.name, sha256(file.read_bytes())) for file in files]
    # By them the report is written anew when a picture changes and its title does not.
    write_rows(outputs.checksums, ("file", "sha256"), checksums)
    described = [described for *described, _ in figures]
    write_rows(outputs.figures, ("file", "kind", "subject", "title"), described)
    return [str(file) for file in files]


def keep_only(folder, files):
    """Take away what an earlier run left beside some files."""
    folder.mkdir(exist_ok=True)
    for file in set(folder.iterdir()) - set(files):
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
