"""What Linux must be told about a process."""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

MADV_COLLAPSE = 25  # Linux 6.1
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


def prctl(option: int, value: int) -> None:
    """Tell Linux something about this process; other systems are not told."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def join_pages() -> None:
    """Have Linux keep what this process holds in large pages: it costs half a second, once, where
    TensorFlow is loaded, and then a third of each fork. Older kernels, and other systems, don't."""
    if sys.platform != "linux":
        return
    madvise = ctypes.CDLL(None).madvise
    madvise.argtypes = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
    for start, end in _own_memory():
        madvise(start, end - start, MADV_COLLAPSE)


def _own_memory() -> Iterator[tuple[int, int]]:
    """Where this process holds memory that is no file's: https://docs.kernel.org/filesystems/proc.html"""
    for line in Path("/proc/self/maps").read_text().splitlines():
        place, rights, _, _, inode, *name = line.split(maxsplit=5)
        if (
            rights == "rw-p"
            and inode == "0"
            and not (name and name[0].startswith(("[stack", "[v")))
        ):
            start, end = place.split("-")
            yield int(start, 16), int(end, 16)
