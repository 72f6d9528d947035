"""What the columns of a file of answers are, guessed for the first description of a study."""
