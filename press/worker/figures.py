"""Inside a worker: the plotting libraries whose figures a page shows, and how pictures are kept."""

import base64
import io
import re
from collections.abc import Mapping
from importlib import import_module, metadata
from importlib.util import find_spec
from typing import Protocol, cast

GROUP = "press.figures"
OURS = {"matplotlib": "press.worker.matplotlib"}
Bundle = Mapping[str, str | bytes]
"""What is shown, by MIME type, as IPython's formatters give it."""


class Drawing(Protocol):
    """How press uses a plotting library: a module with these three functions.

    An entry point of the group `press.figures` names the module; its own name is the library's, as
    it is imported. The module is imported once, before any snippet is run, if the library is there.
    """

    def begin(self) -> None:
        """Once, before any snippet is run: set the style that all of them start with."""

    def take(self) -> list[Bundle]:
        """After each cell: what is open, in order; it is closed afterwards."""

    def show(self, value: object) -> Bundle | None:
        """How the last value of a cell is shown: `{}` for not at all, None where it isn't ours."""


def load_drawings() -> dict[str, Drawing]:
    """The modules for those libraries that are installed. ImportError names one that is broken."""
    named = OURS | {entry.name: entry.value for entry in metadata.entry_points(group=GROUP)}
    found = {}
    for library, module in sorted(named.items()):
        if find_spec(library):
            try:
                found[library] = cast(Drawing, import_module(module))
            except Exception as error:
                hint = "mend it, or uninstall what names it"
                message = f"cannot import {module}, which draws for {library} ({error}); {hint}"
                raise ImportError(message) from error
    return found


def smaller_png(encoded: str) -> str:
    """A base64-encoded picture with 64 colors, where that is smaller."""
    from PIL import Image

    plain = base64.b64decode(re.sub(r"\s", "", encoded))
    buffer = io.BytesIO()
    picture = Image.open(io.BytesIO(plain)).convert("RGBA")
    picture.quantize(64, method=Image.Quantize.FASTOCTREE).save(buffer, "PNG", optimize=True)
    return base64.b64encode(min(plain, buffer.getvalue(), key=len)).decode()
