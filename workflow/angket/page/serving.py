"""One server of a project, on the loopback address alone, until somebody ends it."""

import contextlib
import os
import secrets
import socket
import sys
import threading
import time
import webbrowser

import uvicorn

from angket.engine.lock import hold
from angket.page.app import application
from angket.page.instance import (
    Instance,
    forget,
    known,
    page_that_opens,
    private_folder,
    remember,
)
from angket.page.kept_file import let_go
from angket.page.starting.fault import StartFault

HOST = "127.0.0.1"
# What is tried first, so that the address stays what it was where it can.
PORT = 8740
# Seconds that another start may need to begin to answer, and that open pages may need to end.
_BEGINNING, _ENDING = 10, 2


def running(root):
    """Return the server of a project that runs already, or hold its place and return None.

    Parameters
    ----------
    root : Path

    Returns
    -------
    Instance or None

    Raises
    ------
    StartFault
        Where one runs that does not answer.
    """
    lock = private_folder(root) / "server.lock"
    end = time.monotonic() + _BEGINNING
    while time.monotonic() < end:
        instance = known(root)
        if instance and instance.answers():
            return instance
        with contextlib.suppress(BlockingIOError):
            hold(lock)
            return None
        time.sleep(0.2)
    raise StartFault("silent", process=instance.process if instance else "?")


def serve(project, port=None, opened=lambda instance: None):
    """Serve a project until somebody ends it.

    Parameters
    ----------
    project : angket.page.project.Project
    port : int, optional
        Without it, the usual one or, where that is taken, any that is free.
    opened : callable
        Called with the `Instance` when it takes requests.

    Raises
    ------
    StartFault
        Where the port is taken.
    """
    with _listening(port) as listening:
        secret = secrets.token_urlsafe(32)
        instance = Instance(listening.getsockname()[1], secret, os.getpid())
        app = application(project, secret, lambda: setattr(server, "should_exit", True))
        server = _Server(
            uvicorn.Config(
                app,
                log_level="critical",
                server_header=False,
                timeout_graceful_shutdown=_ENDING,
            ),
            lambda: opened(instance),
        )
        remember(project.root, instance)
        let_go(project.root)
        try:
            server.run(sockets=[listening])
        finally:
            forget(project.root, instance)


class _Server(uvicorn.Server):
    """A server that tells when it takes requests: from then on Ctrl-C ends it in order."""

    def __init__(self, config, ready):
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets=None):
        await super().startup(sockets=sockets)
        # A browser in a terminal comes back when its reader leaves it.
        threading.Thread(target=self._ready, daemon=True).start()


def open_browser(root, instance):
    """Open the page in the reader's browser; do nothing where there is none.

    Parameters
    ----------
    root : Path
    instance : Instance
    """
    address = instance.address
    # Elsewhere no other user can read the command, or a browser outside would not find the file.
    if sys.platform == "linux" and "WSL_DISTRO_NAME" not in os.environ:
        address = page_that_opens(root, instance).as_uri()
    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(address)


def _listening(port):
    """Return a socket that listens, at a port that nobody else can share."""
    for wanted in [PORT, 0] if port is None else [port]:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        option = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
        listening.setsockopt(socket.SOL_SOCKET, option, 1)
        try:
            listening.bind((HOST, wanted))
            listening.listen(100)
            return listening
        except (OSError, OverflowError):
            listening.close()
    raise StartFault("port_taken", port=port)
