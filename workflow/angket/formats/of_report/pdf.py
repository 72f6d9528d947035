"""The report as a PDF."""

FILE = "report.pdf"
PARTS = ("angket/formats/paper.typ",)
COMPARED_AS = "pages"


def write(document, file, pictures, reference):
    """Write a document; see `angket.formats.report_files`."""
    from angket.formats.paper import write_paper

    write_paper(document, file, pictures)
