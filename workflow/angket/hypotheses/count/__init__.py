"""Count regression: how often something is counted, by totals and columns."""
