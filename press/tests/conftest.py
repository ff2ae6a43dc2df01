"""Fixtures that several files of tests share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from press.project import load_project
from press.run.pool import ForkedPool
from press.testing import Course
from press.testing import cold as cold
from press.testing import course as course
from press.testing import fonts as fonts
from press.testing import heeds_an_interrupt as heeds_an_interrupt
from press.testing import templates as templates
from press.testing import warm as warm

settings.register_profile("press", deadline=None, derandomize=True, database=None)
settings.load_profile("press")  # the same cases each time, however busy the machine is


@pytest.fixture(scope="session")
def course_preload() -> list[str]:
    """A course that asks for other modules would have the warm zygote started again."""
    return ["numpy", "pandas", "matplotlib.pyplot"]


@pytest.fixture
def own(cold: Course) -> Iterator[Course]:
    """A course with a zygote of its own, that stays from build to build."""
    with ForkedPool(load_project(cold.root)) as pool:
        yield Course(cold.root, pool)
