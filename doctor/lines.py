"""Lines as Python counts them: a form feed or U+2028 ends none, unlike with `str.splitlines`."""

from __future__ import annotations

import io
from typing import List


def lines_of(text: str) -> List[str]:
    """The lines of a text with their ends: \\n, \\r\\n or \\r."""
    return io.StringIO(text, newline="").readlines()
