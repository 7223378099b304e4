"""The brief: one page to have in front of one before a meeting, from the journal alone."""
