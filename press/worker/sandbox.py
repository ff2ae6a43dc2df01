"""Inside a worker: what a snippet may use and touch, as the system enforces it."""

import ctypes
import errno
import os
import platform
import resource
import socket
import struct
import sys
import tempfile
from pathlib import Path

from press.surroundings import guards_files, landlock_version

CALLS = {"x86_64": (0xC000003E, 317, 41), "aarch64": (0xC00000B7, 277, 198)}
"""How an architecture is called, and the numbers of its calls `seccomp` and `socket`."""
IO_URING_SETUP, AF_NETLINK = 425, 16
ALL_THREADS, WITHOUT_SLOWDOWN = 1, 4
DEVICES = ("null", "zero", "full", "random", "urandom", "tty", "ptmx")


def confine(folder: Path, root: Path, memory_mb: int) -> int:
    """Set the process up in its scratch folder: no bytecode, no core dump, bounded memory.

    Returns the bytes that it may hold, or 0 where the system can't bound them.
    """
    scratch = folder / "scratch"
    (scratch / "tmp").mkdir()
    os.chdir(scratch)
    tempfile.tempdir = os.environ["TMPDIR"] = str(scratch / "tmp")
    sys.dont_write_bytecode = True
    sys.pycache_prefix = str(scratch / "tmp")  # else a stale .pyc could stand in for a module
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": sys.pycache_prefix}
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**29, 2**29))
    limit = 0
    if sys.platform == "linux":
        limit = memory_now("VmData") + memory_mb * 2**20  # besides the preloaded modules
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
        landlock([scratch, folder / "letters", *_devices(root)])
        refuse_sockets()
    return limit


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
    if not guards_files():
        return
    create, add, restrict = 444, 445, 446  # the same on every architecture
    libc, known = ctypes.CDLL(None, use_errno=True), landlock_version()
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


def refuse_sockets() -> None:
    """Let no code of this process and its children, native code too, make a socket of the network.

    A filter of system calls: https://docs.kernel.org/userspace-api/seccomp_filter.html. Sockets of
    this machine alone are made as ever. io_uring, which would pass by the filter, is refused.
    """
    if platform.machine() not in CALLS:
        return
    architecture, seccomp, make_socket = CALLS[platform.machine()]
    load, equal, answer = 0x20, 0x15, 0x06
    allow, refuse = 0x7FFF0000, 0x00050000 | errno.EACCES
    steps = [
        (load, 0, 0, 4), (equal, 1, 0, architecture), (answer, 0, 0, refuse),
        (load, 0, 0, 0), (equal, 4, 0, IO_URING_SETUP), (equal, 0, 4, make_socket),
        (load, 0, 0, 16), (equal, 2, 0, socket.AF_UNIX), (equal, 1, 0, AF_NETLINK),
        (answer, 0, 0, refuse), (answer, 0, 0, allow),
    ]  # fmt: skip
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(code))
    ctypes.CDLL(None).syscall(seccomp, 1, ALL_THREADS | WITHOUT_SLOWDOWN, program)
