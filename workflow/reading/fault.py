"""A mistake in the user's files."""


class Fault(Exception):
    """Told in words that name file, row, column, value and remedy; never a traceback.

    Parameters
    ----------
    message : str
    table : tuple of head and rows, optional
        All that is wrong, row by row; it is kept beside the log.
    """

    def __init__(self, message, table=None):
        super().__init__(message)
        self.table = table
