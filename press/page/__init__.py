"""Outputs → a page, a notebook."""

from pathlib import Path

STYLESHEET = Path(__file__).with_name("press.css")
"""Styles of what press puts on a page; a host puts it into the site."""
