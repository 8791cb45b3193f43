"""Measures the site against its bounds; `make bench` runs it."""
