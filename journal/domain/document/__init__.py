"""Documents to hand on: trees of blocks that know nothing of a format."""
