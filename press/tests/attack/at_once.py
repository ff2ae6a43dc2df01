"""Several books under attack at once, each in a process of its own."""

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from press.tests.attack.campaign import DOORS, Tally, attack


def campaigns(chosen: Namespace) -> Iterator[tuple[list[str], Tally]]:
    """What each campaign said and counted, as it ends: the edits are dealt out to the books."""
    if chosen.books == 1 or chosen.only:
        yield campaign(chosen, chosen.seed, chosen.edits)
        return
    each = -(-chosen.edits // chosen.books)
    with ProcessPoolExecutor(chosen.books, get_context("spawn")) as processes:
        started = [
            processes.submit(campaign, chosen, 100 * chosen.seed + number, each)
            for number in range(chosen.books)
        ]
        for done in as_completed(started):
            yield done.result()


def campaign(chosen: Namespace, seed: int, edits: int) -> tuple[list[str], Tally]:
    said: list[str] = []
    with tempfile.TemporaryDirectory(prefix="press-attack-") as home:
        tally = attack(
            Path(home).resolve(), seed, edits,
            doors={door: DOORS[door] for door in chosen.doors},
            tensorflow=chosen.tensorflow, only=chosen.only, go_on=chosen.go_on,
            shrink_seconds=chosen.shrink, say=said.append,
        )  # fmt: skip
    if tally.faults:
        said.append(f"  of this campaign: SEED={seed} EDITS={edits}")
    return said + [f"  needless: {line}" for line in tally.needless], tally
