"""Which names a study may have: as they were typed, before YAML or Snakemake made numbers of them.

A name becomes that of a file and of folders, on computers that tell capitals from small letters
and on others, and goes through programs that read 012 as ten.
"""

import re
import unicodedata

from angket.messages.message import Message
from angket.settings.file_names import DEVICES
from angket.systems import systems

NAME = "[A-Za-z0-9][A-Za-z0-9_-]*"
_LONGEST = 80
_WORDS = {"null", "none", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"}
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
# Of --config: which of its values are names.
_TYPED = ("studies", *systems(), "study", "data", "archive", "synthesis")


def name_problem(name):
    """Say why a study may not have a name, with one that fits, or nothing.

    Parameters
    ----------
    name : str

    Returns
    -------
    Message or None

    Examples
    --------
    >>> name_problem("tesis_2")
    >>> print(name_problem("Tesis Saya"))
    "Tesis Saya" cannot be the name of a study. Write Tesis_Saya: letters, digits, - and _ only.
    >>> print(name_problem("012"))
    "012" cannot be the name of a study: programs take it for a number or for nothing. \
Write s012, as the name of its file config/studies/s012.yaml too.
    """
    if not re.fullmatch(NAME, name):
        return Message("settings.study.letters", name=name, fitting=fitting_name(name))
    if _is_retyped(name):
        return Message("settings.study.number", name=name, fitting=f"s{name}")
    if name.casefold() in DEVICES:
        return Message("settings.study.device", name=name, fitting=f"s_{name}")
    if name.casefold() in systems():
        return Message("settings.study.system", name=name, fitting=f"s_{name}")
    if len(name) > _LONGEST:
        return Message("settings.study.long", name=name, most=_LONGEST)
    return None


def fitting_name(name):
    """Return a name that a study may have in the place of one that it may not.

    >>> fitting_name("Tesis Saya (final).yaml"), fitting_name("..."), fitting_name("2024/1")
    ('Tesis_Saya_final', 'mystudy', 's2024_1')
    """
    # Letters without their accents.
    letters = unicodedata.normalize("NFKD", re.sub(r"\.ya?ml$", "", name))
    ascii_ = letters.encode("ascii", "ignore").decode()
    fitting = re.sub(r"[^A-Za-z0-9-]+", "_", ascii_).strip("_-")[:_LONGEST] or "mystudy"
    return f"s{fitting}" if _is_retyped(fitting) else fitting


def free_name(name, taken):
    """Return a name that a new study may have: one that fits, and a number where it is taken.

    Parameters
    ----------
    name : str
        As somebody typed it.
    taken : iterable of str
        Names that there are; capitals make no difference.

    Returns
    -------
    str

    Examples
    --------
    >>> free_name("Tesis Saya", []), free_name("con", []), free_name("Tesis", ["tesis", "Tesis_2"])
    ('Tesis_Saya', 's_con', 'Tesis_3')
    """
    fitting, folded = fitting_name(name), {one.casefold() for one in taken}
    while problem := name_problem(fitting):
        fitting = problem.fillings.get("fitting") or fitting[:_LONGEST]
    found, number = fitting, 1
    while found.casefold() in folded:
        number += 1
        found = f"{fitting[: _LONGEST - len(str(number)) - 1]}_{number}"
    return found


def typed(arguments):
    """Return values of --config as they were typed, before Snakemake read them.

    Parameters
    ----------
    arguments : list of str
        Of the command line.

    Returns
    -------
    dict of str

    Examples
    --------
    >>> typed(["--cores", "1", "draft", "--config", "data=a.csv", "study=007"])
    {'data': 'a.csv', 'study': '007'}
    """
    found = {}
    for position, argument in enumerate(arguments):
        if argument.startswith("--config="):
            argument = argument.removeprefix("--config=")
        elif "--config" not in arguments[:position] and "-C" not in arguments[:position]:
            continue
        key, separator, value = argument.partition("=")
        if separator and key in _TYPED:
            found[key] = value
    return found


def listed(text):
    """Return the names that the value of studies=, or of a system, lists.

    >>> listed("[a, 'b'],c d")
    ['a', 'b', 'c', 'd']
    """
    return re.sub(r"[\[\]'\",;]", " ", text).split()


def twins(names):
    """Return pairs of names that are one on a computer that does not tell capitals.

    >>> twins(["Tesis", "a", "tesis"])
    [('Tesis', 'tesis')]
    """
    first, found = {}, []
    for name in dict.fromkeys(names):
        other = first.setdefault(name.casefold(), name)
        if other != name:
            found.append((other, name))
    return found


def _is_retyped(name):
    """Tell whether Python, YAML or Snakemake take a name for something else."""
    bare = name.replace("_", "")
    for read in (float, lambda text: int(text, 0)):
        try:
            read(bare)
        except ValueError:
            continue
        return True
    return name.casefold() in _WORDS or bool(_DAY.fullmatch(name))
