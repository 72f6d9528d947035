"""The installed versions of packages that the code of a step imports."""

import functools
from importlib.metadata import distribution

# Packages that are installed under another name than they are imported by.
PACKAGES = {"yaml": "PyYAML", "pypandoc": "pypandoc_binary"}


@functools.cache
def name_version(package):
    """Name an imported package with the version that is installed of it.

    >>> name_version("yaml").split(" ")[0]
    'PyYAML'
    """
    name = PACKAGES.get(package, package)
    installed = distribution(name)
    # From its head alone: to read all that is said takes six times as long, and every run waits.
    head = (installed.read_text("METADATA") or "").partition("\n\n")[0].splitlines()
    told = [line.partition(": ")[2] for line in head if line.startswith("Version: ")]
    return f"{name} {told[0] if told else installed.version}"
