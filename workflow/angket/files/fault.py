"""A mistake in the user's files."""

from angket.messages.message import DEFAULT, tell


class Fault(Exception):
    """Told in words that name file, row, column, value and remedy; never a traceback.

    Parameters
    ----------
    message : Message or str
        Told in the language of the study where it is printed.
    table : tuple of head and rows, optional
        All that is wrong, row by row; it is kept beside the log.

    Examples
    --------
    >>> from angket.messages.message import Message
    >>> Fault(Message("message.example", file="a.csv", count=2)).tell("id")
    'a.csv: 2 kesalahan.'
    """

    def __init__(self, message, table=None):
        super().__init__(message)
        self.message, self.table = message, table

    def tell(self, language=DEFAULT):
        """Return the message in a language."""
        return self.message if isinstance(self.message, str) else tell(self.message, language)

    def __str__(self):
        return self.tell()
