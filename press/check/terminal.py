"""What a terminal would show of a text that a program wrote to it."""

import re

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def clean(text: str) -> str:
    """No colour codes, and `\\r` goes back to the margin."""
    lines = CONTROL.sub("", text).replace("\b", "").replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines).strip("\n")
