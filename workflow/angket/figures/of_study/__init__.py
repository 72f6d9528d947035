"""The figures that every study has, a folder for each."""
