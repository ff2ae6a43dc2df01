"""press: the machine that turns docs and snippets into a site where everything shown was run."""
