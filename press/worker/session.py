"""Inside a worker: run the cells of one snippet as IPython would, and record all they show."""

import ast
import faulthandler
import json
import linecache
import logging
import os
import re
import resource
import sys
import time
import traceback
import types
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press.worker.figures import Drawing, load_drawings
from press.worker.output import Recorder, Stream
from press.worker.sandbox import confine
from press.worker.trace import RefusedError, Tracer

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
OVERSEEN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)


class WarningError(Exception):
    """The snippet emitted a warning that it doesn't teach."""


@dataclass(frozen=True)
class Stage:
    """What every snippet finds in place: IPython's shell, and how plotting libraries draw."""

    shell: Any
    drawings: Mapping[str, Drawing]


def prepare() -> Stage:
    """The shell with a display that records, and the drawings; made once, before any fork."""
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config(
        {"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "nocolor"}}
    )
    shell = InteractiveShell.instance(config=config)

    class Publisher(DisplayPublisher):
        recorder: Any = None

        def publish(self, data: Any, *_: Any, **__: Any) -> None:
            self.recorder.bundle("display_data", data)

    shell.display_pub = Publisher(parent=shell, shell=shell)  # type: ignore[no-untyped-call]
    return Stage(shell, load_drawings())


def run(folder: Path, stage: Stage) -> None:
    """Run `folder`/job.json in `folder`/scratch and write `folder`/result.json."""
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    with (
        open(folder / "result.json", "w", encoding="utf-8") as result,  # later it may not
        open(folder / "fault", "w", encoding="utf-8") as fault,
    ):
        faulthandler.enable(fault)
        faulthandler.dump_traceback_later(job["seconds"], exit=True, file=fault)
        shown = Session(folder, job, stage).run()
        faulthandler.cancel_dump_traceback_later()
        result.write(json.dumps(shown))


def peak_memory() -> int:
    """Bytes that the process held at most."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


class Session:
    """One snippet from its first cell to its last."""

    def __init__(self, folder: Path, job: dict[str, Any], stage: Stage) -> None:
        self.folder, self.job, self.shell = folder, job, stage.shell
        self.drawings = stage.drawings
        self.root = Path(job["root"])
        self.script = str(self.root / job["name"])
        self.module = types.ModuleType("__main__")
        self.tracer = Tracer(folder, self.root, Path(self.script))
        printed = open(folder / "printed", "rb")  # noqa: SIM115
        printed.seek(0, os.SEEK_END)
        self.recorder = Recorder(printed, job["printed_kb"] * 1000)
        self.place = open(folder / "cell", "wb", buffering=0)  # noqa: SIM115
        self.cells: dict[str, list[dict[str, Any]]] = {}
        self.error: dict[str, Any] | None = None

    def run(self) -> dict[str, Any]:
        """What the snippet showed, what it needed, and what it cost."""
        confine(self.folder, self.root, self.job["memory_mb"])
        self._enter()
        started = time.process_time()
        self.tracer.start()
        for cell in self.job["cells"]:
            self.place.seek(0)
            self.place.write(cell["name"].ljust(200).encode())
            self._run_cell(cell)
            if self.error:
                break
        values = {text: self._value(text) for text in self.job["values"]}
        self.tracer.stop()
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        return {
            "cells": self.cells,
            "values": values,
            "error": self.error,
            "seconds": time.process_time() - started,
            "memory": peak_memory(),
            "files": sorted(self.tracer.files),
            "imports": sorted(
                (self.tracer.imports | self.recorder.used) - sys.stdlib_module_names - {"__main__"}
            ),
        }

    def _enter(self) -> None:
        """Make the process look as if Python had been started with the snippet."""
        self.module.__dict__.update(__file__=self.script, __builtins__=__builtins__)
        self.shell.user_ns = self.module.__dict__
        self.shell.display_pub.recorder = self.recorder
        sys.modules["__main__"] = self.module
        sys.argv = [self.script]
        sys.path.insert(0, str(Path(self.script).parent))
        sys.stdout = Stream(self.recorder, "stdout")
        sys.stderr = Stream(self.recorder, "stderr")
        lines: list[str] = []  # tracebacks and autograph read them, also of a page's own code
        for cell in self.job["cells"]:
            lines += ["\n"] * (cell["line"] - 1 - len(lines))
            lines += [f"{line}\n" for line in cell["code"].splitlines()]
        linecache.cache[self.script] = (len(lines), None, lines, self.script)
        for drawing in self.drawings.values():
            drawing.begin()
        self._watch_warnings()

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

    def _run_cell(self, cell: dict[str, Any]) -> None:
        self.recorder.outputs = self.cells[cell["name"]] = []
        self.recorder.warned.clear()
        try:
            self._execute(cell)
            self.recorder.take_printed()
            self._take_figures()
            self._judge(cell)
        except BaseException as error:  # also SystemExit and KeyboardInterrupt: a snippet's own end
            self._fail(cell, error)

    def _execute(self, cell: dict[str, Any]) -> None:
        source = "\n" * (cell["line"] - 1) + cell["code"]
        tree = ast.parse(source, self.script)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        names = self.module.__dict__
        exec(compile(tree, self.script, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), self.script, "eval"), names)
            if not cell["code"].rstrip().endswith(";"):
                self._show(value)

    def _show(self, value: Any) -> None:
        if value is None:
            return
        for library, drawing in self.drawings.items():
            if (own := drawing.show(value)) is not None:
                self._drew(library, drawing)
                if own:
                    self.recorder.bundle("execute_result", own)
                return
        bundle, _ = self.shell.display_formatter.format(value)
        self.recorder.bundle("execute_result", bundle)

    def _take_figures(self) -> None:
        self.tracer.active = False  # fonts and styles are the library's reading, not the snippet's
        for library, drawing in self.drawings.items():
            for figure in drawing.take():
                self._drew(library, drawing)
                self.recorder.bundle("display_data", figure)
        self.tracer.active = True

    def _drew(self, library: str, drawing: Drawing) -> None:
        """The result hangs on a library that drew, though the snippet may not have imported it."""
        module = getattr(drawing, "__name__", "").partition(".")[0]
        self.tracer.imports |= {library, module} - {"press"}  # whose own text is in every key

    def _judge(self, cell: dict[str, Any]) -> None:
        """Fail a cell for what it did without raising."""
        if self.tracer.refused:
            raise RefusedError(self.tracer.refused[0])
        outputs = self.recorder.outputs
        texts = (out.get("text") or out.get("data", {}).get("text/plain") for out in outputs)
        shown = "\n".join(map(str, texts))
        if found := ADDRESS.search(shown):
            raise ValueError(f"it shows a memory address ({found[0]}), which changes with each run")
        if f"{self.root}{os.sep}" in shown:
            raise ValueError("it shows a path of this machine; print the end of it alone")
        warned = self.recorder.warned
        if "warns" in cell["tags"]:
            if not warned:
                raise WarningError("the cell is tagged `warns`, but no warning came")
            printed = "".join(out["text"] for out in outputs if out.get("name") == "stderr")
            for category, message, *_ in warned:
                if message not in printed:  # a logger may have written it
                    self.recorder.text("stderr", f"{category}: {message}\n")
        elif warned:
            category, message, *_ = warned[0]
            raise WarningError(f'{category}: {message} (if it teaches this, tags=["warns"])')

    def _fail(self, cell: dict[str, Any], error: BaseException) -> None:
        trace = traceback.walk_tb(error.__traceback__)
        lines = [line for frame, line in trace if frame.f_code.co_filename == self.script]
        place = lines[-1] if lines else cell["line"]
        if isinstance(error, SyntaxError) and error.filename == self.script:
            place, lines = error.lineno or place, []
        if isinstance(error, WarningError):
            places = [line for *_, file, line in self.recorder.warned if file == self.script]
            place = places[0] if places else place
        text = ADDRESS.sub("0x…", CONTROL.sub("", str(error))).replace(f"{self.root}{os.sep}", "")
        name = type(error).__name__
        if self.tracer.refused:  # whatever the snippet made of it, no page may expect that
            name, text = RefusedError.__name__, self.tracer.refused[0]
        code = [linecache.getline(self.script, line).strip() for line in lines]
        self.error = {"cell": cell["name"], "line": place, "ename": name, "evalue": text}
        self.recorder.outputs.append(
            {"output_type": "error", "ename": name, "evalue": text, "traceback": code}
        )

    def _value(self, text: str) -> list[str]:
        """What `{text}` gives in an f-string at the snippet's end: ["ok" or "error", text]."""
        try:
            return ["ok", eval(f'f"""{{{text}}}"""', self.module.__dict__)]
        except Exception as error:  # whatever an author's expression may raise is shown to them
            return ["error", f"{type(error).__name__}: {error}"]
