"""The formulas, by field; no files and no settings."""
