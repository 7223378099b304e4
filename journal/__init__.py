"""A private, offline journal of job negotiations for the terminal."""

__version__ = "0.1.0"
