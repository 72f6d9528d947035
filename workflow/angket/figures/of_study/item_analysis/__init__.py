"""Difficulty and discrimination of the items of a test."""
