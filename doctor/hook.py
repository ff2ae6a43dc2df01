#!/usr/bin/env python3
"""What pre-commit runs: doctor as it lies here, without installing anything."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])

from doctor.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
