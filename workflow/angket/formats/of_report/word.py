"""The report as a Word file."""

FILE = "report.docx"
PARTS = ("angket/formats/styles.xml",)
COMPARED_AS = "document"


def write(document, file, pictures, reference):
    """Write a document; see `angket.formats.report_files`."""
    from angket.formats.word import write_word

    write_word(document, file, pictures, reference)
