"""Power, and how many respondents a study needs."""
