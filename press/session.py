"""Inside a worker: run the cells of one snippet as IPython would, and record all they show."""

import ast
import base64
import faulthandler
import io
import json
import linecache
import logging
import os
import re
import sys
import time
import types
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from press import figures
from press.guard import Guard, RefusedError, confine

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
NOTHING_BUT_ADDRESS = re.compile(r"<[^<>]*\bat 0x[0-9a-f]+>")
OVERSEEN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)


class OutputError(Exception):
    """The snippet printed more than a page could show."""


class WarningError(Exception):
    """The snippet emitted a warning that it doesn't teach."""


@dataclass
class Recorder:
    """The outputs of the running cell, in order, in the form that nbformat stores."""

    log: TextIO
    native: BinaryIO
    """What native code and other processes wrote to standard output or error, since last read."""
    limit: int
    outputs: list[dict[str, Any]] = field(default_factory=list)
    warned: list[tuple[str, str, str, int]] = field(default_factory=list)
    printed: int = 0

    def text(self, name: str, text: str) -> None:
        self.take_native()
        self._text(name, text)

    def take_native(self) -> None:
        if written := self.native.read(self.limit + 1):
            self._text("stdout", written.decode(errors="replace"))

    def _text(self, name: str, text: str) -> None:
        self.printed += len(text)
        if self.printed > self.limit:
            raise OutputError(f"it printed more than {self.limit // 1000} kB; print less")
        self.log.write(text)
        self.log.flush()
        last = self.outputs[-1] if self.outputs else {}
        if last.get("name") == name:
            last["text"] += text
        elif text:
            self.outputs.append({"output_type": "stream", "name": name, "text": text})

    def bundle(self, kind: str, data: Mapping[str, Any]) -> None:
        self.take_native()
        kept = {
            mime: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for mime, value in data.items()
        }
        if "image/png" in kept:
            kept["image/png"] = figures.smaller_png(kept["image/png"])
        nothing = NOTHING_BUT_ADDRESS.fullmatch(str(kept.get("text/plain", "")).strip("[]"))
        if nothing and len(kept) == 1:
            return  # `<Line2D at 0x7f…>` tells a reader nothing, and changes with each run
        extra = {"execution_count": None} if kind == "execute_result" else {}
        self.outputs.append({"output_type": kind, "data": kept, "metadata": {}, **extra})


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of a snippet."""

    encoding = "utf-8"

    def __init__(self, recorder: Recorder, name: str, descriptor: int) -> None:
        self.recorder, self.name, self.descriptor = recorder, name, descriptor

    def write(self, text: str) -> int:
        self.recorder.text(self.name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.descriptor


def prepare() -> Any:
    """IPython's shell with a display that records; made once, before any fork."""
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config(
        {"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "nocolor"}}
    )
    shell = InteractiveShell.instance(config=config)
    import matplotlib.backends.backend_svg
    import matplotlib.pyplot  # noqa: F401

    class Publisher(DisplayPublisher):
        recorder: Any = None

        def publish(self, data: Any, *_: Any, **__: Any) -> None:
            self.recorder.bundle("display_data", data)

    shell.display_pub = Publisher(parent=shell, shell=shell)  # type: ignore[no-untyped-call]
    return shell


def run(folder: Path, shell: Any) -> None:
    """Run `folder`/job.json in `folder`/scratch and write `folder`/result.json."""
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    owner = os.getpid()
    left = open(folder / "result.json", "w", encoding="utf-8")  # noqa: SIM115  (later it may not)
    with open(folder / "fault", "w", encoding="utf-8") as fault:
        faulthandler.enable(fault)
        faulthandler.dump_traceback_later(job["seconds"], exit=True, file=fault)
        result = Session(folder, job, shell).run()
        faulthandler.cancel_dump_traceback_later()
    if os.getpid() == owner:
        left.write(json.dumps(result))
        left.close()


def peak_memory() -> int:
    """Bytes that the process held at most; 0 where the system doesn't say (Windows)."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


class Session:
    """One snippet from its first cell to its last."""

    def __init__(self, folder: Path, job: dict[str, Any], shell: Any) -> None:
        self.folder, self.job, self.shell = folder, job, shell
        self.root = Path(job["root"])
        self.script = str(self.root / job["name"])
        log = open(folder / "printed", "w", encoding="utf-8")  # noqa: SIM115
        native = open(folder / "log", "rb")  # noqa: SIM115
        native.seek(0, os.SEEK_END)
        self.recorder = Recorder(log, native, job["printed_kb"] * 1000)
        self.place = open(folder / "cell", "wb", buffering=0)  # noqa: SIM115
        self.cells: dict[str, list[dict[str, Any]]] = {}
        self.error: dict[str, Any] | None = None

    def run(self) -> dict[str, Any]:
        confine(self.folder, self.job["memory_mb"])
        guard = Guard(self.folder, self.root, Path(self.script))
        module = self._enter()
        started = time.process_time()
        guard.start()
        for cell in self.job["cells"]:
            self.place.seek(0)
            self.place.write(cell["name"].ljust(200).encode())
            self._run_cell(cell, module, guard)
            if self.error:
                break
        values = {text: self._value(text, module) for text in self.job["values"]}
        guard.stop()
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        return {
            "cells": self.cells,
            "values": values,
            "error": self.error,
            "seconds": time.process_time() - started,
            "memory": peak_memory(),
            "files": sorted(guard.files),
            "imports": sorted(guard.imports - sys.stdlib_module_names - {"__main__"}),
        }

    def _enter(self) -> types.ModuleType:
        """Make the process look as if Python had been started with the snippet."""
        module = types.ModuleType("__main__")
        module.__dict__.update(__file__=self.script, __builtins__=__builtins__)
        self.shell.user_ns = module.__dict__
        self.shell.display_pub.recorder = self.recorder
        sys.modules["__main__"] = module
        sys.argv = [self.script]
        sys.path.insert(0, str(Path(self.script).parent))
        sys.stdout = Stream(self.recorder, "stdout", 1)
        sys.stderr = Stream(self.recorder, "stderr", 2)
        if not Path(self.script).is_file() or self.script.endswith(".md"):
            self._pretend_file()
        figures.apply_style()
        self._watch_warnings()
        return module

    def _pretend_file(self) -> None:
        """Code from a page has no file of its own, but tracebacks and autograph read its lines."""
        lines: list[str] = []
        for cell in self.job["cells"]:
            lines += [""] * (cell["line"] - 1 - len(lines)) + cell["code"].splitlines()
        text = [line + "\n" for line in lines]
        linecache.cache[self.script] = (len(text), None, text, self.script)

    def _watch_warnings(self) -> None:
        warnings.resetwarnings()
        for category in OVERSEEN:
            warnings.simplefilter("ignore", category)
        warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")

        def show(message: Any, category: Any, file: str, line: int, *_: Any) -> None:
            self.recorder.warned.append((category.__name__, str(message), file, line))

        warnings.showwarning = show  # type: ignore[assignment]
        plain = logging.getLogRecordFactory()

        def record(name: str, level: int, *args: Any, **kwargs: Any) -> logging.LogRecord:
            made = plain(name, level, *args, **kwargs)
            if level >= logging.WARNING:
                self.recorder.warned.append((f"{name} log", made.getMessage(), "", 0))
            return made

        logging.setLogRecordFactory(record)

    def _run_cell(self, cell: dict[str, Any], module: types.ModuleType, guard: Guard) -> None:
        self.recorder.outputs = self.cells[cell["name"]] = []
        self.recorder.warned.clear()
        refusals = len(guard.refused)
        try:
            self._execute(cell, module)
            self.recorder.take_native()
            self._take_figures(guard)
            self._judge(cell, guard.refused[refusals:])
        except BaseException as error:  # also SystemExit and KeyboardInterrupt: a snippet's own end
            self._fail(cell, error, guard.refused[refusals:])

    def _execute(self, cell: dict[str, Any], module: types.ModuleType) -> None:
        source = "\n" * (cell["line"] - 1) + cell["code"]
        tree = ast.parse(source, self.script)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, self.script, "exec"), module.__dict__)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), self.script, "eval"), module.__dict__)
            if not cell["code"].rstrip().endswith(";"):
                self._show(value)

    def _show(self, value: Any) -> None:
        if type(value).__module__ == "matplotlib.animation":
            raise TypeError("a page shows no animation; draw the frames that matter")
        if value is not None and not figures.is_artist(value):
            bundle, _ = self.shell.display_formatter.format(value)
            self.recorder.bundle("execute_result", bundle)

    def _take_figures(self, guard: Guard) -> None:
        if "matplotlib.pyplot" not in sys.modules:
            return
        guard.active = False  # fonts and styles are Matplotlib's reading, not the snippet's
        try:
            for svg in figures.take_figures():
                self.recorder.bundle(
                    "display_data", {"image/svg+xml": svg, "text/plain": "<Figure>"}
                )
        finally:
            guard.active = True

    def _judge(self, cell: dict[str, Any], refused: list[str]) -> None:
        """Fail a cell for what it did without raising."""
        if refused:
            raise RefusedError(refused[0])
        texts = (
            o.get("text") or o.get("data", {}).get("text/plain") for o in self.recorder.outputs
        )
        shown = "\n".join(map(str, texts))
        if found := ADDRESS.search(shown):
            raise ValueError(f"it shows a memory address ({found[0]}), which changes with each run")
        if f"{self.root}{os.sep}" in shown:
            raise ValueError("it shows a path of this machine; print the end of it alone")
        warned = self.recorder.warned
        if "warns" in cell["tags"]:
            if not warned:
                raise WarningError("the cell is tagged `warns`, but no warning came")
            for category, message, *_ in warned:
                self.recorder.text("stderr", f"{category}: {message}\n")
        elif warned:
            category, message, *_ = warned[0]
            raise WarningError(f'{category}: {message} (if it teaches this, tags=["warns"])')

    def _fail(self, cell: dict[str, Any], error: BaseException, refused: list[str]) -> None:
        frames = []
        trace = error.__traceback__
        while trace:
            if trace.tb_frame.f_code.co_filename == self.script:
                frames.append((trace.tb_lineno, trace.tb_frame.f_code.co_name))
            trace = trace.tb_next
        line = frames[-1][0] if frames else cell["line"]
        if isinstance(error, SyntaxError) and error.filename == self.script:
            line, frames = error.lineno or line, []
        if isinstance(error, WarningError):
            places = [place for *_, file, place in self.recorder.warned if file == self.script]
            line = places[0] if places else line
        text = ADDRESS.sub("0x…", CONTROL.sub("", str(error))).replace(f"{self.root}{os.sep}", "")
        name = type(error).__name__
        if refused:  # whatever the snippet made of it, no page may expect that
            name, text = RefusedError.__name__, refused[0]
        trace_lines = [linecache.getline(self.script, number).strip() for number, _ in frames]
        self.error = {"cell": cell["name"], "line": line, "ename": name, "evalue": text}
        self.recorder.outputs.append(
            {"output_type": "error", "ename": name, "evalue": text, "traceback": trace_lines}
        )

    def _value(self, text: str, module: types.ModuleType) -> list[str]:
        """What `{text}` gives in an f-string at the snippet's end: ["ok" or "error", text]."""
        try:
            return ["ok", eval(f'f"""{{{text}}}"""', module.__dict__)]
        except Exception as error:  # whatever an author's expression may raise is shown to them
            return ["error", f"{type(error).__name__}: {error}"]
