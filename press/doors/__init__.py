"""Who comes in: the command line, MkDocs, Zensical, pytest."""
