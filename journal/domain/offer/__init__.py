"""Offers: evidence, versions, and the ledger of what was promised beside what is offered."""
