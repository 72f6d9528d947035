"""Each hypothesis over all ways of testing it, from the table that a study shares."""

from angket.figures.of_study.sensitivity.drawn import figures

__all__ = ["figures"]
