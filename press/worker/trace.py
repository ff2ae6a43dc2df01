"""Inside a worker: what a snippet may touch, and what it did touch."""

import builtins
import ctypes
import errno
import importlib.util
import os
import re
import shutil
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import spawn
from pathlib import Path
from types import FrameType
from typing import Any

from press.wire import Letter
from press.worker.letters import Letters
from press.worker.output import watch_warnings
from press.worker.places import Places, within

WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES: dict[str, list[tuple[int, int | None, bool]]] = {
    # audit event → for each path that it changes: which argument it is, which one the folder that
    # it is relative to, and whether the change goes through a link to what that leads to
    "os.remove": [(0, 1, False)],
    "os.rmdir": [(0, 1, False)],
    "os.mkdir": [(0, 2, False)],
    "os.rename": [(0, 2, False), (1, 3, False)],
    "os.link": [(0, 2, True), (1, 3, False)],  # its source, too, could be changed through it
    "os.symlink": [(1, 2, False)],
    "os.truncate": [(0, None, True)],
    "os.chmod": [(0, 2, True)],
    "os.chown": [(0, 3, True)],
    "os.chflags": [(0, None, True)],
    "os.utime": [(0, 3, True)],
    "os.setxattr": [(0, None, True)],
    "os.removexattr": [(0, None, True)],
    "shutil.rmtree": [(0, 1, False)],
}  # https://docs.python.org/3/library/audit_events.html
IN_ATTRIB, IN_OPEN, IN_Q_OVERFLOW, IN_ISDIR = 0x4, 0x20, 0x4000, 0x40000000
COMMAND = re.compile(
    r"(?:^|[;|&({`]|(?<!\S)(?:-c|do|then|else|if|while|env|exec|nice|time|xargs)(?=\s))\s*[\"']?"
    r"([\w./+-]*[A-Za-z][\w.+-]*)"
)
"""Where a command says which program to start."""
WORD = re.compile(r"[^\s;|&<>()\"'`=]+")
CLOSED = (errno.ENOENT, errno.ENOTDIR, errno.EACCES)
"""Of a folder that is gone, or that nobody may read."""
RAISE = "raise fs.inotify.max_{} (`sysctl`)"
NO_NETWORK = "snippets run without a network"
ONLY_THERE = "a snippet writes only into its working folder"


class RefusedError(PermissionError):
    """The snippet did what no snippet may do; the message says what it may."""


class Tracer:
    """Watches one snippet from `start` to `stop`.

    After `stop`, `files` names what was read, relative to the root where it lies there, and
    `imports` the top-level modules that the snippet's own code imported, and `programs` what it
    started, or looked for on the PATH.
    """

    def __init__(self, letters: Letters, places: Places, script: Path, forks: bool) -> None:
        self.letters, self.places, self.script, self.forks = letters, places, script, forks
        self.files: set[str] = set()
        self.imports: set[str] = set()
        self.programs: set[str] = set()
        self.path = os.environ["PATH"]
        self.path_folders = frozenset(self.path.split(os.pathsep))
        self.refused: list[str] = []
        self.active = False
        self.opening = threading.local()
        self.real_folder = cache(os.path.realpath)
        self.is_own_file = cache(lambda file: self._own(self._real(file)))
        data = Path(self.places.data)
        beside = [script.parent] if script.is_file() else []
        self.inotify = Inotify(*([], []) if letters.abroad else ([data], beside))

    def start(self) -> None:
        handlers: dict[str, Callable[..., None]] = {
            "open": self._open,
            "os.listdir": self._list,
            "os.scandir": self._list,
            "socket.__new__": self._socket,
            "socket.getaddrinfo": self._look_up,
            "socket.connect": self._reach,
            "socket.sendto": self._reach,
            "os.fork": self._fork,
            "os.forkpty": self._fork,
            "subprocess.Popen": self._start,
            "os.posix_spawn": lambda path, arguments, _: self._start(path, arguments),
            "os.system": lambda command: self._start(command, []),
        }
        handlers |= {event: self._changer(event) for event in CHANGES}

        def see(event: str, args: tuple[Any, ...]) -> None:
            if self.active and (handler := handlers.get(event)):
                handler(*args)

        sys.addaudithook(see)
        self._watch_imports()
        self._watch_open()
        self._watch_looks()
        self._watch_starts()
        self.active = True

    def learn(self, letter: Letter) -> None:
        """Take over what another process of the snippet did."""
        self.files |= {letter.file} - {""}
        self.imports |= {letter.imported} - {""}
        self.programs |= {letter.program} - {""}
        self.refused += [letter.refused] if letter.refused else []

    def look_for_changes(self) -> None:
        """Refuse what native code did to the data, and no system refuses: their modes and times."""
        for file in sorted(self.inotify.changed()):
            self.refused.append(f"it changes {self.places.name(file) or file}; {ONLY_THERE}")

    def stop(self) -> None:
        self.active = False
        found = self.inotify.opened()
        for file in self._all_data() if found is None else found:
            if not file.endswith((".py", ".pyc", ".out", ".md")):
                self.note(file)
        for folder in filter(self._own, map(os.path.realpath, sys.path)):
            for name in self.imports:  # a file that appears here would be imported instead
                self.note(os.path.join(folder, f"{name}.py"))
                self.note(os.path.join(folder, name, "__init__.py"))

    def _all_data(self) -> Iterator[str]:
        """All that native code may have read, where nobody saw it."""
        for folder, _, names in os.walk(self.places.data):
            yield from (os.path.join(folder, name) for name in names)

    def note(self, path: str) -> None:
        """Remember that the snippet read `path`; data is named as snippets name it."""
        real = self._real(path)
        name = self.places.name_at(path, real)
        if name and "__pycache__" not in name and name not in self.files:
            self.files.add(name)
            if self.letters.abroad:
                self.letters.send(Letter(file=name))

    def _started(self, program: str) -> None:
        if self.letters.abroad and program not in self.programs:
            self.letters.send(Letter(program=program))
        self.programs.add(program)

    def _real(self, path: str) -> str:
        """Where a path leads to. Folders are looked up once, but those that the snippet makes."""
        if os.path.islink(path) or within(path, self.places.scratch):
            return os.path.realpath(path)
        folder, name = os.path.split(path)
        return os.path.join(self.real_folder(folder), name)

    def _own(self, path: str) -> bool:
        """Whether a real path is the project's own code or text."""
        return self.places.owner(path) == self.places.root

    def _open(self, path: Any, mode: Any, flags: int) -> None:
        if isinstance(path, int) or path is None:
            return
        file = _absolute(path, getattr(self.opening, "folder", None))
        if flags & WRITE or (isinstance(mode, str) and set(mode) & set("wax+")):
            self._change(os.path.realpath(file))
        elif not os.path.isdir(file):
            self.note(file)

    def _list(self, path: Any) -> None:
        if not _imports(sys._getframe(2)):
            self.note(_absolute("." if path is None else path))

    def _start(self, program: Any, arguments: Any, folder: Any = None, env: Any = None) -> None:
        """A program, and those of a shell's command; files that a command names count as read."""
        words = arguments if isinstance(arguments, (list, tuple)) else [arguments]
        command = " ".join(os.fsdecode(word) for word in [program, *words[1:]])
        path = os.pathsep.join(os.get_exec_path(env))
        start = os.fsdecode(folder) if folder else os.getcwd()
        with self._unwatched():
            for name in COMMAND.findall(command):
                self._called(name, path, start)
            for word in WORD.findall(command):
                if os.path.isfile(file := os.path.join(start, word)):
                    self._saw(file)

    def _called(self, name: str, path: str, start: str) -> None:
        """Note a program as others may find it: by its name, where the PATH leads to it."""
        found = os.path.join(start, name) if os.sep in name else shutil.which(name, path=path)
        if found and os.path.realpath(found) == os.path.realpath(sys.executable):
            return
        base = os.path.basename(name)
        if found is None or found == shutil.which(base, path=self.path):
            self._started(base)
        elif self.places.owner(os.path.realpath(found)) not in (
            self.places.scratch,
            self.places.root,  # the words of a command that name files are noted
        ):
            self._started(found)

    def _changer(self, event: str) -> Callable[..., None]:
        def change(*args: Any) -> None:
            for place, folder, follows in CHANGES[event]:
                at = args[folder] if folder is not None and folder < len(args) else None
                file = _absolute(args[place], at)
                if event == "os.mkdir" and os.path.isdir(file):
                    continue  # it will fail, or was asked for with exist_ok
                self._change(os.path.realpath(file) if follows else _real_entry(file))

        return change

    def _change(self, file: str) -> None:
        if not self.places.writable(file):
            shown = self.places.name(file) or file
            self._refuse(f"it writes to {shown}; {ONLY_THERE}")

    def _socket(self, _socket: Any, family: int, *_: Any) -> None:
        """Refuse one of the network, but to a module that only tries, as its import, what is there.

        urllib3 does, and so requests, keras and many more. The system gives it none.
        """
        frame: FrameType | None = sys._getframe(2)
        while frame and not _imports(frame):
            frame = frame.f_back
        if family not in (-1, socket.AF_UNIX) and not frame:
            self._refuse(f"it opens a network socket; {NO_NETWORK}")

    def _look_up(self, host: Any, *_: Any) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        self._refuse(f"it opens a network socket to {name}; {NO_NETWORK}")

    def _reach(self, _socket: Any, address: Any) -> None:
        """A host and a port, in a tuple; a socket of this machine alone has a path."""
        if isinstance(address, tuple):
            self._look_up(address[0])

    def _fork(self) -> None:
        if not self.forks:
            self._refuse('it forks; allow it with a tag: `# %% name tags=["forks"]`')

    def _refuse(self, message: str) -> None:
        self.refused.append(message)
        if self.letters.abroad:
            self.letters.send(Letter(refused=message))
        raise RefusedError(message)

    def _watch_imports(self) -> None:
        statement, function = builtins.__import__, importlib.import_module
        find = importlib.util.find_spec

        def watched(name: str, globals: Any = None, *args: Any, **kwargs: Any) -> Any:
            self._imported(name, globals or {})
            return statement(name, globals, *args, **kwargs)

        def import_module(name: str, package: str | None = None) -> Any:
            self._imported(name, sys._getframe(1).f_globals)
            return function(name, package)

        def find_spec(name: str, package: str | None = None) -> Any:
            self._imported(name, sys._getframe(1).f_globals)
            return find(name, package)

        builtins.__import__, importlib.import_module = watched, import_module
        importlib.util.find_spec = find_spec

    def _watch_open(self) -> None:
        """Learn which folder `os.open` starts from; its audit event doesn't say."""
        plain = os.open

        def opened(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
            self.opening.folder = dir_fd
            try:
                return plain(path, flags, mode, dir_fd=dir_fd)
            finally:
                self.opening.folder = None

        os.supports_dir_fd.add(opened)
        os.open = opened

    def _watch_starts(self) -> None:
        """Have what multiprocessing starts anew, not as a fork, be traced from its first step."""
        plain = spawn.get_preparation_data

        def prepared(name: str) -> dict[str, Any]:
            if self.active:
                self._fork()
            goes_with = Follower(self.letters.file.parent, self.places, self.script)
            return {**plain(name), "press": goes_with}

        spawn.get_preparation_data = prepared

    def _watch_looks(self) -> None:
        """Learn which files are asked about but not opened; no audit event tells."""
        for name in ("stat", "lstat", "access"):
            setattr(os, name, self._noting(getattr(os, name)))

    def _noting(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        def look(path: Any, *args: Any, **options: Any) -> Any:
            if self.active and not getattr(self.opening, "noting", False):
                with self._unwatched():
                    self._looked_at(path, options.get("dir_fd"))
            return plain(path, *args, **options)

        for able in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks):
            if plain in able:
                able.add(look)
        return look

    @contextmanager
    def _unwatched(self) -> Iterator[None]:
        """While a file is noted, since that is to look at it."""
        self.opening.noting = True
        try:
            yield
        finally:
            self.opening.noting = False

    def _saw(self, file: str) -> None:
        """Note a file that matters; a program elsewhere does by its name, whoever answers to it."""
        if os.path.dirname(file) in self.path_folders:
            self._started(os.path.basename(file))
            if not self.is_own_file(file):
                return
        if not os.path.isdir(file):
            self.note(file)

    def _looked_at(self, path: Any, folder: int | None) -> None:
        if not isinstance(path, int):
            self._saw(_absolute(path, folder))

    def _imported(self, name: str, importer: dict[str, Any]) -> None:
        if not self.active:
            return
        file = importer.get("__file__") or ""
        if importer.get("__name__") == "__main__" or (file and self.is_own_file(file)):
            module = name.partition(".")[0]
            if self.letters.abroad and module not in self.imports:
                self.letters.send(Letter(imported=module))
            self.imports.add(module)


def _imports(frame: FrameType) -> bool:
    return frame.f_code.co_filename.startswith("<frozen importlib")


def _absolute(path: Any, folder: int | None = None) -> str:
    """A path that is relative to an open folder, or is itself an open file's number."""
    if isinstance(path, int):
        return _path_of(path)
    base = _path_of(folder) if isinstance(folder, int) and folder >= 0 else os.getcwd()
    return _without_dots(os.path.join(base, os.fsdecode(path)))


def _path_of(descriptor: int) -> str:
    if sys.platform == "linux":
        return os.readlink(f"/proc/self/fd/{descriptor}")
    import fcntl

    return os.fsdecode(fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(1024)).rstrip(b"\0"))


def _without_dots(path: str) -> str:
    """`..` after a link leads elsewhere than the text says."""
    return os.path.realpath(path) if ".." in path.split(os.sep) else os.path.normpath(path)


def _real_entry(path: str) -> str:
    """The place of a name in its folder, whatever it leads to."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)


@dataclass(frozen=True)
class Follower:
    """Goes with what a process of the snippet sends to one that it starts, and traces that one."""

    folder: Path
    places: Places
    script: Path

    def __reduce__(self) -> tuple[Callable[..., None], tuple[Path, Places, Path]]:
        return follow, (self.folder, self.places, self.script)


def follow(folder: Path, places: Places, script: Path) -> None:
    """Trace this process for as long as it lives."""
    letters = Letters(folder, first=False)
    Tracer(letters, places, script, forks=True).start()
    watch_warnings(str(script), "__mp_main__", lambda warned: letters.send(Letter(warned=warned)))


class Inotify:
    """What happens to files below some folders, by native code too, where Linux can tell."""

    def __init__(self, guarded: list[Path], others: list[Path]) -> None:
        self.watched: dict[int, str] = {}
        self.seen: dict[int, set[str]] = {IN_OPEN: set(), IN_ATTRIB: set()}
        """For each kind of event, the paths that it came for."""
        self.blind = ""
        """Why the kernel can't tell, and what to do."""
        if sys.platform != "linux":
            return
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.descriptor = self.libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self.descriptor < 0:
            self.blind = _what_to_raise(ctypes.get_errno())
            return
        for folders, events in (guarded, IN_OPEN | IN_ATTRIB), (others, IN_OPEN):
            for folder in (inner for outer in folders for inner, _, _ in os.walk(outer)):
                self._watch(folder, events)

    def _watch(self, folder: str, events: int) -> None:
        watch = self.libc.inotify_add_watch(self.descriptor, os.fsencode(folder), events)
        if watch >= 0:
            self.watched[watch] = folder
        elif (error := ctypes.get_errno()) not in CLOSED:
            self.blind = _what_to_raise(error)

    def opened(self) -> set[str] | None:
        """Paths opened since the start; None where the kernel can't tell, or lost count."""
        self._look()
        return None if self.blind else self.seen[IN_OPEN]

    def changed(self) -> set[str]:
        """Guarded paths of which more than the content changed, as far as anybody can tell."""
        self._look()
        return self.seen[IN_ATTRIB]

    def _look(self) -> None:
        while not self.blind and (chunk := self._read()):
            while chunk:
                watch, mask, _, size = struct.unpack_from("iIII", chunk)
                name, chunk = chunk[16 : 16 + size].rstrip(b"\0"), chunk[16 + size :]
                if mask & IN_Q_OVERFLOW:
                    self.blind = RAISE.format("queued_events")
                elif name and not mask & IN_ISDIR:
                    path = os.path.join(self.watched[watch], os.fsdecode(name))
                    self.seen[mask & (IN_OPEN | IN_ATTRIB)].add(path)

    def _read(self) -> bytes:
        try:
            return os.read(self.descriptor, 65536) if self.watched else b""
        except BlockingIOError:
            return b""


def _what_to_raise(error: int) -> str:
    """What the user's limit is called that the kernel spoke of."""
    limits = {errno.ENOSPC: "user_watches", errno.EMFILE: "user_instances"}
    return RAISE.format(limits[error]) if error in limits else os.strerror(error)
