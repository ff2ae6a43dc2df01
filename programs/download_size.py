"""What it takes to download what a pylock.toml names: `python download_size.py FILE`."""

import sys
import tomllib
from pathlib import Path
from typing import Any


def size(package: dict[str, Any]) -> int:
    """Bytes of the largest file that may be taken for it."""
    files = package.get("wheels") or [package["sdist"]]
    return max(int(file["size"]) for file in files)


packages = tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))["packages"]
megabytes = sum(map(size, packages)) / 1e6
print(f"# To download, with Python 3.11 on Linux: {megabytes:.0f} MB.")
