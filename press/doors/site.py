"""The folder of a site: a new one takes the place of the last good one, whole or not at all."""

import shutil
from collections.abc import Iterable
from pathlib import Path


def beside(site: Path, kind: str) -> Path:
    """A folder of the same parent, so that it can be renamed to the site."""
    return site.with_name(f".{site.name}-{kind}")


def write_beside(site: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Put files into a site, by their place; those that are there and the same stay as they are."""
    for place, content in files:
        file = site / place
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def replace_site(new: Path, site: Path) -> None:
    """Put the new site in the place of the last good one; it may lie on another disk."""
    old, near = beside(site, "old"), beside(site, "new")
    if new != near:
        site.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(near, ignore_errors=True)
        shutil.move(new, near)
    shutil.rmtree(old, ignore_errors=True)  # what a build left that was killed
    if site.exists():
        site.rename(old)
    near.rename(site)
    shutil.rmtree(old, ignore_errors=True)
