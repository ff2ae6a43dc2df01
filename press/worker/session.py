"""Inside a worker: run the cells of one snippet as IPython would, and record all they show."""

import ast
import faulthandler
import linecache
import os
import re
import resource
import socket
import sys
import time
import traceback
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

from press.surroundings import differences, loaded_files, surroundings
from press.wire import (
    Bounds,
    Cell,
    Failure,
    Job,
    Outputs,
    Report,
    Shown,
    Warned,
    decode,
    encode,
    learn,
)
from press.worker.figures import Drawing, load_drawings
from press.worker.keeper import DUMP
from press.worker.letters import Letters
from press.worker.output import OutputError, Recorder, Stream, watch_warnings
from press.worker.places import installed_folders, places
from press.worker.sandbox import confine, memory_now
from press.worker.system import name_semaphores
from press.worker.trace import RefusedError, Tracer

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
FEELS_MEMORY = re.compile("memory ?error|out of memory|rlimit|ulimit|exhausted", re.IGNORECASE)
"""What code says that asks for a limit or catches its exception, and exceptions say themselves."""
STEP = 64 * 2**20
"""Bytes to which memory is rounded, since no two runs allocate the same."""


class WarningError(Exception):
    """The snippet emitted a warning that it doesn't teach."""


@dataclass(frozen=True)
class Stage:
    """What every snippet finds in place: IPython's shell, and how plotting libraries draw."""

    shell: Any
    drawings: Mapping[str, Drawing]
    environment: Mapping[str, str]
    """As it was before anything was imported."""
    preload: tuple[str, ...]
    """The modules that it holds, or would if they were there."""
    loaded: Mapping[str, str]
    """The files of modules that it holds, but installed ones."""


def prepare(environment: Mapping[str, str]) -> Stage:
    """The shell with a display that records, and the drawings; made once, before any fork.

    So is whatever else all snippets would do alike, each in its own process.
    """
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config(
        {"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "nocolor"}}
    )
    shell = InteractiveShell.instance(config=config)
    for prompt in ("ps1", "ps2", "ps3"):  # by which libraries tell that somebody types
        vars(sys).pop(prompt, None)

    class Publisher(DisplayPublisher):
        recorder: Any = None

        def publish(self, data: Any, *_: Any, **__: Any) -> None:
            self.recorder.bundle("display_data", data)

    shell.display_pub = Publisher(parent=shell, shell=shell)  # type: ignore[no-untyped-call]
    drawings = load_drawings()
    for drawing in drawings.values():
        drawing.begin()
    learn(Job)
    installed_folders()
    return Stage(shell, drawings, environment, (), loaded_files())


def run(folder: Path, stage: Stage, keeper: socket.socket) -> None:
    """Run `folder`/job.json in `folder`/scratch and write `folder`/result.json."""
    job = decode((folder / "job.json").read_bytes(), Job)
    with (
        open(folder / "result.json", "wb") as result,  # later it may not
        open(folder / "fault", "a", encoding="utf-8") as fault,
    ):
        faulthandler.enable(fault)
        faulthandler.register(DUMP, fault)
        os.register_at_fork(after_in_child=faulthandler.disable)  # its end is not the snippet's
        asked = job.recipe.surroundings
        here = surroundings(_chosen(stage.environment, asked.environment), stage.preload)
        refused = tuple(differences(asked, here))
        report = _refusal(refused) if refused else Session(folder, job, stage, keeper).run()
        faulthandler.unregister(DUMP)
        result.write(encode(report))


def _chosen(environment: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: environment[name] for name in names if name in environment}


def _refusal(refused: tuple[str, ...]) -> Report:
    return Report(Shown({}, {}, {}, None, 0.0, 0), (), (), refused=refused)


def peak_memory() -> int:
    """Bytes that the process held at most."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def seconds_of_children() -> float:
    """CPU seconds of the processes that were started from here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def leave(error: BaseException) -> NoReturn:
    """End a process that a snippet forked, as Python ends one that raises."""
    code = error.code if isinstance(error, SystemExit) else 1
    if code and not isinstance(code, int):
        code = 1
        os.write(2, f"{error}\n".encode())
    elif not isinstance(error, SystemExit):
        os.write(2, "".join(traceback.format_exception_only(error)).encode())
    os._exit(int(code or 0))


class Session:
    """One snippet from its first cell to its last."""

    def __init__(self, folder: Path, job: Job, stage: Stage, keeper: socket.socket) -> None:
        self.keeper, self.job = keeper, job
        self.folder, self.recipe, self.shell = folder, job.recipe, stage.shell
        self.drawings, self.loaded = stage.drawings, stage.loaded
        self.root = Path(job.root)
        self.script = str(self.root / self.recipe.name)
        self.module = types.ModuleType("__main__")
        self.letters = Letters(folder, first=True)
        where = places(folder, self.root, job.data)
        self.tracer = Tracer(self.letters, where, Path(self.script), self.recipe.forks)
        printed = open(folder / "printed", "rb")  # noqa: SIM115
        printed.seek(0, os.SEEK_END)
        self.recorder = Recorder(printed, job.printed_kb * 1000, self.letters)
        self.place = open(folder / "cell", "wb", buffering=0)  # noqa: SIM115
        self.cells: dict[str, Outputs] = {}
        self.warnings: dict[str, list[Warned]] = {}
        self.error: Failure | None = None

    def run(self) -> Report:
        """What the snippet showed, what it needed, and what it cost."""
        limit = confine(self.folder, self.root, self.job.memory_mb)
        held = memory_now("VmSize")
        if self.recipe.forks:
            name_semaphores()
        self._begin(limit)
        self._enter()
        started = time.process_time()
        self.tracer.start()
        for cell in self.recipe.cells:
            self.place.seek(0)
            self.place.write(cell.name.ljust(200).encode())
            self._run_cell(cell)
            if self.error:
                break
        if self.letters.abroad:  # a fork that went on, as Python's do
            os._exit(1 if self.error else 0)
        values = {text: self._value(text) for text in self.recipe.values}
        self._read_letters()
        self.tracer.stop()
        self._note_what_was_loaded()
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        shown = Shown(
            cells=self.cells,
            warnings=self.warnings,
            values=values,
            error=self.error,
            seconds=time.process_time() - started + seconds_of_children(),
            memory=peak_memory(),
        )
        imports = self.tracer.imports | self.recorder.used
        imports -= sys.stdlib_module_names | {"__main__"}
        return Report(
            shown=shown,
            files=tuple(sorted(self.tracer.files)),
            imports=tuple(sorted(imports)),
            programs=tuple(sorted(self.tracer.programs)),
            limits=self._limits(memory_now("VmPeak") - held),
            unwatched=self.tracer.inotify.blind,
        )

    def _limits(self, allocated: int) -> dict[str, Bounds]:
        """The limits under which it shows the same: those it kept far from may be others.

        What it started has the same limits, and isn't measured.
        """
        memory, printed = self.job.memory_mb, self.job.printed_kb
        code = "\n".join(cell.code for cell in self.recipe.cells)
        alone = not (self.tracer.programs or self.recipe.forks)
        least = -(-allocated // STEP) * STEP // 2**20 if alone else memory
        wrote = -(-self.recorder.printed.tell() // 1000)
        said = f"{self.error.ename} {self.error.evalue}" if self.error else ""
        felt = FEELS_MEMORY.search(code + said)
        full = OutputError.__name__ in said
        return {
            "memory_mb": (memory, memory) if felt else (min(least, memory), None),
            "printed_kb": (printed, printed) if full else (min(wrote, printed), None),
        }

    def _begin(self, memory: int) -> None:
        """Say to the keeper that the clock runs, for how long, and what all may hold together."""
        self.keeper.send(f"{self.job.seconds} {memory}".encode())
        self.keeper.close()

    def _note_what_was_loaded(self) -> None:
        """Modules that were read before the snippet began, and are no part of a distribution."""
        modules = (sys.modules.get(name) for name in self.tracer.imports)
        imported = [getattr(module, "__file__", None) or "" for module in modules]
        for file in self.loaded:
            if self.tracer.is_own_file(file) or file in map(os.path.realpath, imported):
                self.tracer.note(file)

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
        for cell in self.recipe.cells:
            lines += ["\n"] * (cell.line - 1 - len(lines))
            lines += [f"{line}\n" for line in cell.code.splitlines()]
        linecache.cache[self.script] = (len(lines), None, lines, self.script)
        watch_warnings(self.script, "__main__", self.recorder.warn)

    def _run_cell(self, cell: Cell) -> None:
        self.recorder.outputs = self.cells[cell.name] = []
        self.recorder.warned.clear()
        try:
            self._execute(cell)
            self.recorder.take_printed()
            self._take_figures()
            self._judge(cell)
        except BaseException as error:  # also SystemExit and KeyboardInterrupt: a snippet's own end
            self._fail(cell, error)
        if cell.warns:
            self.warnings[cell.name] = list(self.recorder.warned)

    def _execute(self, cell: Cell) -> None:
        source = "\n" * (cell.line - 1) + cell.code
        tree = ast.parse(source, self.script)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        names = self.module.__dict__
        exec(compile(tree, self.script, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), self.script, "eval"), names)
            if not cell.code.rstrip().endswith(";"):
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

    def _read_letters(self) -> None:
        """Take over what the snippet's other processes did."""
        for letter in self.letters.take():
            self.tracer.learn(letter)
            if letter.warned:
                self.recorder.warn(letter.warned)

    def _judge(self, cell: Cell) -> None:
        """Fail a cell for what it did without raising."""
        self._read_letters()
        self.tracer.look_for_changes()
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
        if cell.warns:
            if not warned:
                raise WarningError("the cell is tagged `warns`, but no warning came")
            printed = "".join(out.get("text", "") for out in outputs)
            for warning in list(warned):
                if warning.message not in printed:  # a logger may have written it
                    self.recorder.text("stderr", f"{warning.category}: {warning.message}\n")
        elif warned:
            said = f"{warned[0].category}: {warned[0].message}"
            raise WarningError(f'{said} (if it teaches this, tags=["warns"])')

    def _fail(self, cell: Cell, error: BaseException) -> None:
        if self.letters.abroad:
            leave(error)
        self._read_letters()
        trace = traceback.walk_tb(error.__traceback__)
        lines = [line for frame, line in trace if frame.f_code.co_filename == self.script]
        place = lines[-1] if lines else cell.line
        if isinstance(error, SyntaxError) and error.filename == self.script:
            place, lines = error.lineno or place, []
        if isinstance(error, WarningError):
            places = [warning.line for warning in self.recorder.warned if warning.line]
            place = places[0] if places else place
        text = ADDRESS.sub("0x…", CONTROL.sub("", str(error))).replace(f"{self.root}{os.sep}", "")
        name = type(error).__name__
        if self.tracer.refused:  # whatever the snippet made of it, no page may expect that
            name, text = RefusedError.__name__, self.tracer.refused[0]
        code = [linecache.getline(self.script, line).strip() for line in lines]
        text = text.encode(errors="backslashreplace").decode()  # a name of a file may be no text
        self.error = Failure(cell.name, place, name, text)
        self.recorder.outputs.append(
            {"output_type": "error", "ename": name, "evalue": text, "traceback": code}
        )

    def _value(self, text: str) -> tuple[Literal["ok", "error"], str]:
        """What `{text}` gives in an f-string at the snippet's end, or what it raises."""
        try:
            value: str = eval(f'f"""{{{text}}}"""', self.module.__dict__)
            value.encode()
            return "ok", value
        except Exception as error:  # whatever an author's expression may raise is shown to them
            said = f"{type(error).__name__}: {error}"
            return "error", said.encode(errors="backslashreplace").decode()
