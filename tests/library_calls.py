"""Watches which functions of libraries the project calls while something runs."""

import ast
import functools
import importlib
import linecache
import sys
import threading
from contextlib import contextmanager
from types import FunctionType, MethodType

from scipy.stats import rv_continuous

from conftest import ROOT

OURS = str(ROOT / "workflow")
SCRIPTS = str(ROOT / "workflow" / "scripts")
# What computes; special functions, linear algebra and optimisation are the arithmetic of own code.
LIBRARIES = ("scipy", "statsmodels", "pingouin", "scikit_posthocs", "sklearn")
ARITHMETIC = ("scipy.special", "scipy.linalg", "scipy.optimize")


@contextmanager
def library_calls():
    """Note while it lasts, by the script that runs, which functions and classes are called.

    Yields
    ------
    dict of str to set of (str, str)
        From the name of the script to module and qualified name of what code of the project
        calls. Methods are part of what makes their object.
    """
    found, running = {}, [None]

    def note(frame, event, argument):
        if event == "call":
            code = frame.f_code
            if code.co_name == "main" and code.co_filename.startswith(SCRIPTS):
                running[0] = code.co_filename.removeprefix(f"{SCRIPTS}/").removesuffix(".py")
            if code.co_filename.startswith(OURS):
                return
            caller = frame.f_back
        elif event == "c_call":
            caller = frame
        else:
            return
        if caller is None or not caller.f_code.co_filename.startswith(OURS):
            return
        called = _called(caller)
        if called and called[0].startswith(LIBRARIES) and not called[0].startswith(ARITHMETIC):
            found.setdefault(running[0], set()).add(called)

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield found
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def identity(dotted):
    """Return module and qualified name of what a dotted name stands for.

    >>> identity("scipy.stats.pearsonr")
    ('scipy.stats._stats_py', 'pearsonr')
    """
    parts = dotted.split(".")
    for depth in range(len(parts), 0, -1):
        try:
            thing = importlib.import_module(".".join(parts[:depth]))
        except ModuleNotFoundError:
            continue
        return _identity(functools.reduce(getattr, parts[depth:], thing))
    raise ModuleNotFoundError(dotted)


def _called(caller):
    """Tell what a frame is calling, by what its source names there; None for methods."""
    names = _names_at(caller.f_code, caller.f_lasti)
    if not names:
        return None
    first, *rest = names
    for scope in (caller.f_locals, caller.f_globals):
        if first in scope:
            thing = scope[first]
            break
    else:
        return None
    for name in rest:
        thing = getattr(thing, name, None)
    thing = thing.func if isinstance(thing, functools.partial) else thing
    of_distribution = isinstance(thing, MethodType) and isinstance(thing.__self__, rv_continuous)
    return _identity(thing) if isinstance(thing, FunctionType | type) or of_distribution else None


@functools.cache
def _names_at(code, instruction):
    """Return the dotted name that is called at an instruction, taken apart, or None."""
    place = [*code.co_positions()][instruction // 2]
    start, end, left, right = place
    if start is None or start != end:
        text = "".join(linecache.getlines(code.co_filename)[(start or 1) - 1 : end or 1])
        lines = text.splitlines(keepends=True)
        if not lines:
            return None
        text = lines[0][left:] if len(lines) == 1 else lines[0][left:] + "".join(lines[1:-1])
        if len(lines) > 1:
            text += lines[-1][:right]
    else:
        text = linecache.getline(code.co_filename, start).encode()[left:right].decode()
    try:
        node = ast.parse(text.strip(), mode="eval").body
    except SyntaxError:
        return None
    node, names = node.func if isinstance(node, ast.Call) else node, []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return (node.id, *names) if isinstance(node, ast.Name) else None


def _identity(thing):
    return getattr(thing, "__module__", "") or "", getattr(thing, "__qualname__", "")
