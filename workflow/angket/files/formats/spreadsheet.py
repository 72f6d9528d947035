"""Workbooks of Excel and LibreOffice: packages of parts in XML."""

PLACE = 20
OPEN_DOCUMENT = (".ods",)
SUFFIXES = (".xlsx", ".xlsm", *OPEN_DOCUMENT)
BEGINNINGS = (b"PK\x03\x04",)
WORKBOOK = True
# A workbook must be unpacked whole to see its first row: larger ones are left to validation.
BYTES = 500_000
# And from those no more than this is unpacked, and taken memory for.
LIMITS = {"maximum_megabytes": 5, "maximum_cells": 2_000_000}


def read(file, options):
    """Read a file; see `angket.files.formats`."""
    from angket.files.sheets import read_sheet

    return read_sheet(file, options)


def names(file, options):
    """Read the names of the columns; see `angket.files.formats`."""
    from angket.files.beginning import TOP, find_table
    from angket.files.workbook import read_workbook
    from angket.files.written import cell_text

    if file.stat().st_size > BYTES:
        return None
    book = read_workbook(str(file), options | LIMITS, TOP)
    grid = [[cell_text(cell) for cell in row] for row in book.rows[:TOP]]
    return find_table(str(file), grid, options, whole=book.facts.rows <= TOP).names
