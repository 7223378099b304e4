"""Use cases, as functions over a `Session`; what both faces of the program call."""
