"""The formats of files of answers, a module for each, and nothing else names them.

==============  ========================================================================
PLACE           a number, by which formats are ordered in messages
SUFFIXES        the endings of such files in small letters; the first is the one that is proposed
BEGINNINGS      the bytes that such a file begins with; none for a format of plain text
WORKBOOK        true where a file has sheets, of which one holds the answers; may be left out
read            ``read(file, options)``: returns `angket.files.cells.Cells`
names           ``names(file, options)``: the names of the columns, or None where they cannot be
                read in little time; no answers and no pandas, for it is called at every start
==============  ========================================================================

What takes long to import is imported inside of `read` and `names`. `options` are the settings'
`data`. A phrase `sheets.misnamed.<format>` tells of a file with another ending; without it there is
one for all.
"""
