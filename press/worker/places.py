"""Which folder a path belongs to, and what that means."""

import os
import sys
import sysconfig
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The folders that decide what a path means. The innermost that holds a path decides."""

    root: str
    """The project."""
    scratch: str
    """Where the snippet works."""
    data: str
    """Where the link to the data, in `scratch`, leads to."""
    data_name: str
    """How the data is called, in the project and in `scratch`."""
    environment: tuple[str, ...]
    """Python, the system, press itself: known by their versions."""

    def owner(self, path: str) -> str:
        """Which of the folders decides about a real path; empty where none holds it."""
        known = (self.root, self.scratch, self.data, *self.environment)
        return max((folder for folder in known if within(path, folder)), key=len, default="")

    def name_at(self, path: str, real: str) -> str:
        """How needs name a path that leads to `real`. A file of the data may be a link to it."""
        for top in (self.scratch, self.root):
            if within(path, folder := os.path.join(top, self.data_name)):
                return self.data_name + path[len(folder) :]
        return self.name(real)

    def name(self, path: str) -> str:
        """How needs name a real path: relative in the project, else absolute; "" if they don't."""
        owner = self.owner(path)
        if owner == self.data:
            return self.data_name + path[len(owner) :]
        if owner in (self.scratch, *self.environment) and owner != self.root:
            return ""
        return os.path.relpath(path, self.root) if owner == self.root else path

    def writable(self, path: str) -> bool:
        """Whether the snippet may change what lies at a real path."""
        return self.owner(path) in (self.scratch, "/dev")


def places(folder: Path, root: Path, data_name: str) -> Places:
    """The folders of the job in `folder`, and of this process."""
    environment = {*installed_folders(), os.path.realpath(folder)}
    scratch = folder / "scratch"
    real = [os.path.realpath(place) for place in (root, scratch, scratch / data_name)]
    return Places(real[0], real[1], real[2], data_name, tuple(environment - set(real)))


@cache  # the same for all jobs: asked for once before they are forked
def installed_folders() -> frozenset[str]:
    """Where what is known by its version lies, as real paths."""
    paths = sysconfig.get_paths()
    python = [sys.prefix, sys.base_prefix, *paths.values(), str(Path(__file__).parents[1])]
    system = ["/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev"]
    return frozenset(map(os.path.realpath, [*python, *system, os.environ["MPLCONFIGDIR"]]))


def within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
