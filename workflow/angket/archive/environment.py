"""The versions of Python and of the packages that a study was computed with."""

import platform
import re
from importlib import metadata


def versions(lock):
    """Return the installed versions of what a lock file names.

    Parameters
    ----------
    lock : str
        The text of a requirements file, one `name==version` at the beginning of a line.

    Returns
    -------
    dict
        From name to version, Python first; a package that is not installed is left out.

    Examples
    --------
    >>> list(versions("numpy==1.0"))
    ['python', 'numpy']
    """
    found = {"python": platform.python_version()}
    for name in sorted(set(re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE))):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def changed_versions(archived, installed):
    """Find the versions that differ: from name to the version then and now.

    >>> changed_versions({"numpy": "1", "six": "2"}, {"numpy": "2", "six": "2"})
    {'numpy': ('1', '2')}
    """
    return {
        name: (version, installed.get(name, "not installed"))
        for name, version in archived.items()
        if installed.get(name) != version
    }
