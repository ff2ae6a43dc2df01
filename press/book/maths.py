"""Formulas: LaTeX in a text, as MathML, which browsers draw."""

import re
from functools import cache


def maths(formula: re.Match[str]) -> str:
    """A match of MATHS as MathML, which browsers draw. ValueError where it is no formula."""
    latex = (formula["display"] or formula["inline"]).strip()
    return mathml(latex, "block" if formula["display"] else "inline")


@cache  # each formula is checked before a page shows it
def mathml(latex: str, display: str) -> str:
    """LaTeX as MathML. ValueError where it is no formula."""
    from latex2mathml.converter import convert

    try:
        return convert(latex, display=display)
    except Exception as error:  # of some twenty kinds that share no other base
        raise ValueError(f"no formula: {latex!r}") from error
