"""Reads and checks the settings of the studies before any job starts.

The rules use this package; scripts and library never see it. It imports nothing
heavier than a YAML reader and a schema checker, because Snakemake loads it at
every start.
"""
