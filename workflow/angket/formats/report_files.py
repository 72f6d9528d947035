"""The formats of a report: modules in the folder `of_report`, and nothing else names them.

============  ==========================================================================
FILE          the name of the file in results/<study>/report; its caption in Snakemake's own
              report is workflow/captions/<name without suffix>.rst
PARTS         files below workflow/ that it is made of besides code, such as a template
COMPARED_AS   how `verify` compares two of them: "document", part by part, of packages of files
              and pages; "pages", of what is printed; None, byte by byte
write         ``write(document, file, pictures, reference)``: the document, the file to write, the
              folder of the figures, and the study's reference document or None
============  ==========================================================================

What takes long to import is imported inside of `write`.
"""

import importlib
from pathlib import Path

FOLDER = Path(__file__).parent / "of_report"


def formats():
    """Return the modules of all formats, by their names.

    >>> {"page", "pdf", "tables", "word"} <= formats().keys()
    True
    """
    names = sorted(file.stem for file in FOLDER.glob("[!_]*.py"))
    return {name: importlib.import_module(f"angket.formats.of_report.{name}") for name in names}


def write_report(settings, words, blocks, pictures, outputs):
    """Write a composed report in every format.

    Parameters
    ----------
    settings : dict
        With title, language and report.
    words : dict
        What documents say by themselves, as `angket.formats.document.Words` takes it.
    blocks : iterable of Block
    pictures : path
        The folder of the figures.
    outputs : mapping
        From the name of a format to the file to write.
    """
    # Here, because rules ask for the names of files alone.
    from concurrent.futures import ThreadPoolExecutor

    from angket.formats.document import Document, Words

    document = Document(
        title=settings["title"],
        language=settings["language"],
        words=Words(**words),
        blocks=tuple(blocks),
        authors=tuple(settings["report"]["authors"]),
        chapter=str(settings["report"].get("chapter") or ""),
    )
    reference = settings["report"].get("reference")
    given = Path(pictures), reference and Path(reference)
    with ThreadPoolExecutor() as pool:
        started = [
            pool.submit(module.write, document, Path(outputs[name]), *given)
            for name, module in formats().items()
        ]
        for writing in started:
            writing.result()


def files():
    """Return the name of the file of each format.

    >>> files()["word"]
    'report.docx'
    """
    return {name: module.FILE for name, module in formats().items()}


def parts():
    """List what the formats are made of besides code.

    >>> "angket/formats/styles.xml" in parts()
    True
    """
    return [part for module in formats().values() for part in module.PARTS]


def compared_as(how):
    """List the suffixes of the formats that are compared in a way.

    >>> ".pdf" in compared_as("pages")
    True
    """
    found = [module.FILE for module in formats().values() if how == module.COMPARED_AS]
    return tuple(dict.fromkeys(Path(file).suffix for file in found))
