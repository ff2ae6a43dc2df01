"""What every page of this course owes its reader, as far as its source tells."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def about(page: Path) -> str:
    """What the front matter says of a page; MkDocs overlooks one that is no YAML."""
    _, head, _ = page.read_text("utf-8").split("---\n", 2)
    return str(yaml.safe_load(head)["description"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_a_page_says_what_it_is_about(page: Path) -> None:
    assert 30 < len(about(page)) < 170


def test_no_two_pages_say_the_same_of_themselves() -> None:
    assert max(Counter(map(about, PAGES)).values()) == 1
