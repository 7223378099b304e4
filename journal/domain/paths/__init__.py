"""The ways a negotiation ends, and the hand on the shoulder at the dangerous moments: checklists, each line derived
from what is in the journal where that can be seen, and settled by hand otherwise.
"""
