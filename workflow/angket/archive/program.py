"""Which files are the program, and where they stand in an archive."""

import re
from pathlib import Path

from angket.archive.paths import read_inside

# The folder of the program, which holds the studies, too, unless a run names another one for them.
ROOT = Path(__file__).parents[3]
# Files beside the answers of a study that go into its archive.
BESIDE_ANSWERS = ("README.md", "LICENSE", "published.csv")
_SINGLE = ("Snakefile", "workflow/Snakefile", "requirements.in", "requirements.txt")
_SINGLE += ("config/README.md",)
# An archive has such files of its own; those of the program stand in the program's folder.
MOVED = {name: f"workflow/{name}" for name in ("README.md", "LICENSE", "CITATION.cff")}
# Of which kinds the files in the program's folders are. Anything else there is somebody's own.
_KINDS = {
    "workflow": ("py", "smk", "yaml", "rst", "md", "html", "css", "js", "typ", "xml", "def"),
    "profiles": ("yaml",),
}
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*([.][A-Za-z0-9_-]+)*")


def read_program(root):
    """Read every file that the analysis runs on, and nothing else that lies beside it.

    Parameters
    ----------
    root : path
        The project's folder.

    Returns
    -------
    dict
        From the name in an archive to the bytes. Notes, copies that an editor keeps, hidden
        files and what Python or Apptainer made of others are left out.

    Raises
    ------
    Fault
        Where one is a link that leads out of the project.
    """
    found = {}
    for name in _files(root):
        moved = MOVED.get(name, name)
        # In an unpacked archive the program's own lie where an archive has them.
        found[moved] = read_inside(moved if (Path(root) / moved).is_file() else name, root)
    return found


def is_program(name):
    """Tell whether a member of an archive belongs to the program.

    >>> [is_program(n) for n in ("Snakefile", "workflow/scripts/plan.py", "workflow/notes.txt")]
    [True, True, False]
    >>> [is_program(n) for n in ("workflow/scripts/plan.py~", "workflow/.env", "README.md")]
    [False, False, False]
    """
    if name in (*_SINGLE, *MOVED.values()):
        return True
    folder, *parts = name.split("/")
    if folder not in _KINDS or not parts:
        return False
    *parts, file = parts
    stem, point, kind = file.rpartition(".")
    named = all(_NAME.fullmatch(part) for part in (*parts, stem))
    return bool(point) and kind in _KINDS[folder] and named and "__pycache__" not in parts


def compare_programs(archived, installed):
    """Hold the program in an archive against the one that is installed, file by file.

    Parameters
    ----------
    archived, installed : dict
        From name to bytes; of an archive, all its members.

    Returns
    -------
    list of str
        The files that are not the same, or are there once only.

    Examples
    --------
    >>> compare_programs({"Snakefile": b"1", "README.md": b""}, {"Snakefile": b"2"})
    ['Snakefile']
    """
    names = {name for name in archived if is_program(name)} | installed.keys()
    return sorted(name for name in names if archived.get(name) != installed.get(name))


def _files(root):
    root = Path(root)
    files = [name for name in _SINGLE if (root / name).exists()]
    files += [
        name for name, moved in MOVED.items() if any((root / n).exists() for n in (name, moved))
    ]
    for folder in _KINDS:
        for path in (root / folder).rglob("*"):
            name = path.relative_to(root).as_posix()
            if is_program(name) and (path.is_file() or path.is_symlink()):
                files.append(name)
    return sorted({name for name in files if name not in MOVED.values()})
