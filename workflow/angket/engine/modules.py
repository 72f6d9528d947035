"""Which modules a step runs: those that its script names, and those that it finds by folders."""

from angket.hypotheses.kind import PARTS
from angket.systems import systems

# The modules that steps find by their folders, which following names cannot see, by the script.
_ANSWERS = ("angket/files/formats/[!_]*.py",)
FOUND = {
    "draft": _ANSWERS,
    "validation": _ANSWERS,
    "content": _ANSWERS,
    "ratings": _ANSWERS,
    "archive": _ANSWERS,
    "figures": ("angket/figures/of_study/*/drawn.py",),
    "shared_figures": ("angket/figures/of_study/*/redrawn.py",),
    "report": ("angket/report/sections/[!_]*.py", "angket/formats/of_report/[!_]*.py"),
}
# The same of systems, by what the names of their scripts end in.
FOUND_OF_SYSTEMS = {"read": _ANSWERS, "report": ("angket/formats/of_report/[!_]*.py",)}


def modules_of(program, script, kinds):
    """List what a step runs: its script, and the modules that it finds by their folders.

    Parameters
    ----------
    program : Path
        The folder `workflow` of the project.
    script : str
    kinds : iterable of str
        Of the hypotheses that a study has.

    Examples
    --------
    >>> from pathlib import Path
    >>> modules = modules_of(Path("workflow"), "inference", ["regression"])
    >>> [module.name for module in modules]
    ['inference.py', '__init__.py', '__init__.py', '__init__.py', 'test.py']
    """
    folder = program / "angket" / "hypotheses"
    parts = [folder / kind / f"{part}.py" for kind in kinds for part in PARTS.get(script, ())]
    # Not every kind has every part.
    loaded = [file for file in parts if file.exists()]
    system, _, step = script.partition("_")
    found = FOUND_OF_SYSTEMS.get(step, ()) if system in systems() else FOUND.get(script, ())
    for pattern in found:
        loaded += sorted(program.glob(pattern))
    packages = {
        above / "__init__.py": None
        for module in loaded
        for above in module.parents
        if above.is_relative_to(program / "angket")
    }
    return [program / "scripts" / f"{script}.py", *packages, *loaded]


def together(fingerprints):
    """Put fingerprints of several modules into one.

    >>> together([({"a.py": "1"}, ["numpy"]), ({"a.py": "2", "b.py": "3"}, ["scipy"])])[0]
    {'a.py': '1+2', 'b.py': '3'}
    """
    files, packages = {}, set()
    for of_module, of_packages in fingerprints:
        for file, meaning in of_module.items():
            # Of a file that several modules use, the part that each of them uses counts.
            known = files.get(file, meaning)
            files[file] = meaning if known == meaning else f"{known}+{meaning}"
        packages |= {*of_packages}
    return files, sorted(packages)
