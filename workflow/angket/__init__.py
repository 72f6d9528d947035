"""The statistics of questionnaire studies: answers in, tidy tables out, no files.

Names follow statistics.csv, the table that every study's results end in. A figure
that cannot be computed is an `Undefined` with the reason, never a bare NaN.
"""
