"""The store under attack: `python -m tests.attack`, and TinyDB's own suite: `python -m tests.attack.tinydb_suite`."""
