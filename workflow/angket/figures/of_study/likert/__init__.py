"""What share of the respondents gave which answer to each item."""
