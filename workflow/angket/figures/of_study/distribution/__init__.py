"""How many respondents have which total."""
