"""Difficulty and discrimination of the items of a test, where all are told."""

from angket.figures.of_study.item_analysis.drawn import figures

__all__ = ["figures"]
