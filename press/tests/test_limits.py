"""A limit belongs to a result only if the result came up against it."""

import pytest

from press.testing import Course

LIMITS = {"memory_mb": 600, "printed_kb": 20}
MODEST = "import numpy as np\nprint(len(np.ones(2**21)), 'x' * 5000)"  # 16 MiB, and 5 kB
GREEDY = {
    "memory_mb": "import numpy as np\nprint(len(np.ones(2**26)))",  # 512 MiB
    "printed_kb": "print('x' * 15_000)",
}


@pytest.fixture
def limited(course: Course) -> Course:
    course.settings(**LIMITS)
    course.snippet("modest", MODEST)
    return course


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_that_is_raised_re_runs_what_failed_by_it_and_nothing_else(
    limited: Course, limit: str
) -> None:
    limited.settings(**{limit: LIMITS[limit] // 2})
    limited.snippet("greedy", GREEDY[limit])
    assert "greedy.py:" in limited.problem()
    limited.settings(**{limit: LIMITS[limit]})
    assert limited.ran() == {"greedy"}
    limited.settings(**{limit: LIMITS[limit] * 2})
    assert limited.ran() == set()


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_that_is_lowered_re_runs_what_needs_more_and_nothing_else(
    limited: Course, limit: str
) -> None:
    limited.snippet("greedy", GREEDY[limit])
    assert limited.ran() == {"modest", "greedy"}
    limited.settings(**{limit: LIMITS[limit] // 2})
    assert limited.why("modest").startswith("is up to date")
    half = LIMITS[limit] // 2
    assert limited.why("greedy") == f"will run: {limit} is {half}, and counts for what it showed"
    assert "greedy.py:" in limited.problem()
    limited.settings(**LIMITS)
    assert limited.ran() == set()


@pytest.mark.parametrize(
    ("code", "options"),
    [
        (
            "try:\n    b = bytearray(2**29)\n    print(1)\nexcept MemoryError:\n    print(2)",
            "",
        ),
        ("print('before')\nb = bytearray(2**29)", 'raises="MemoryError"'),
        ("import resource\nprint(resource.getrlimit(resource.RLIMIT_DATA)[0] > 2**29)", ""),
    ],
)
def test_what_teaches_a_limit_runs_again_when_that_changes(
    course: Course, code: str, options: str
) -> None:
    course.settings(memory_mb=300)
    course.snippet("teaches", code, options)
    assert course.ran() == {"teaches"}
    assert course.ran() == set()
    course.settings(memory_mb=301)
    assert course.ran() == {"teaches"}
