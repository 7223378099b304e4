"""Offers: what counts as evidence for what they hold."""
