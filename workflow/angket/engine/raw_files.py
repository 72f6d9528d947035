"""Fingerprints of several raw files that one step reads."""

from angket.engine.parameters import contents


def contents_of(files):
    """Hand a rule the fingerprints of several raw files; see `contents`.

    Parameters
    ----------
    files : callable
        From wildcards to the files by name.
    """

    def of_study(wildcards):
        named = files(wildcards)
        return [contents(lambda _, name=name: named[name])(wildcards) for name in named]

    return of_study
