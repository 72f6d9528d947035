"""The meaning of a script, as a hash for each file: what its code and that of its modules does.

Snakemake's own trigger for changed code looks at a script's modification time and
never at the modules it imports. A rule takes these fingerprints as parameters
instead: touching, comments, formatting and docstrings leave them as they are, and an
edit to a function changes them for exactly the steps that may call the function.

What may be called is followed by name, in the way R's package targets does: a function
or constant counts where something that counts names it. Whatever else stands at the
top of a module (classes, decorated functions, calls) acts when the module is imported,
so it counts wherever the module is. A module that looks names up while it runs
(`getattr`, `globals`, `import *`) counts as a whole, and so does one that is named
itself rather than its functions.
"""

import ast
import functools
import hashlib
import sys
from pathlib import Path
from typing import NamedTuple

from angket.engine.memory import Memory, state_of

DYNAMIC = {"getattr", "globals", "locals", "vars", "eval", "exec", "__import__", "import_module"}
ON_IMPORT, WHOLE = "(on import)", "(whole)"
# What may be left out when nothing names it: it does nothing by itself.
INERT = ast.FunctionDef | ast.Assign | ast.AnnAssign


class Part(NamedTuple):
    """A statement at the top of a module: its code, what it names, what it imports."""

    code: str
    names: frozenset
    imports: tuple


class Module(NamedTuple):
    """A module: what acts on import, what is bound to each name, what is imported."""

    acting: tuple
    bound: dict
    imports: tuple


def fingerprint(script, folders):
    """Return the hashes of what a script does and the packages that it uses.

    Parameters
    ----------
    script : path
    folders : list of paths
        Where modules of the project are looked for; what is found in none of them
        belongs to an installed package.

    Returns
    -------
    code : dict
        From each file, relative to the first folder, to the hash of what counts of it.
    packages : set of str
        Names by which these import installed packages.
    """
    reached, packages = reach(script, folders)
    code = {}
    for (file, name), digest in reached.items():
        if digest:
            code.setdefault(file.relative_to(folders[0]).as_posix(), []).append((name, digest))
    return {file: _hash(repr(sorted(code[file])))[:16] for file in sorted(code)}, packages


class Fingerprints:
    """Fingerprints of scripts, kept from run to run until the program changes.

    To find them takes longer than all else that a run with nothing to do does.

    Parameters
    ----------
    folders : list of paths
        As `fingerprint` takes them; all modules lie below the first.
    kept : path
        The file that keeps them. One that is missing, damaged or cannot be written costs time,
        and nothing else.
    state : str, optional
        Of the first folder, as `angket.engine.memory.state_of` returns it.
    """

    def __init__(self, folders, kept, state=None):
        self._folders = folders
        self._memory = Memory(kept, state or state_of(folders[0]))

    def of(self, script):
        """Return what `fingerprint` does, the packages in order."""
        name = Path(script).relative_to(self._folders[0]).as_posix()
        return self._memory.of(name, lambda: self._found(script))

    def _found(self, script):
        code, packages = fingerprint(script, self._folders)
        return code, sorted(packages)


def reach(script, folders):
    """Follow by name what a script may call.

    Returns
    -------
    reached : dict
        From file and name (of a function or constant, or what acts on import) to the hash
        of its code, empty where the file binds no such name.
    packages : set of str
        Names by which these import installed packages.
    """
    folders = tuple(map(str, folders))
    reached, packages, waiting = {}, set(), [(Path(script), WHOLE)]
    while waiting:
        place = waiting.pop()
        if place in reached:
            continue
        file, name = place
        module = _read(file)
        parts = module.acting if name == ON_IMPORT else module.bound.get(name, ())
        reached[place] = parts and _hash("\n".join(part.code for part in parts))
        imports = [imported for part in parts for imported in part.imports]
        if name == ON_IMPORT:
            # Importing a module imports what it imports, used or not.
            waiting += [
                (found, ON_IMPORT)
                for source, wanted in module.imports
                for found in _located(folders, source, wanted)
            ]
        else:
            waiting.append((file, ON_IMPORT))
        for part in parts:
            waiting += [(file, used) for used in part.names if used in module.bound]
        for source, wanted in imports:
            files = _located(folders, source, wanted)
            if files:
                is_module = wanted is None or len(files) > len(_located(folders, source))
                waiting.append((files[-1], WHOLE if is_module or wanted == "*" else wanted))
            elif source.split(".")[0] not in sys.stdlib_module_names:
                packages.add(source.split(".")[0])
    return reached, packages


@functools.cache
def _read(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    acting, bound, imports = [], {}, []
    for node in _without_docstrings(tree).body:
        part = _part(node)
        if isinstance(node, ast.Import | ast.ImportFrom):
            imports += part.imports
            for alias, imported in zip(node.names, part.imports, strict=True):
                name = alias.asname or alias.name.split(".")[0]
                bound.setdefault(name, []).append(part._replace(imports=(imported,)))
        elif isinstance(node, INERT) and not _acts(node):
            for name in _names_of(node):
                bound.setdefault(name, []).append(part)
        else:
            acting.append(part)
            imports += part.imports
    everything = [*acting, *(part for parts in bound.values() for part in parts)]
    if any(part.names & DYNAMIC or _imports_all(part) for part in everything):
        acting = everything
    bound[WHOLE] = everything
    return Module(tuple(acting), bound, tuple(imports))


def _part(node):
    names, imports = set(), []
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            names.add(inner.id)
        elif isinstance(inner, ast.Import):
            imports += [(alias.name, None) for alias in inner.names]
        elif isinstance(inner, ast.ImportFrom):
            imports += [(inner.module, alias.name) for alias in inner.names]
    return Part(ast.dump(node), frozenset(names), tuple(imports))


def _acts(node):
    """Say whether a statement does more than to bind a function or a plain value."""
    if isinstance(node, ast.FunctionDef):
        return bool(node.decorator_list)
    named = all(isinstance(target, ast.Name) for target in _targets(node))
    return not named or any(isinstance(inner, ast.Call) for inner in ast.walk(node))


def _hash(text):
    return hashlib.sha256(text.encode()).hexdigest()


def _imports_all(part):
    return any(name == "*" for _, name in part.imports)


def _targets(node):
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def _names_of(node):
    return [node.name] if isinstance(node, ast.FunctionDef) else [t.id for t in _targets(node)]


def _without_docstrings(tree):
    for node in ast.walk(tree):
        documented = isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        if documented and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:]
    return tree


@functools.cache
def _located(folders, source, name=None):
    """Find the files of a module, its packages before it; none outside the project."""
    parts = [*source.split("."), *([name] if name else [])]
    for folder in map(Path, folders):
        found = []
        for depth in range(1, len(parts) + 1):
            place = folder.joinpath(*parts[:depth])
            files = (place / "__init__.py", place.with_suffix(".py"))
            found += [file for file in files if file.is_file()][:1]
        if found:
            return found
    return []
