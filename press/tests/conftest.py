"""Fixtures that several files of tests share."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from press.project import load_project
from press.run.pool import ForkedPool
from press.testing import Course

PRELOAD = ["numpy", "pandas"]
"""Of the warm zygote: a course that asks for other modules would have it started again."""

settings.register_profile("press", deadline=None, derandomize=True, database=None)
settings.load_profile("press")  # the same cases each time, however busy the machine is


@pytest.fixture(scope="session", autouse=True)
def heeds_an_interrupt() -> None:
    """A shell starts what it sends to the background with SIGINT ignored, and children inherit it.

    Tests interrupt the commands that they start, so these must not be born deaf.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkedPool]:
    """One zygote for all tests that need none of their own."""
    course = Course(tmp_path_factory.mktemp("warm"))
    course.settings(preload=PRELOAD)
    (course.root / ".press").mkdir()
    with ForkedPool(load_project(course.root)) as pool:
        list(pool.run([]))
        yield pool


@pytest.fixture
def course(tmp_path: Path, warm: ForkedPool) -> Course:
    made = Course(tmp_path, warm)
    made.settings(preload=PRELOAD)
    return made


@pytest.fixture
def cold(tmp_path: Path) -> Course:
    """A course that starts a zygote for each build, or whatever its settings ask for."""
    return Course(tmp_path)
