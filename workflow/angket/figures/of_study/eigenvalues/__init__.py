"""The eigenvalues of the items of a variable beside random ones: a scree plot."""
