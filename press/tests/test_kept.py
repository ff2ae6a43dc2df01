"""What lies beside a page is made again only if something changed that it is made from."""

from collections.abc import Callable

import pytest

from press.page.companions import companions
from press.page.home import home_files
from press.page.jupyter import Site
from press.page.kept import Kept
from press.testing import Course

PAGE = '# Page\n\n```python\n--8<-- "{}.py:main"\n```\n'
CHANGES: dict[str, tuple[Callable[[Course], object], set[str]]] = {
    "nothing": (lambda course: None, set()),
    "text": (lambda course: course.write("docs/two.md", PAGE.format("two") + "More.\n"), {"two"}),
    "code": (lambda course: course.write("snippets/two.py", "# %% main\nprint(22)\n"), {"two"}),
    "settings": (lambda course: course.settings(environment={"A": "1"}), {"one", "two"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_is_made_again_only_if_something_changed(course: Course, change: str) -> None:
    for name in ("one", "two"):
        course.write(f"snippets/{name}.py", f"# %% main\nprint({name!r})\n")
        course.write(f"docs/{name}.md", PAGE.format(name))
    home, beside = Kept(), Kept()

    def made(home: Kept, beside: Kept) -> tuple[dict[str, str], dict[str, bytes]]:
        build = course.build()
        return dict(home_files(build, Site(), home)), dict(companions(build, "", beside))

    made(home, beside)
    before = [{path: kept.made[path] for path in kept.made} for kept in (home, beside)]
    act, changed = CHANGES[change]
    act(course)
    assert made(home, beside) == made(Kept(), Kept())
    for kept, old in zip((home, beside), before, strict=True):
        again = {path for path, files in kept.made.items() if files is not old[path]}
        assert again == {f"docs/{name}.md" for name in changed}
