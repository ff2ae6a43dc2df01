"""Inside a worker: what a snippet prints and displays, recorded in order."""

import base64
import io
import logging
import os
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal

from press.wire import Letter, Outputs, Warned, encode
from press.worker import figures
from press.worker.letters import Letters

NOTHING_BUT_ADDRESS = re.compile(r"\[?<[^<>]*\bat 0x[0-9a-f]+>\]?")


OVERSEEN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)


class OutputError(Exception):
    """The snippet printed more than a page could show."""


@dataclass
class Recorder:
    """The outputs of the running cell, in order, in the form that nbformat stores."""

    printed: BinaryIO
    """What was written to standard output and error, by native code and other processes too."""
    limit: int
    """Bytes that a snippet may print."""
    letters: Letters
    outputs: Outputs = field(default_factory=list)
    warned: list[Warned] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """Modules that shaped what was recorded."""

    def text(self, name: Literal["stdout", "stderr"], text: str) -> None:
        self.take_printed()
        os.write(1, text.encode())
        self.take_printed(name)

    def warn(self, warned: Warned) -> None:
        if self.letters.abroad:
            self.letters.send(Letter(warned=warned))
        else:
            self.warned.append(warned)

    def take_printed(self, name: Literal["stdout", "stderr"] = "stdout") -> None:
        """Record what was printed since the last look, by whomever."""
        if self.letters.abroad:
            return
        text = self.printed.read(self.limit + 1).decode(errors="replace")
        if self.printed.tell() > self.limit:
            raise OutputError(f"it printed more than {self.limit // 1000} kB; print less")
        last = self.outputs[-1] if self.outputs else None
        if last and last.get("name") == name:
            last["text"] += text
        elif text:
            self.outputs.append({"output_type": "stream", "name": name, "text": text})

    def bundle(
        self, kind: Literal["display_data", "execute_result"], data: Mapping[str, Any]
    ) -> None:
        self.take_printed()
        if self.letters.abroad:  # where no page is, Python prints what is displayed
            if kind == "display_data":
                os.write(1, f"{data.get('text/plain', '')}\n".encode())
            return
        kept = {
            mime: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for mime, value in data.items()
        }
        if "image/png" in kept:
            kept["image/png"] = figures.smaller_png(kept["image/png"])
            self.used.add("PIL")
            kept.pop("image/jpeg", None)  # Pillow's pictures offer both
        if len(kept) == 1 and NOTHING_BUT_ADDRESS.fullmatch(kept.get("text/plain", "")):
            return  # `<Line2D at 0x7f…>` tells a reader nothing, and changes with each run
        encode(kept)  # what can't be stored is the fault of this cell, which is then named
        self.outputs.append({"output_type": kind, "data": kept, "metadata": {}})
        if kind == "execute_result":
            self.outputs[-1]["execution_count"] = None


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of a snippet."""

    encoding = "utf-8"

    def __init__(self, recorder: Recorder, name: Literal["stdout", "stderr"]) -> None:
        self.recorder, self.name = recorder, name

    def write(self, text: str) -> int:
        self.recorder.text(self.name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1 if self.name == "stdout" else 2


def watch_warnings(script: str, main: str, warn: Callable[[Warned], None]) -> None:
    """Have `warn` called for what Python warns of, and for what loggers do; `main` is the script.

    Who hears of it decides what becomes of it.
    """
    warnings.resetwarnings()
    for category in OVERSEEN:
        warnings.simplefilter("ignore", category)
    warnings.filterwarnings("default", category=DeprecationWarning, module=main)

    def show(message: Any, category: Any, file: str, line: int, *_: Any) -> None:
        warn(Warned(category.__name__, str(message), line if file == script else 0))

    warnings.showwarning = show  # type: ignore[assignment]
    plain = logging.getLogRecordFactory()

    def record(name: str, level: int, *args: Any, **kwargs: Any) -> logging.LogRecord:
        made = plain(name, level, *args, **kwargs)
        if level >= logging.WARNING:
            warn(Warned(f"{made.levelname}:{name}", made.getMessage(), 0))
        return made

    logging.setLogRecordFactory(record)
