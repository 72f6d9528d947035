"""The meaning of a script, as a hash: what its code and that of its modules does.

Snakemake's own trigger for changed code looks at a script's modification time and
never at the modules it imports. A rule takes this fingerprint as a parameter
instead: touching, comments, formatting and docstrings leave it as it is, and an
edit to a module changes it for exactly the steps whose imports reach the module.
"""

import ast
import functools
import hashlib
from pathlib import Path


def fingerprint(script, folders):
    """Return the hash of a script and of every project module it imports.

    Parameters
    ----------
    script : path
    folders : list of paths
        Where modules of the project are looked for; what is found in none of them
        belongs to an installed package and does not count.
    """
    folders = tuple(map(str, folders))
    reached, waiting = {}, [Path(script)]
    while waiting:
        file = waiting.pop()
        if file not in reached:
            reached[file], imported = _read(file, folders)
            waiting += imported
    root = Path(folders[0])
    parts = sorted((file.relative_to(root).as_posix(), digest) for file, digest in reached.items())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


@functools.cache
def _read(file, folders):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported = [
        found
        for name in _imports(tree)
        for folder in folders
        for found in _located(Path(folder), name)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(
            node, clean=False
        ):
            node.body = node.body[1:]
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest(), imported


def _imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _located(folder, name):
    parts = name.split(".")
    for depth in range(1, len(parts) + 1):
        place = folder.joinpath(*parts[:depth])
        for file in (place / "__init__.py", place.with_suffix(".py")):
            if file.is_file():
                yield file
