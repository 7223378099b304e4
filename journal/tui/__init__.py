"""The app in the terminal: it shows what the service says and holds no rule of its own."""
