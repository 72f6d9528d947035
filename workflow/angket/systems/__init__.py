"""Systems of their own beside questionnaire studies: each takes other inputs than answers."""
