"""Composes the results chapter of a study: which sentences, tables and figures it holds.

Every number comes from statistics.csv, every word from a language file, every name from
the study's settings. `document` turns what is composed here into files.
"""
