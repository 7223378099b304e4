"""Screens and dialogs, each imported when it is first opened."""
