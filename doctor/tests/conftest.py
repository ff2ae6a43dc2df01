"""What the tests of doctor share: a piece of code goes in, what is said of it comes out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from doctor import Finding, Knowledge, Problem, Source, check, load_knowledge, mend, read_source

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "snippets"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture
def found(knowledge: Knowledge) -> Callable[[str], list[Finding]]:
    """The findings in a script."""

    def of(code: str, path: str = "old.py") -> list[Finding]:
        return check(source_of(code, path), knowledge)

    return of


@pytest.fixture
def codes(found: Callable[[str], list[Finding]]) -> Callable[[str], list[str]]:
    """The codes of the findings in a script, those of a mere look left out."""
    return lambda code: [one.code for one in found(code) if one.certain]


@pytest.fixture
def mended(knowledge: Knowledge) -> Callable[..., str]:
    """A script after the mend."""

    def of(code: str, unsafe: bool = False, path: str = "old.py") -> str:
        return mend(source_of(code, path), knowledge, unsafe).raw.decode("utf-8")

    return of


def source_of(code: str, path: str = "old.py") -> Source:
    source = read_source(path, code.encode("utf-8"))
    assert not isinstance(source, Problem), source
    return source
