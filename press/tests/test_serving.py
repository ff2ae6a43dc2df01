"""`mkdocs serve` answers before anything has run, and what runs comes into the pages."""

import fcntl
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil
import pytest

from press.testing import BIN, MKDOCS, Course, plain, running, served, wait, wait_for

HELD = """\
import fcntl
with open(__file__.replace("snippets/{name}.py", "gates/{name}")) as gate:
    fcntl.flock(gate, fcntl.LOCK_SH)
"""
"""A snippet that goes on when its gate is open; what it depends on stays as it was."""
ACCEPTED = "# accepted with: no data; 4.2 s of one core, 60 MiB\n"


@contextmanager
def closed(course: Course, name: str) -> Iterator[Callable[[], None]]:
    """The gate of a snippet, which opens when it is called, or at the end."""
    with course.write(f"gates/{name}", "a gate").open() as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield lambda: fcntl.flock(gate, fcntl.LOCK_UN)


@pytest.fixture
def book(cold: Course) -> Course:
    cold.settings(preload=[], jobs=1)
    cold.write("mkdocs.yml", MKDOCS)
    cold.write("docs/index.md", "# Home\n\nNothing runs here.")
    return cold


def held(course: Course, name: str, code: str, options: str = "", text: str = "") -> None:
    cells = HELD.format(name=name) + code
    course.snippet(name, f'# %% main\n"""held"""\n{cells}', options, text)


def state(get: Callable[[str], str], page: str) -> dict[str, object]:
    said = get(f".press/state?page=/{page}")
    return json.loads(said) if said else {}


def is_over(get: Callable[[str], str]) -> Callable[[], object]:
    return lambda: state(get, "index.html").get("over")


def article(html: str) -> str:
    found = re.search("<article.*</article>", html, re.DOTALL)
    assert found, html
    return found[0]


def log(course: Course) -> str:
    return (course.root / "serve.log").read_text()


def test_pages_are_served_before_anything_ran_and_end_as_a_build_makes_them(book: Course) -> None:
    held(book, "slow", "print('at last')\n\n# %% quiet\nx = 3")
    book.write("snippets/slow.out", f"{ACCEPTED}# %% main\nat last")
    book.write("docs/slow.md", "# Slow\n\nIt is `{slow} x:.1f`, see [](#line).\n")
    with (book.root / "docs/slow.md").open("a") as page:
        for cell in ("main", "quiet"):
            page.write(f'\n```python\n--8<-- "slow.py:{cell}"\n```\n')
        page.write('\n```{.python show="output" alt="A line" caption="Line" #line}\n')
        page.write('--8<-- "plot.py"\n```\n')
    picture = "from PIL import Image\nImage.new('L', (2, 2))"
    book.write("snippets/plot.py", f"# %% main\n{picture}")
    book.write("docs/labs/lab.py", "# %% [markdown]\n# # A lab\n\n# %% one\nprint('in the lab')\n")
    with closed(book, "slow") as release, served(book) as get:
        html = wait_for(get, "slow.html", "runs in about 4 s")
        assert html.count('<p class="press-awaited') == 2  # `quiet` shows nothing
        assert '<span class="press-value press-awaited" title="runs in about 4 s">…' in html
        assert 'href="#line">Figure 1</a>' in html
        assert 'id="line"' in html
        assert "live.js" in html
        assert state(get, "slow.html")["said"] == "0 of 3 snippets have run. This page waits for 2."
        release()
        html = wait_for(get, "slow.html", "(?s)at last</code>.*press-figure")
        wait_for(get, "labs/lab.html", "in the lab</code>")
        assert wait(is_over(get), 30)
        assert "live.js" not in get("slow.html")
        shown = {page: article(get(page)) for page in ("slow.html", "labs/lab.html", "index.html")}
        assert article(html) == shown["slow.html"]
        wait_for(get, "search/search_index.json", "It is 3.0")
        wait_for(get, "labs/lab.ipynb", '"in the lab')
    done = book.command(str(BIN / "mkdocs"), "build")
    assert done.returncode == 0, done.stderr
    for page, html in shown.items():
        assert article((book.root / "site" / page).read_text()) == html


LATE = """\
import time
from press.doors.serving import Serving

finish = Serving.finish

def late(self):
    while any(self.awaited.values()):
        time.sleep(0.05)
    finish(self)

Serving.finish = late
"""


def test_what_is_made_of_all_pages_is_complete_though_each_was_looked_at_before(
    book: Course,
) -> None:
    book.write("late.py", LATE)
    book.write("mkdocs.yml", MKDOCS + "hooks: [late.py]\n")
    book.snippet("one", "x = 3", text="It is `{one} x:.1f`.")
    with served(book) as get:
        wait_for(get, "one.html", "It is .*3.0")
        wait_for(get, "search/search_index.json", "It is 3.0")


def test_the_page_that_is_looked_at_runs_first(book: Course) -> None:
    held(book, "a", "print('first')")
    for name in "bcd":
        book.snippet(name, f"print('the {name}')")
    with closed(book, "a") as release, served(book) as get:
        wait_for(get, "a.html", "runs soon")
        assert wait(lambda: running(book.root / ".press/tmp"))
        wait_for(get, "d.html", "runs soon")
        release()
        wait_for(get, "d.html", "the d</code>")
        assert wait(is_over(get), 30)
    ran = re.findall(r"of 4: snippets/(\w)\.py", log(book))
    assert ran == ["a", "d", "b", "c"]


def test_a_failure_stands_in_its_place_and_is_said_at_once(book: Course) -> None:
    book.settings(seconds=1)
    book.snippet("raises", "print('before')\n1 / 0")
    book.snippet("hangs", "while True:\n    pass")
    held(book, "later", "print('later')")
    with closed(book, "later"), served(book) as get:
        html = wait_for(
            get, "raises.html", "ZeroDivisionError: division by zero</code></pre></div>"
        )
        assert re.search("(?s)before</code>.*ZeroDivisionError: division by zero</code>", html)
        assert "press-failure" in html
        html = wait_for(get, "hangs.html", "press-error")
        in_place = html.partition('class="press-outputs"')[2]
        assert re.match("> ----&gt; line [23]: took longer than 1 s", plain(in_place))
    assert "docs/raises.md:5: snippets/raises.py:3 (main): ZeroDivisionError" in log(book)


def test_edits_are_served_while_the_book_runs(book: Course) -> None:
    book.settings(jobs=2)
    held(book, "slow", "print('slow')")
    book.snippet("quick", "print('one')")
    with closed(book, "slow") as release, served(book) as get:
        wait_for(get, "quick.html", "one</code>")
        book.write("docs/index.md", "# Another\n\nText.")
        wait_for(get, "index.html", "<h1[^>]*>Another")
        assert not is_over(get)()
        book.snippet("quick", "print('two')")
        wait_for(get, "quick.html", "print.*two")
        release()
        wait_for(get, "quick.html", "two</code>")
        wait_for(get, "slow.html", "slow</code>")
        assert wait(is_over(get), 30)
    assert re.findall(r"snippets/slow\.py \d", log(book)) == ["snippets/slow.py 0"]


def test_an_interrupt_ends_what_runs_and_leaves_nothing(book: Course) -> None:
    held(book, "slow", "print('slow')")
    with closed(book, "slow"):
        with served(book) as get:
            wait_for(get, "slow.html", "runs soon")
            assert wait(lambda: running(book.root / ".press/tmp"))
        assert not running(book.root)
    assert "Traceback" not in log(book)
    assert "Error" not in log(book)


def test_from_a_full_store_nothing_runs_and_no_script_is_added(book: Course) -> None:
    book.snippet("one", "print('printed')")
    book.build()
    with served(book) as get:
        html = wait_for(get, "one.html", "printed</code>")
        assert "live.js" not in html
    assert "snippets/one.py" not in log(book)


def test_if_nothing_runs_any_more_page_and_terminal_say_why_and_an_edit_begins_anew(
    book: Course,
) -> None:
    held(book, "slow", "print('slow')")
    with closed(book, "slow") as release, served(book) as get:
        wait_for(get, "slow.html", "runs soon")
        assert wait(lambda: running(book.root / ".press/tmp"))
        for process in psutil.process_iter():
            if zygote_of(process, book):
                process.kill()
        assert wait(lambda: "the zygote died" in str(state(get, "slow.html").get("said")))
        release()
        book.write("docs/index.md", "# Anew")
        wait_for(get, "slow.html", "slow</code>")
        assert wait(is_over(get), 30)
    assert "ERROR   -  press: pyproject.toml:1: the zygote died" in log(book)


def zygote_of(process: psutil.Process, book: Course) -> bool:
    try:
        zygote = "press.worker.zygote" in process.cmdline()
        return zygote and process.cwd() == str(book.root / ".press")
    except psutil.Error:
        return False


def test_what_fails_and_stands_on_no_page_comes_to_the_home_page(book: Course) -> None:
    book.write("snippets/alone.py", "# %% setup\n1 / 0")
    with served(book) as get:
        wait_for(get, "index.html", "alone.py:2<.*ZeroDivisionError", seconds=60)
