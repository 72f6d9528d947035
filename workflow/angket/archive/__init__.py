"""Archives of a study: what goes in, how it is packed, checked and compared; registered plans."""
