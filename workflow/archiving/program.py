"""Which files are the program, and where they stand in an archive."""

from pathlib import Path

# What stands beside the answers of a study and belongs into its archive.
BESIDE_ANSWERS = ("README.md", "LICENSE", "published.csv")
_SINGLE = ("Snakefile", "requirements.in", "requirements.txt", "config/README.md")
# An archive has such files of its own; those of the program stand in the program's folder.
MOVED = {name: f"workflow/{name}" for name in ("README.md", "LICENSE", "CITATION.cff")}
_FOLDERS = ("workflow", "profiles")
_SKIPPED = (".pyc", ".sif")


def read_program(root):
    """Read every file that the analysis runs on.

    Parameters
    ----------
    root : path
        The project's folder.

    Returns
    -------
    dict
        From the name in an archive to the bytes; hidden files and what Python or Apptainer made
        of others are left out.
    """
    return {MOVED.get(name, name): (Path(root) / name).read_bytes() for name in _files(root)}


def _files(root):
    root = Path(root)
    files = [name for name in (*_SINGLE, *MOVED) if (root / name).is_file()]
    for folder in _FOLDERS:
        for path in (root / folder).rglob("*"):
            name = path.relative_to(root)
            hidden = any(part.startswith((".", "__pycache__")) for part in name.parts)
            if path.is_file() and not hidden and path.suffix not in _SKIPPED:
                files.append(name.as_posix())
    return sorted(files)
