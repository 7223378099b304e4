"""Prep: read from texts and written back, and where an offer stands among its figures."""
