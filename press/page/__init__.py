"""Outputs → a page, a notebook."""

from pathlib import Path

STYLES = "assets/stylesheets/press.css"
SCRIPT = "assets/javascripts/press.js"
"""Where a site has press's own files, which a book may list among its own."""


def stylesheet() -> Path:
    """The file of styles for what press puts on a page; a host puts it into the site."""
    return Path(__file__).with_name("press.css")


def script() -> Path:
    """The file of JavaScript by which the keyboard reaches all of a page; a host defers it."""
    return Path(__file__).with_name("press.js")


def assets() -> dict[str, Path]:
    """press's own files, by their place in a site."""
    return {STYLES: stylesheet(), SCRIPT: script()}
