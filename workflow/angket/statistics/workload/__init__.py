"""Measured workload: what tasks take, how many staff they need, and how that compares."""
