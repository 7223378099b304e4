"""View data put into lines of inked text: pure functions, so that they can be tested without a screen."""
