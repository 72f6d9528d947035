"""The literature that the chapter cites, as it stands between parentheses."""

SUCCESSIVE_INTERVALS = "Edwards, 1957; Hays, 1976"
ALPHA_INTERVAL = "Feldt et al., 1987"
PARALLEL_ANALYSIS = "Horn, 1965; Glorfeld, 1995"
