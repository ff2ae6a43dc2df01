"""The order of the course's tests: what looks at one page in one width stands together."""

import pytest

from press.testing import heeds_an_interrupt as heeds_an_interrupt


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Visits come one after the other, so that each is made once; other tests keep their places."""
    places = [place for place, item in enumerate(items) if visit_of(item)]
    looking = sorted((items[place] for place in places), key=visit_of)
    for place, item in zip(places, looking, strict=True):
        items[place] = item


def visit_of(item: pytest.Item) -> tuple[str, int] | tuple[()]:
    """The page and the width of a test's visit; sorted by it, those of one keep their order."""
    found = getattr(item, "callspec", None)
    visit: tuple[str, int] | tuple[()] = found.params.get("visit", ()) if found else ()
    return visit
