"""Text formats: records out and in, plus findings; no file access."""
