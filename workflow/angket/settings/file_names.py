"""Which names of files can go through the whole workflow, on any computer.

Snakemake fills what stands between braces in a path, and the names of some devices are no names
of files on Windows, where WSL and unpacked archives live.
"""

import re
import unicodedata
from pathlib import Path, PurePosixPath

from angket.messages.message import Message

# Every key of a study that names a file.
FILE_KEYS = (
    ("data", "file"),
    ("data", "pseudonym_key"),
    ("data", "original"),
    ("pilot", "file"),
    ("pilot", "pseudonym_key"),
    ("pilot", "original"),
    ("report", "reference"),
)
DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)
}
# In bytes: what file systems take for a name and, with the results' folders around it, a path.
_LONGEST_NAME, _LONGEST_PATH = 255, 1000
# Of a name that is made fit, so that folders and endings around it have their place.
_LONGEST_FITTING, _LONGEST_SUFFIX = 120, 12


def check_file_names(settings, study):
    """Report names of files that cannot be used, and one file that is to be two things.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    study : dict
        Completed.
    """
    for path in FILE_KEYS:
        file = study.get(path[0], {}).get(path[1])
        told = file_name_problem(file) if file else None
        if told:
            settings.ask(path, told)
    for source in ("data", "pilot"):
        key = study.get(source, {}).get("pseudonym_key")
        answers = [study[name]["file"] for name in ("data", "pilot") if name in study]
        if key and any(PurePosixPath(key) == PurePosixPath(file) for file in answers):
            settings.ask((source, "pseudonym_key"), Message("settings.answers_as_key", file=key))


def file_name_problem(file):
    """Say why a path cannot be used, or nothing.

    Parameters
    ----------
    file : str

    Returns
    -------
    Message or None

    Examples
    --------
    >>> file_name_problem("resources/a/jawaban (final), 50%.csv")
    >>> print(file_name_problem("resources/a/{study}.csv"))
    "resources/a/{study}.csv" holds "{", which no name of a file may hold here. Rename the file \
to study.csv, and write that name.
    """
    parts = [part for part in re.split(r"[/\\]", file) if part not in ("", ".", "..")]
    bad = re.search(r"[{}\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", file)
    if bad:
        fitting = re.sub(r"[^\w.() -]+", "", parts[-1]).strip(" .") if parts else "answers.csv"
        return Message("settings.file.letter", file=file, letter=bad[0], fitting=fitting)
    for part in parts:
        if part != part.strip() or part.endswith("."):
            return Message("settings.file.blank", file=file, part=part, fitting=part.strip(" ."))
        if part.split(".")[0].strip().casefold() in DEVICES:
            return Message("settings.file.device", file=file, part=part)
        if len(part.encode()) > _LONGEST_NAME:
            return Message("settings.file.long", most=_LONGEST_NAME, part=part[:40])
    if len(file.encode()) > _LONGEST_PATH:
        return Message("settings.file.long", most=_LONGEST_PATH, part=file[:40])
    return None


def fitting_file(name):
    r"""Return a name of a file that is like one given, and can be used on any computer.

    Parameters
    ----------
    name : str
        As a browser tells it; folders before it are left out.

    Returns
    -------
    str
        One of which `file_name_problem` has nothing to say.

    Examples
    --------
    >>> fitting_file("Jawaban (final), 50%.csv"), fitting_file(r"..\{study}: a.xlsx")
    ('Jawaban (final), 50%.csv', 'study a.xlsx')
    >>> fitting_file("con.csv"), fitting_file(".csv"), fitting_file("анкета.ods")
    ('answers_con.csv', 'answers.csv', 'анкета.ods')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(
        letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " "
    )
    stem, point, suffix = re.sub(r'[{}<>:"|?*]', "", kept).strip(" .").rpartition(".")
    if not point:
        stem, suffix = (suffix, "") if not last.startswith(".") else ("", suffix)
    stem = re.sub("  +", " ", stem).strip(" .") or "answers"
    if stem.split(".")[0].strip().casefold() in DEVICES:
        stem = f"answers_{stem}"
    suffix = f".{suffix.strip()}" if suffix.strip() else ""
    most = _LONGEST_FITTING - len(suffix.encode())
    stem = stem.encode()[: max(most, 1)].decode(errors="ignore").strip(" .") or "answers"
    return stem + suffix[:_LONGEST_SUFFIX]


def same_but_for_spelling(file, root="."):
    """Find a file whose name differs only in capitals or in how accents are stored.

    Parameters
    ----------
    file : str
        One that is not there.
    root : path

    Returns
    -------
    str or None
        The path of the file that is there, from the root.
    """
    place = Path(root)
    for part in PurePosixPath(file).parts:
        try:
            names = [entry.name for entry in place.iterdir()]
        except OSError:
            return None
        if part not in names:
            wanted = _folded(part)
            same = [name for name in names if _folded(name) == wanted]
            if len(same) != 1:
                return None
            part = same[0]
        place = place / part
    return place.relative_to(root).as_posix()


def _folded(name):
    return unicodedata.normalize("NFC", name).casefold()
