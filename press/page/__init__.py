"""Outputs → a page, a notebook."""

from pathlib import Path


def stylesheet() -> Path:
    """The file of styles for what press puts on a page; a host puts it into the site."""
    return Path(__file__).with_name("press.css")
