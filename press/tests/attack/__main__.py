"""`python -m press.tests.attack [--seed N] [--edits N] [--go-on] [--tensorflow]`"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from press.tests.attack.campaign import DOORS, attack

MOST_NEEDLESS = 0.05


def main() -> None:
    parser = argparse.ArgumentParser(prog="press.tests.attack", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--go-on", action="store_true", help="after a fault, begin anew and go on")
    parser.add_argument(
        "--tensorflow", action="store_true", help="books that also read by TensorFlow"
    )
    parser.add_argument("--doors", nargs="*", default=[*DOORS], choices=DOORS, help="ways to build")
    parser.add_argument("--only", default="", help="3+17/40: edits 3 and 17, a build, edit 40")
    parser.add_argument("--shrink", type=float, default=120, help="seconds to shrink a fault in")
    chosen = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="press-attack-") as home:
        tally = attack(
            Path(home).resolve(), chosen.seed, chosen.edits,
            doors={door: DOORS[door] for door in chosen.doors},
            tensorflow=chosen.tensorflow, only=chosen.only, go_on=chosen.go_on,
            shrink_seconds=chosen.shrink,
        )  # fmt: skip
    print(f"seed {chosen.seed}: {tally}, {time.monotonic() - started:.0f} s")
    for line in tally.needless:
        print(f"  needless: {line}")
    sys.exit(bool(tally.faults) or tally.needless_share > MOST_NEEDLESS)


if __name__ == "__main__":
    main()
