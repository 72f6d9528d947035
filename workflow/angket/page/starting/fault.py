"""What keeps the page from starting, told in words."""


class StartFault(Exception):
    """A reason in words, with what to do about it.

    Parameters
    ----------
    key : str
        Of a phrase in `starting.<language>.yaml`.
    **fillings
        What stands between its braces.
    """

    def __init__(self, key, **fillings):
        super().__init__(key)
        self.key, self.fillings = key, fillings
