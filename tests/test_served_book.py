"""In Chromium: what the code of a served book shows comes into the page that is open."""

import fcntl
from pathlib import Path

import pytest
from browser_support import PATIENCE, chromium, open_browser
from playwright.sync_api import expect

from press.testing import MKDOCS, Course, free_port, served, wait_for

HELD = """
    # %% main
    import fcntl
    with open(__file__.replace("snippets/{0}.py", "gates/{0}")) as gate:
        fcntl.flock(gate, fcntl.LOCK_SH)
    x = 7
    print("\\n".join(f"{0} {{n}}" for n in range(30)))
    """
WHERE = "element => element.getBoundingClientRect().top"
WORDS = "() => document.querySelector('article').textContent"


def test_outputs_come_into_an_open_page_which_stays_where_it_is(tmp_path: Path) -> None:
    if not chromium():
        pytest.skip("no Chromium on the path; with Debian: apt-get install chromium-headless-shell")
    book = Course(tmp_path)
    book.settings(preload=[], jobs=1)
    book.write("mkdocs.yml", MKDOCS)
    page = ["# Home\n\nIt is `{above} x:.1f`.\n"]
    for name in ("above", "below"):
        book.snippet(name, HELD.format(name))
        page.append(f'```python\n--8<-- "{name}.py"\n```\n')
    page[2:2] = ["Words.\n\n" * 30, '??? note "Open me"\n    Inside.\n', "Words.\n\n" * 30]
    book.write("docs/index.md", "\n".join(page))
    gates = [book.write(f"gates/{name}", "a gate").open() for name in ("above", "below")]
    for gate in gates:
        fcntl.flock(gate, fcntl.LOCK_EX)
    port = free_port()
    with served(book, port=port) as get, open_browser() as browser:
        wait_for(get, "index.html", "runs soon")
        tab = browser.new_page(viewport={"width": 1280, "height": 700})
        tab.set_default_timeout(PATIENCE)
        errors: list[str] = []
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(f"http://127.0.0.1:{port}/index.html")
        progress = tab.get_by_role("status").filter(has_text="snippets have run")
        expect(progress).to_have_text("0 of 2 snippets have run. This page waits for 2.")
        tab.get_by_text("Open me").click()
        inside = tab.get_by_text("Inside.")
        inside.scroll_into_view_if_needed()
        before = inside.evaluate(WHERE)
        tab.evaluate("window.here = true")
        fcntl.flock(gates[0], fcntl.LOCK_UN)
        expect(tab.locator(".press-text").first).to_contain_text("above 29")
        expect(progress).to_have_text("1 of 2 snippets have run. This page waits for 1.")
        assert tab.locator(".press-value").inner_text() == "7.0"
        assert tab.locator(".press-awaited").count() == 1
        assert abs(inside.evaluate(WHERE) - before) <= 1
        fcntl.flock(gates[1], fcntl.LOCK_UN)
        expect(progress).to_have_count(0)
        assert tab.locator(".press-awaited").count() == 0
        assert inside.is_visible()
        assert tab.evaluate("window.here")  # it was never loaded again
        shown = tab.evaluate(WORDS)
        tab.reload()
        assert tab.evaluate(WORDS) == shown
        assert errors == []
