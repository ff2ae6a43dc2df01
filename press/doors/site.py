"""The folder of a site: a new one takes the place of the last good one, whole or not at all."""

import shutil
from pathlib import Path


def beside(site: Path, kind: str) -> Path:
    """A folder of the same parent, so that it can be renamed to the site."""
    return site.with_name(f".{site.name}-{kind}")


def replace_site(new: Path, site: Path) -> None:
    """Put the new site, which lies on the same disk, in the place of the last good one."""
    old = beside(site, "old")
    shutil.rmtree(old, ignore_errors=True)  # what a build left that was killed
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
