"""The version of Angket, as CITATION.cff and pyproject.toml have it, which reports tell."""

NAME = "Angket"
VERSION = "0.1.0"
