"""What the workflow says to people: sentences by key, told in the language of the study."""
