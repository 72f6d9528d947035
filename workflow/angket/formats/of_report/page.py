"""The report as a page for browsers."""

FILE = "report.html"
PARTS = ("angket/formats/page.html",)
COMPARED_AS = "document"


def write(document, file, pictures, reference):
    """Write a document; see `angket.formats.report_files`."""
    from angket.formats.page import write_page

    write_page(document, file, pictures)
