"""The process that snippets are forked from: it imports once, forks, reaps, and runs nothing.

`python -m press.zygote FD MODULE…` serves forks over the socket FD; `python -m press.zygote --fresh
FOLDER MODULE…` runs one job in itself, where forking is missing or unsafe.
"""

import ctypes
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


def main() -> None:
    if sys.argv[1] == "--fresh":
        from press import session

        if sys.platform == "linux":
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        session.run(Path(sys.argv[2]), preload(sys.argv[3:]))
        os._exit(0)
    Zygote(socket.socket(fileno=int(sys.argv[1]))).serve(sys.argv[2:])


def preload(modules: list[str]) -> Any:
    """Import what snippets share; returns the shell that they run in. ImportError names one."""
    from press import session

    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError as error:
            raise ImportError(f"cannot import {name}: {error}") from error
    return session.prepare()


class Zygote:
    """Forks a child for each request; a request is one line of JSON, and so is each answer."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.children: dict[int, str] = {}

    def serve(self, modules: list[str]) -> None:
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        shell = self._preload(modules)
        wake, ring = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        requests = b""
        while True:
            ready, _, _ = select.select([self.control.fileno(), wake], [], [])
            if wake in ready:
                os.read(wake, 4096)
                self._reap()
            if self.control.fileno() in ready:
                chunk = self.control.recv(65536)
                if not chunk:
                    break
                *lines, requests = (requests + chunk).split(b"\n")
                for line in lines:
                    self._obey(json.loads(line), shell)
        for child in self.children:
            kill_group(child)
            os.waitpid(child, 0)
        self.children.clear()
        while self._kill_strays():
            os.waitpid(-1, 0)

    def _preload(self, modules: list[str]) -> Any:
        try:
            shell = preload(modules)
        except ImportError as error:
            self._answer(failed=str(error))
            raise
        gc.collect()
        gc.freeze()  # else the children's collector would copy every page of what is shared
        self._answer(ready=True)
        return shell

    def _obey(self, request: dict[str, str], shell: Any) -> None:
        if folder := request.get("kill"):
            for child in [pid for pid, name in self.children.items() if name == folder]:
                kill_group(child)
            return
        folder = request["run"]
        child = os.fork()
        if child == 0:
            self._become_worker(Path(folder), shell)
        self.children[child] = folder

    def _become_worker(self, folder: Path, shell: Any) -> None:
        from press import session

        status = 1
        try:
            os.setsid()
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self.control.close()
            log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(log, 1)
            os.dup2(log, 2)
            session.run(folder, shell)
            status = 0
        except BaseException:  # the fork must end here, whatever happens, and leave its reason
            import traceback

            os.write(2, traceback.format_exc().encode())
        finally:
            os._exit(status)

    def _reap(self) -> None:
        while True:
            try:
                child, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not child:
                return
            folder = self.children.pop(child, None)
            if folder:
                kill_group(child)
                self._answer(ended=folder, code=os.waitstatus_to_exitcode(status))
            self._kill_strays()  # those of a stray become ours when it has died

    def _kill_strays(self) -> set[int]:
        """End the processes that snippets left behind: as subreaper, we are their parent now."""
        try:
            tasks = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
        except OSError:
            return set()
        strays = {int(pid) for pid in tasks} - set(self.children)
        for child in strays:
            os.kill(child, signal.SIGKILL)
        return strays

    def _answer(self, **message: Any) -> None:
        try:
            self.control.sendall(json.dumps(message).encode() + b"\n")
        except OSError:  # the parent is gone; the next read says so, and serve() ends
            pass


def prctl(option: int, value: int) -> None:
    ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def kill_group(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        pass


if __name__ == "__main__":
    main()
