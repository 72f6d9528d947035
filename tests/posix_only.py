"""What of Python's own library is not there on Windows, and who uses it without asking first."""

import ast
import re
import sys
from contextlib import suppress
from importlib import import_module

MODULES = {
    *("crypt", "fcntl", "grp", "nis", "posix", "pty", "pwd", "readline", "resource", "spwd"),
    *("syslog", "termios", "tty"),
}


def _names_in(text):
    return {*text.split()}


# Of modules that are there, after Python's documentation ("Availability: Unix").
ATTRIBUTES = {
    "os": _names_in(
        """
        chown chroot confstr ctermid fchdir fchmod fchown fork forkpty get_blocking getegid geteuid
        getgid getgroups getloadavg getpgid getpgrp getpriority getresgid getresuid getsid getuid
        getxattr initgroups killpg lchown listxattr lockf major makedev mkfifo mknod minor nice
        openpty pathconf pipe2 posix_fadvise posix_fallocate posix_spawn posix_spawnp pread
        pwrite readv register_at_fork removexattr sched_getaffinity sched_setaffinity sched_yield
        sendfile setegid seteuid setgid setgroups setpgid setpriority setregid setresgid
        setresuid setreuid setsid setuid setxattr statvfs sync sysconf tcgetpgrp tcsetpgrp uname
        wait wait3 wait4 waitid writev
        O_ASYNC O_CLOEXEC O_DIRECT O_DIRECTORY O_DSYNC O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK
        O_PATH O_RSYNC O_SYNC WEXITSTATUS WIFEXITED WIFSIGNALED WNOHANG WTERMSIG
        """
    ),
    "signal": _names_in(
        """
        SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGIO SIGKILL SIGPIPE SIGPROF SIGPWR SIGQUIT SIGSTOP
        SIGSYS SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU
        SIGXFSZ alarm getitimer pause pthread_kill pthread_sigmask setitimer siginterrupt
        sigpending sigtimedwait sigwait sigwaitinfo
        """
    ),
    "select": {"epoll", "poll", "kqueue"},
    "time": {"tzset", "pthread_getcpuclockid"},
}
_MENTIONED = re.compile(rf"\b({'|'.join(MODULES.union(*ATTRIBUTES.values()))}|get_context)\b")
# What a question about the system looks like.
QUESTIONS = ("os.name", "sys.platform", "platform.system", "hasattr(")


def unasked(text, file="<text>"):
    r"""Find what a module uses that Windows does not have, without asking about the system.

    Asking is an `if` on its name or on what it has, an `except` of what is missing, or a mark or
    call that leaves a test out.

    Parameters
    ----------
    text : str
        Of Python.
    file : str

    Returns
    -------
    list of str
        `file:line: name`.

    Examples
    --------
    >>> unasked("import os, fcntl")
    ['<text>:1: fcntl']
    >>> unasked("import os\nif os.name == 'posix':\n    os.fork()\nelse:\n    os.setsid()")
    ['<text>:5: os.setsid']
    >>> unasked("try:\n    import pwd\nexcept ImportError:\n    pwd = None")
    []
    """
    found = []
    if not _MENTIONED.search(text):
        return found
    _look(ast.parse(text), False, lambda node, name: found.append(f"{file}:{node.lineno}: {name}"))
    return found


def _look(node, asked, tell):
    if not asked:
        for name in _names(node):
            tell(node, name)
        for inner in _program_in(node):
            _look(inner, False, lambda _, name: tell(node, name))
    for field, value in ast.iter_fields(node):
        inside = asked or _asks(node, field)
        # An early return or a skip answers for what follows it in the same block.
        answered = inside
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                _look(child, answered, tell)
                answered = answered or _leaves(child)


def _program_in(node):
    """Yield the program that a text is, which a test hands to another Python."""
    text = node.value if isinstance(node, ast.Constant) else ""
    if isinstance(text, str) and "import " in text:
        with suppress(SyntaxError, ValueError):
            yield ast.parse(text)


def _names(node):
    """Name what a node uses that Windows does not have."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name in MODULES]
    if isinstance(node, ast.ImportFrom):
        names = [alias.name for alias in node.names]
        if node.module in MODULES:
            return [node.module]
        return [f"{node.module}.{name}" for name in names if name in _missing(node.module)]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        module = node.value.id
        return [f"{module}.{node.attr}"] if node.attr in _missing(module) else []
    forks = isinstance(node, ast.Call) and ast.unparse(node).endswith("get_context('fork')")
    return ["fork"] if forks else []


def _missing(module):
    return ATTRIBUTES.get(module, ())


def _asks(node, field):
    """Tell whether a part of a node runs only where a question about the system was answered."""
    if isinstance(node, ast.If | ast.IfExp) and field == "body":
        return _is_question(node.test)
    if isinstance(node, ast.Try) and field == "body":
        caught = " ".join(ast.unparse(handler.type) for handler in node.handlers if handler.type)
        return any(name in caught for name in ("ImportError", "AttributeError", "NotFoundError"))
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and field == "body":
        marks = " ".join(ast.unparse(mark) for mark in node.decorator_list)
        return "skipif" in marks or "POSIX" in marks
    return False


def _leaves(node):
    """Tell whether a statement ends its block on Windows."""
    if isinstance(node, ast.If) and _is_question(node.test):
        return isinstance(node.body[-1], ast.Return | ast.Raise | ast.Continue)
    text = ast.unparse(node) if isinstance(node, ast.Expr | ast.Assign) else ""
    return "importorskip(" in text or (text.startswith("pytestmark") and "POSIX" in text)


def _is_question(test):
    return any(question in ast.unparse(test) for question in QUESTIONS)


def without(name):
    """Return a module as Windows has it, as far as what is missing goes; the modules that are there
    alone are what they are.

    >>> hasattr(without("os"), "fork"), without("os").name, without("os").sep == "/"
    (False, 'nt', True)
    """
    module = import_module(name)
    less = type(sys)(name)
    left = {key: value for key, value in vars(module).items() if key not in _missing(name)}
    less.__dict__.update(left)
    if name == "os":
        less.name = "nt"
    return less
