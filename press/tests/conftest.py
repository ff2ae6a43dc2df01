"""Fixtures that several files of tests share."""

import signal

import pytest
from hypothesis import settings

from press.testing import cold as cold
from press.testing import course as course
from press.testing import warm as warm

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
def course_preload() -> list[str]:
    """A course that asks for other modules would have the warm zygote started again."""
    return ["numpy", "pandas", "matplotlib.pyplot"]
