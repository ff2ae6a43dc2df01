"""Who comes in: the command line, MkDocs, pytest."""
