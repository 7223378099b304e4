"""The rules. Pure: no file, no wall clock, no screen, no database."""
