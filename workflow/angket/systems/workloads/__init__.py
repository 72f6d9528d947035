"""Measured workload: volumes and time norms of tasks, and the staff that they take."""
