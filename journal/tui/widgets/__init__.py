"""Widgets: they are given data and speak in small messages."""
