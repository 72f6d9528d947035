"""The sections of a report of a workload analysis, a module each."""
