"""The folder of a site: a new one takes the place of the last good one, whole or not at all."""

import shutil
from pathlib import Path


def beside(site: Path, kind: str) -> Path:
    """A folder of the same parent, so that it can be renamed to the site."""
    return site.with_name(f".{site.name}-{kind}")


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
