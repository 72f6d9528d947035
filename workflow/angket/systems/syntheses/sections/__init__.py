"""The sections of the report of a synthesis."""
