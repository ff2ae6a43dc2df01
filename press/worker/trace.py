"""Inside a worker: what a snippet may touch, and what it did touch."""

import builtins
import ctypes
import importlib
import os
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {  # audit event → how many of its first arguments are paths that it changes
    "os.remove": 1, "os.rmdir": 1, "os.rename": 2, "os.link": 2, "os.truncate": 1,
    "os.symlink": 2, "os.chmod": 1, "os.chown": 1, "os.utime": 1, "shutil.rmtree": 1,
}  # fmt: skip
IN_OPEN, IN_Q_OVERFLOW, IN_ISDIR = 0x20, 0x4000, 0x40000000
INET = (socket.AF_INET, socket.AF_INET6)


class RefusedError(PermissionError):
    """The snippet did what no snippet may do; the message says what it may."""


class Tracer:
    """Watches one snippet from `start` to `stop`.

    After `stop`, `files` names what was read, relative to the root where it lies there, and
    `imports` the top-level modules that the snippet's own code imported.
    """

    def __init__(self, folder: Path, root: Path, script: Path) -> None:
        self.root, self.script = str(root), str(script)
        self.scratch, self.data = str(folder / "scratch"), str(folder / "data")
        self.files: set[str] = set()
        self.imports: set[str] = set()
        self.refused: list[str] = []
        self.active = False
        python = [
            sys.prefix,
            sys.base_prefix,
            os.environ["MPLCONFIGDIR"],
            str(Path(__file__).parent),
        ]
        system = ["/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev"]
        self.ignored = tuple(f"{name}/" for name in [*python, *system, self.scratch])
        self.inotify = Inotify([Path(self.data), script.parent if script.is_file() else folder])

    def start(self) -> None:
        handlers: dict[str, Callable[..., None]] = {
            "open": self._open,
            "os.mkdir": self._make,
            "os.listdir": self._list,
            "os.scandir": self._list,
            "socket.__new__": self._socket,
            "os.fork": self._fork,
            "os.forkpty": self._fork,
        }
        handlers |= {event: self._changer(count) for event, count in CHANGES.items()}

        def see(event: str, args: tuple[Any, ...]) -> None:
            if self.active and (handler := handlers.get(event)):
                handler(*args)

        sys.addaudithook(see)
        self._watch_imports()
        self.active = True

    def stop(self) -> None:
        self.active = False
        for file in self.inotify.opened():
            if not file.endswith((".py", ".pyc", ".out", ".md")):
                self._note(file)
        for folder in filter(self._inside, map(os.path.abspath, sys.path)):
            for name in self.imports:  # a file that appears here would be imported instead
                self._note(os.path.join(folder, f"{name}.py"))
                self._note(os.path.join(folder, name, "__init__.py"))

    def _note(self, path: str) -> None:
        """Remember that the snippet read `path`; data is named as snippets name it."""
        for folder in (self.data, os.path.join(self.scratch, "data")):
            if path == folder or path.startswith(folder + os.sep):
                self.files.add("data" + path[len(folder) :])
                return
        if path.startswith(self.ignored) or "__pycache__" in path or path == self.script:
            return
        self.files.add(os.path.relpath(path, self.root) if self._inside(path) else path)

    def _inside(self, path: str) -> bool:
        return path.startswith(self.root + os.sep) and not path.startswith(self.ignored)

    def _open(self, path: Any, mode: Any, flags: int) -> None:
        if isinstance(path, int) or path is None:
            return
        file = _absolute(path)
        if flags & WRITE or (isinstance(mode, str) and set(mode) & set("wax+")):
            self._change(file)
        elif not os.path.isdir(file):
            self._note(file)

    def _list(self, path: Any) -> None:
        importing = sys._getframe(2).f_code.co_filename.startswith("<frozen importlib")
        if not isinstance(path, int) and not importing:
            self._note(_absolute(path or "."))

    def _make(self, path: Any, *_: Any) -> None:
        if not os.path.isdir(path):  # else it will fail, or was asked for with exist_ok
            self._change(_absolute(path))

    def _changer(self, count: int) -> Callable[..., None]:
        def change(*args: Any) -> None:
            for path in args[:count]:
                if not isinstance(path, int):
                    self._change(_absolute(path))

        return change

    def _change(self, file: str) -> None:
        inside = file.startswith(self.scratch + os.sep)
        data = file.startswith(os.path.join(self.scratch, "data") + os.sep)
        if (inside and not data) or file.startswith("/dev/"):
            return
        base = self.scratch if data else self.root
        shown = os.path.relpath(file, base) if file.startswith(base) else file
        self._refuse(f"it writes to {shown}; a snippet writes only into its working folder")

    def _socket(self, _socket: Any, family: int, *_: Any) -> None:
        if family in INET:
            self._refuse("it opens a network socket; snippets run without a network")

    def _fork(self) -> None:
        self._refuse("it forks; a snippet is one process (start others with subprocess)")

    def _refuse(self, message: str) -> None:
        self.refused.append(message)
        raise RefusedError(message)

    def _watch_imports(self) -> None:
        statement, function = builtins.__import__, importlib.import_module

        def watched(name: str, globals: Any = None, *args: Any, **kwargs: Any) -> Any:
            self._imported(name, globals or {})
            return statement(name, globals, *args, **kwargs)

        def import_module(name: str, package: str | None = None) -> Any:
            self._imported(name, sys._getframe(1).f_globals)
            return function(name, package)

        builtins.__import__, importlib.import_module = watched, import_module

    def _imported(self, name: str, importer: dict[str, Any]) -> None:
        inside = self._inside(importer.get("__file__") or "")
        if self.active and (inside or importer.get("__name__") == "__main__"):
            self.imports.add(name.partition(".")[0])


def _absolute(path: Any) -> str:
    return os.path.abspath(os.fsdecode(path))


class Inotify:
    """Files opened below some folders, by native code too, where the kernel (Linux) can tell."""

    def __init__(self, folders: list[Path]) -> None:
        self.watched: dict[int, str] = {}
        if sys.platform != "linux":
            return
        libc = ctypes.CDLL(None)
        self.descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        for folder in (inner for outer in folders for inner, _, _ in os.walk(outer)):
            watch = libc.inotify_add_watch(self.descriptor, os.fsencode(folder), IN_OPEN)
            self.watched[watch] = folder

    def opened(self) -> set[str]:
        """Paths opened since the start; all of them where the kernel lost count."""
        found: set[str] = set()
        while chunk := self._read():
            while chunk:
                watch, mask, _, size = struct.unpack_from("iIII", chunk)
                name, chunk = chunk[16 : 16 + size].rstrip(b"\0"), chunk[16 + size :]
                if mask & IN_Q_OVERFLOW:
                    return {f"{f}/{name}" for f in self.watched.values() for name in os.listdir(f)}
                if name and not mask & IN_ISDIR:
                    found.add(os.path.join(self.watched[watch], os.fsdecode(name)))
        return found

    def _read(self) -> bytes:
        try:
            return os.read(self.descriptor, 65536) if self.watched else b""
        except BlockingIOError:
            return b""
