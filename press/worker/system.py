"""What a process asks of its system: Linux mostly, which can tell and be told more than others."""

import ctypes
import os
import re
import signal
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from multiprocessing.process import current_process
from pathlib import Path
from typing import Any

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


def reaped() -> Iterator[tuple[int, int]]:
    """The children that have ended, each with its status."""
    while True:
        try:
            child, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not child:
            return
        yield child, status


def children(process: int | str = "self") -> set[int]:
    """The processes whose parent a process is, where the system (Linux) tells."""
    found = set()
    if sys.platform == "linux":
        with suppress(OSError):  # it has ended
            for task in Path(f"/proc/{process}/task").iterdir():
                found |= {int(child) for child in (task / "children").read_text().split()}
    return found


def descendants() -> set[int]:
    """The children of this process, theirs, and so on."""
    found, waiting = set[int](), children()
    while waiting:
        found |= waiting
        waiting = {child for process in waiting for child in children(process)} - found
    return found


def kill_children(but: Collection[int] = ()) -> set[int]:
    """End children, whom a subreaper inherits when their own parents end; says which."""
    found = children() - set(but)
    for child in found:
        os.kill(child, signal.SIGKILL)
    return found


def bury_all() -> None:
    """End all that was started from here, until nothing is left."""
    while kill_children():
        os.waitpid(-1, 0)


def kill_group(leader: int) -> None:
    """End a process with all that it started in its session."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def name_semaphores() -> None:
    """Call those of multiprocessing, here and in what is started from here, by this process."""
    config: dict[str, Any] = current_process()._config  # type: ignore[attr-defined]
    config["semprefix"] = f"/{_semaphores(os.getpid())}"


def drop_semaphores(process: int) -> None:
    """Those that are left of a process that has ended, where what clears them up was killed."""
    for left in Path("/dev/shm").glob(f"sem.{_semaphores(process)}-*"):
        left.unlink(missing_ok=True)


def _semaphores(process: int) -> str:
    return f"mp-press-{process}"


def memory_held(processes: Iterable[int]) -> int:
    """Bytes that no file holds, as processes have them: what several share counts once."""
    return sum(map(_own_bytes, processes))


def _own_bytes(process: int) -> int:
    try:
        said = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it has ended
        return 0
    sizes = re.findall(r"^(?:Pss_Anon|Pss_Shmem|SwapPss): +(\d+) kB", said, re.MULTILINE)
    return sum(map(int, sizes)) * 2**10
