"""The arguments each command takes, a module a subject, imported when the command is called."""
