"""The program pandoc, which writes what is given to it in its own form of a document."""

import json
import os
import subprocess
from pathlib import Path

import pypandoc

from angket.formats.untranslated import lacks_words, words_for

# The one that is installed with the package: another on the machine would write other bytes.
PROGRAM = Path(pypandoc.__file__).absolute().parent / "files" / "pandoc"
# 1980-01-01, the first day that a ZIP file knows.
EPOCH = "315532800"


def run_pandoc(source: dict, form: str, *options: str, folder: Path | str = ".") -> bytes:
    """Have pandoc write a document.

    Parameters
    ----------
    source : dict
        In pandoc's form.
    form : str
        Pandoc's name of the format.
    *options : str
        Of its command line.
    folder : path
        Where pictures are. Their names alone get into the document, never where they are.

    Returns
    -------
    bytes

    Raises
    ------
    RuntimeError
        With what pandoc says, if it fails or warns of anything.
    """
    arguments = ("--from=json", f"--to={form}", "--wrap=none", "--output=-", *options)
    text = json.dumps(source).encode()
    try:
        return call(*arguments, text=text, folder=folder)
    except RuntimeError:
        if not lacks_words(source, data_file):
            raise
    with words_for(source, data_file("translations/en.yaml")) as data:
        return call(*arguments, text=text, folder=folder, data=data)


def data_file(name: str) -> bytes:
    """Return a file that pandoc brings, such as `reference.docx`."""
    return call(f"--print-default-data-file={name}")


def call(
    *arguments: str, text: bytes = b"", folder: Path | str = ".", data: Path = PROGRAM.parent
) -> bytes:
    """Call pandoc and return what it writes; a failure or warning raises RuntimeError."""
    result = subprocess.run(
        # Templates and other data of the user's own stay outside.
        [str(PROGRAM), f"--data-dir={data}", *arguments],
        input=text,
        capture_output=True,
        cwd=folder,
        env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH},
        check=False,
    )
    if result.returncode or result.stderr:
        raise RuntimeError(f"pandoc: {result.stderr.decode(errors='replace').strip()}")
    return result.stdout
