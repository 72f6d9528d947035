"""The files that a report is written to, a module for each; see angket.formats.report_files."""
