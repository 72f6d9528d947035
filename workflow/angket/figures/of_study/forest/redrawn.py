"""The effect over all ways of testing, from the statistics that a study shares."""

from angket.figures.of_study.forest.drawn import figures

__all__ = ["figures"]
