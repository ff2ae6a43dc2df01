"""`python -m doctor` is `doctor`."""

import sys

from doctor.cli import main

if __name__ == "__main__":
    sys.exit(main())
