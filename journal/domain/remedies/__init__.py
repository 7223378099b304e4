"""Ways to close a gap when the figure that was promised cannot be given."""
