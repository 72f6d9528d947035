"""SPSS files."""

PLACE = 40
SUFFIXES = (".sav", ".zsav")
BEGINNINGS = (b"$FL2", b"$FL3")


def read(file, options):
    """Read a file; see `angket.files.formats`."""
    from angket.files.spss import read_spss

    return read_spss(file, options)


def names(file, options):
    """Read the names of the columns; see `angket.files.formats`."""
    import pyreadstat

    _, meta = pyreadstat.read_sav(file, metadataonly=True, output_format="dict")
    return meta.column_names
