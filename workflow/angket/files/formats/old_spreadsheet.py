"""Workbooks of the Excel before 2007."""

from angket.files.formats.spreadsheet import names, read

__all__ = ["names", "read"]

PLACE = 30
SUFFIXES = (".xls",)
BEGINNINGS = (b"\xd0\xcf\x11\xe0",)
WORKBOOK = True
