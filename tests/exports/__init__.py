"""Invented exports of survey platforms, with what a knowing person makes of each."""
