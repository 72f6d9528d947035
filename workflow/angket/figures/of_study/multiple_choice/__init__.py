"""How many respondents chose each option of a question with several answers."""
