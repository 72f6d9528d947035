"""All that leans on Snakemake: fingerprints, records of steps, reasons, progress, the lock.

Rules and scripts know Snakemake as its documentation has it. What goes beyond that, such as
which attributes of a workflow tell whether a run is a dry one, stands here, and
tests/engine/test_contract.py names it, so that an upgrade which takes something away fails
with a sentence.
"""
