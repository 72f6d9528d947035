"""What is said before anything is installed, in every language at once.

Phrases stand in `starting.<language>.yaml`. YAML cannot be read yet, so each is one line there:
a key, a colon and the text as it is.
"""

import functools
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Who starts the page is in most cases Indonesian.
LANGUAGES = ("id", "en")


def told(key, **fillings):
    """Return a phrase in every language, a line or a paragraph for each.

    Parameters
    ----------
    key : str
    **fillings
        What stands between braces in the phrase.

    Returns
    -------
    list of str

    Examples
    --------
    >>> told("done")
    ['Siap.', 'Ready.']
    """
    return [phrases(language)[key].format(**fillings) for language in LANGUAGES]


def tell(key, stream=None, **fillings):
    """Print a phrase in every language; what the terminal cannot show becomes a question mark."""
    show("\n" + "\n".join(told(key, **fillings)) + "\n", stream)


def show(text, stream=None):
    r"""Write a text as it is, without the end of a line.

    >>> import io
    >>> old = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    >>> show("caf\N{LATIN SMALL LETTER E WITH ACUTE}", old)
    >>> old.buffer.getvalue()
    b'caf?'
    """
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()


def wait_for_the_reader():
    """Keep a window open that ends with the program, until its words are read."""
    if sys.stdin and sys.stdin.isatty():
        show("\nEnter: tutup / close ")
        sys.stdin.readline()


@functools.cache
def phrases(language):
    """Return the phrases of a language by key."""
    lines = (HERE / f"starting.{language}.yaml").read_text(encoding="utf-8").splitlines()
    pairs = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    return {key: text for key, _, text in pairs}
