"""Inside a worker: what a snippet may use and touch, as the system enforces it."""

import ctypes
import os
import resource
import struct
import sys
import tempfile
from pathlib import Path

DEVICES = ("null", "zero", "full", "random", "urandom", "tty", "ptmx")


def confine(folder: Path, root: Path, memory_mb: int) -> None:
    """Set the process up in its scratch folder: no bytecode, no core dump, bounded memory."""
    scratch = folder / "scratch"
    (scratch / "tmp").mkdir()
    os.chdir(scratch)
    tempfile.tempdir = os.environ["TMPDIR"] = str(scratch / "tmp")
    sys.dont_write_bytecode = True
    sys.pycache_prefix = str(scratch / "tmp")  # else a stale .pyc could stand in for a module
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**29, 2**29))
    if sys.platform == "linux":
        limit = memory_now("VmData") + memory_mb * 2**20  # besides the preloaded modules
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
        landlock([scratch, *_devices(root)])


def memory_now(kind: str) -> int:
    """Bytes of this process, of a kind that Linux tells; 0 elsewhere, where there is no limit."""
    if sys.platform != "linux":
        return 0
    status = Path("/proc/self/status").read_bytes()
    return int(status.partition(f"{kind}:".encode())[2].split()[0]) * 2**10


def _devices(root: Path) -> list[Path]:
    """What may be written of /dev: all of it, or, where the project lies there, no folder."""
    dev = Path("/dev")
    if not root.resolve().is_relative_to(dev):
        return [dev]
    return [dev / name for name in DEVICES if (dev / name).exists()]


def landlock(writable: list[Path]) -> None:
    """Let this process and its children, native code too, write only to these places.

    They open no TCP connection and signal nobody else, where the kernel (Linux 6.2, 6.7, 6.12) can
    say so. https://docs.kernel.org/userspace-api/landlock.html
    """
    create, add, restrict = 444, 445, 446  # the same on every architecture
    libc = ctypes.CDLL(None, use_errno=True)
    known = libc.syscall(create, None, 0, 1)
    if known < 3:  # it can't tell a rename within the scratch folder from one out of it
        return
    write, remove, make, refer, truncate = 1 << 1, 0b11 << 4, 0b1111111 << 6, 1 << 13, 1 << 14
    changes = write | remove | make | refer | truncate
    rules = struct.pack("QQQ", changes, 0b11, 0b11)  # files, network, signals
    to_files = write | truncate
    rules = rules[: 8 + 8 * (known >= 4) + 8 * (known >= 6)]  # kernels that know less get less
    ruleset = libc.syscall(create, rules, ctypes.c_size_t(len(rules)), 0)
    for place in writable:
        descriptor = os.open(place, os.O_PATH | os.O_CLOEXEC)
        allowed = changes if place.is_dir() else to_files
        libc.syscall(add, ruleset, 1, struct.pack("=Qi", allowed, descriptor), 0)
        os.close(descriptor)
    libc.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS, without which only root may
    if libc.syscall(restrict, ruleset, 0):
        raise OSError(ctypes.get_errno(), "the kernel refused to confine the snippet")
    os.close(ruleset)
