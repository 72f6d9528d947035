"""What files of settings said before the page changed them, so that a change can be undone."""

from collections import deque

from angket.page.form.file import ChangedError

_MOST = 20


class Undo:
    """The last changes of each file, while the server runs.

    Only what nobody else has changed since can be undone.
    """

    def __init__(self):
        self._changes = {}

    def write(self, description, text, checksum, back=None):
        """Write a file, and remember what it said.

        Parameters
        ----------
        description : angket.page.form.file.Description
        text : str
        checksum : str
            Of the file that the text was made from.
        back : callable, optional
            Undoes what was changed beside the file; raises ChangedError where it cannot.

        Raises
        ------
        ChangedError
            Where the file is another one by now.
        """
        after = description.write(text, checksum)
        if back or text != description.text:
            changes = self._changes.setdefault(description.path, deque(maxlen=_MOST))
            changes.append((after, description.text, back))

    def offers(self, description):
        """Tell whether the last change of a file can be undone."""
        changes = self._changes.get(description.path)
        return bool(changes) and changes[-1][0] == description.checksum

    def undo(self, description):
        """Write what a file said before its last change.

        Parameters
        ----------
        description : angket.page.form.file.Description

        Raises
        ------
        ChangedError
            Where it is not as the page left it.
        """
        if not self.offers(description):
            raise ChangedError
        _, text, back = self._changes[description.path][-1]
        if back:
            back()
        description.write(text, description.checksum)
        self._changes[description.path].pop()
