"""Evidence synthesis: results of prior studies, and of one's own, pooled."""
