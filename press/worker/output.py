"""Inside a worker: what a snippet prints and displays, recorded in order."""

import base64
import io
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal

from press.wire import Outputs, Warned, encode
from press.worker import figures

NOTHING_BUT_ADDRESS = re.compile(r"\[?<[^<>]*\bat 0x[0-9a-f]+>\]?")


class OutputError(Exception):
    """The snippet printed more than a page could show."""


@dataclass
class Recorder:
    """The outputs of the running cell, in order, in the form that nbformat stores."""

    printed: BinaryIO
    """What was written to standard output and error, by native code and other processes too."""
    limit: int
    """Bytes that a snippet may print."""
    outputs: Outputs = field(default_factory=list)
    warned: list[Warned] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """Modules that shaped what was recorded."""

    def text(self, name: Literal["stdout", "stderr"], text: str) -> None:
        self.take_printed()
        os.write(1, text.encode())
        self.take_printed(name)

    def take_printed(self, name: Literal["stdout", "stderr"] = "stdout") -> None:
        """Record what was printed since the last look."""
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
