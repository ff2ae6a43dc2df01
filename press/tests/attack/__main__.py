"""`python -m press.tests.attack [--seed N] [--edits N] [--books N] [--go-on] [--tensorflow]`"""

import argparse
import os
import sys
import time

from press.tests.attack.at_once import campaigns
from press.tests.attack.campaign import DOORS, Tally

MOST_NEEDLESS = 0.05


def main() -> None:
    chosen = arguments()
    started, tally = time.monotonic(), Tally()
    for said, found in campaigns(chosen):
        for line in said:
            print(line, flush=True)
        tally += found
    print(f"seed {chosen.seed}: {tally}, {time.monotonic() - started:.0f} s")
    sys.exit(bool(tally.faults) or tally.needless_share > MOST_NEEDLESS)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="press.tests.attack", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument(
        "--books", type=int, default=os.cpu_count() or 1, help="attacked at once, each with its own"
    )
    parser.add_argument("--go-on", action="store_true", help="after a fault, begin anew and go on")
    parser.add_argument(
        "--tensorflow", action="store_true", help="books that also read by TensorFlow"
    )
    parser.add_argument("--doors", nargs="*", default=[*DOORS], choices=DOORS, help="ways to build")
    parser.add_argument("--only", default="", help="3+17/40: edits 3 and 17, a build, edit 40")
    parser.add_argument("--shrink", type=float, default=120, help="seconds to shrink a fault in")
    return parser.parse_args()


if __name__ == "__main__":
    main()
