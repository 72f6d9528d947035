"""The tables of the report as a workbook."""

FILE = "tables.xlsx"
PARTS = ()
COMPARED_AS = "document"


def write(document, file, pictures, reference):
    """Write a document; see `angket.formats.report_files`."""
    from angket.formats.workbook import write_workbook

    write_workbook(document, file)
