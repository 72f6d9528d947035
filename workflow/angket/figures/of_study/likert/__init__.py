"""What share of the answers to each item is which answer."""
