"""Computes the results of an archive again, with the installed program or with the archived one."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from angket.archive.enclosure import LONGEST, enclose, environment
from angket.archive.program import is_program
from angket.messages.message import Message
from angket.systems import described

# What follows from the statistics that an archive without answers shares.
FROM_STATISTICS = (
    "shared_tables",
    "shared_published",
    "shared_figures",
    "shared_report",
    "plan",
)
# Bytes that are kept of what a program said before it failed.
MOST_SAID = 20_000
_KINDS_OF_TEMPLATE = (".docx", ".dotx")


class Failed(Exception):
    """The program did not come to an end; its output says why."""


class TooLong(Failed):
    """A program that is not trusted was ended, for it took longer than any honest one."""


def unpack_for_installed(members, folder, study, program, template=None, of="studies"):
    """Write the answers and settings of an archive below a folder, and the installed program.

    Of the archive nothing is written that the program, Python or a package could take for a
    part of itself.

    Parameters
    ----------
    members : dict
    folder : path
    study : str
    program : dict
        Of the installed Angket, from name to bytes.
    template : str, optional
        The Word file whose styles the report takes.
    of : str
        `studies`, or the system of which something has the name.
    """
    kept = {described(of, study), f"config/plans/{study}.yaml"}
    if template and template.lower().endswith(_KINDS_OF_TEMPLATE):
        kept.add(template)
    brought = {
        name: data
        for name, data in members.items()
        if not is_program(name) and (name in kept or name.startswith(f"resources/{study}/"))
    }
    unpack(brought | program | _listing(study, of), folder)


def unpack_with_program(members, folder, study, of="studies"):
    """Write an archive below a folder, program and all, but for its results."""
    kept = {name: data for name, data in members.items() if not name.startswith("results/")}
    unpack(kept | _listing(study, of), folder)


def recompute_all(folder, cores, enclosed=None):
    """Run the program that lies in a folder on the answers that lie there.

    Parameters
    ----------
    folder : Path
    cores : int
    enclosed : list of str, optional
        What goes before the command of a program that is not trusted.

    Raises
    ------
    Failed
    """
    _run(folder, [*_snakemake(cores), "--", "all"], enclosed)


def recompute_from_statistics(folder, study, cores, roots, enclosed=None):
    """Make again what follows from shared statistics.

    Parameters
    ----------
    folder, cores, enclosed
        As `recompute_all` takes them.
    study : str
    roots : dict
        From name to bytes: the results that everything is made from.

    Raises
    ------
    Failed
    """
    unpack(roots, folder)
    rules = ["--allowed-rules", "shared", *FROM_STATISTICS]
    _run(
        folder,
        [*_snakemake(cores), *rules, "--config", f"shared={study}", "--", "shared"],
        enclosed,
    )


def made(folder):
    """Return the results below a folder, from name to bytes."""
    inside = Path(folder).resolve()
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "results").rglob("*"))
        if path.is_file() and path.resolve().is_relative_to(inside) and path.name[0] != "."
    }


def prepare_enclosure(folder):
    """Make the folders that an enclosed program has for its own; see `enclosure.enclose`."""
    for name in ("home", "tmp"):
        (Path(folder) / name).mkdir(parents=True, exist_ok=True)
    return enclose(Path(folder))


def left_open_in_words(left_open):
    """Return the messages of what an enclosure leaves open."""
    return [Message(f"archive.open.{name}") for name in left_open]


def _listing(study, of):
    return {"config/config.yaml": f"{of}: [{study}]\n".encode()}


def _snakemake(cores):
    return ["-m", "snakemake", "--cores", str(cores), "--quiet", "rules", "progress"]


def _run(folder, arguments, enclosed=None):
    if enclosed is None:
        given = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SNAKEMAKE", "PYTHON"))
        }
    else:
        given = environment(Path(folder))
    # Into a file, because a stranger's program may print more than memory holds.
    with tempfile.TemporaryFile() as said:
        try:
            subprocess.run(
                [*(enclosed or []), sys.executable, "-B", *arguments],
                cwd=folder,
                env=given,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                timeout=None if enclosed is None else LONGEST,
                check=True,
            )
        except subprocess.TimeoutExpired:
            raise TooLong(_end_of(said)) from None
        except subprocess.CalledProcessError:
            raise Failed(_end_of(said)) from None


def _end_of(said):
    """Return the last of what a program said."""
    said.seek(max(0, said.seek(0, os.SEEK_END) - MOST_SAID))
    return said.read().decode("utf-8", errors="replace")


def unpack(members, folder):
    """Write members below a folder; their names were checked by `read_container`."""
    for name, data in members.items():
        file = Path(folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
