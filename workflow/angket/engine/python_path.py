"""The path of Python in the commands that Snakemake starts steps with.

Snakemake writes ``sys.executable`` into a line for the shell as it is, so that no step starts where
the folder of the environment has a blank or another mark that the shell reads ("My Angket (1)").
"""

import os
import shlex


def in_a_command(path, system=os.name):
    r"""Return a path as a shell reads it as one word.

    Parameters
    ----------
    path : str
    system : str
        "nt" for Windows, whose shell knows double quotation marks alone; else "posix".

    Returns
    -------
    str
        The path itself where nothing in it means anything to the shell.

    Examples
    --------
    >>> in_a_command("/home/siti/Angket/.venv/bin/python", "posix")
    '/home/siti/Angket/.venv/bin/python'
    >>> in_a_command("/home/siti/My Angket (1)/.venv/bin/python", "posix")
    "'/home/siti/My Angket (1)/.venv/bin/python'"
    >>> in_a_command(r"C:\Users\Siti Aminah\Angket\python.exe", "nt")
    '"C:\\Users\\Siti Aminah\\Angket\\python.exe"'
    """
    if system == "nt":
        return f'"{path}"' if set(path) & set(" &()^%,;=") and path[0] != '"' else path
    return path if path[:1] == "'" else shlex.quote(path)
