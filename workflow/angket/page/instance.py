"""The server of a project that is running: where it is and by what it knows who started it.

A file below the project that only its owner can read says so. A server that ended without taking it
away is told from one that runs by a question that only who knows the secret can answer.
"""

import contextlib
import http.client
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from angket.page.guard import ALIVE, proof

# Beside other things of a start; the folder is the owner's alone.
FOLDER = ".snakemake/page"
_FILE = "server.json"
_PAGE = "open.html"
_SECONDS = 3


@dataclass(frozen=True)
class Instance:
    """A server.

    Attributes
    ----------
    port : int
    secret : str
    process : int
    """

    port: int
    secret: str
    process: int

    @property
    def address(self):
        """The address that lets a browser in."""
        return f"http://127.0.0.1:{self.port}/?key={self.secret}"

    def answers(self):
        """Tell whether it runs; nothing that is secret is sent to who may have taken its place."""
        question = secrets.token_hex(16)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_SECONDS)
        try:
            connection.request("GET", f"{ALIVE}?question={question}")
            answer = connection.getresponse().read(100)
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        return secrets.compare_digest(answer, proof(self.secret, question).encode())


def private_folder(root):
    """Return the folder for what other users of the machine must not see, made if it is not there.

    Parameters
    ----------
    root : path
        The project's folder.

    Returns
    -------
    Path
    """
    folder = Path(root) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def known(root):
    """Return the server that the project's file tells of, whether it runs or not, or None."""
    try:
        told = json.loads((Path(root) / FOLDER / _FILE).read_text(encoding="utf-8"))
        return Instance(int(told["port"]), str(told["secret"]), int(told["process"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(root, instance):
    """Write a server down for the next start."""
    _write(private_folder(root) / _FILE, json.dumps(asdict(instance)))


def forget(root, instance):
    """Take away what was written down of a server, unless another one has taken its place."""
    if known(root) == instance:
        for name in (_FILE, _PAGE):
            (Path(root) / FOLDER / name).unlink(missing_ok=True)


def page_that_opens(root, instance):
    """Write a page that leads a browser to the server, and return it.

    The command that starts a browser can be read by every user of the machine: it names this page,
    which only its owner can read.

    Returns
    -------
    Path
    """
    page = private_folder(root) / _PAGE
    _write(
        page,
        '<!DOCTYPE html><meta charset="utf-8"><title>Angket</title>'
        f'<meta http-equiv="refresh" content="0; url={instance.address}">'
        f'<p><a href="{instance.address}">Angket</a></p>',
    )
    return page


def _write(file, text):
    """Write a file that is its owner's alone from its first byte, all of it or nothing."""
    new = file.with_name(f"{file.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        new.unlink()
    number = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(number, "w", encoding="utf-8") as stream:
        stream.write(text)
    new.replace(file)
