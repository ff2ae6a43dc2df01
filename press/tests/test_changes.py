"""What moved when versions changed: recorded by `press accept`, shown on a page, and as a feed."""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from press.doors import cli
from press.testing import MKDOCS, Course, plain

ATOM = "{http://www.w3.org/2005/Atom}"
NAV = "nav: [index.md, one.md, two.md, moved.md]\nvalidation: {anchors: warn}\n"
ADDRESS = "site_url: https://example.org/book/\n"


@pytest.fixture
def book(course: Course) -> Course:
    """A book of two snippets that were accepted, with a page of what moved."""
    course.write("mkdocs.yml", MKDOCS + NAV + ADDRESS)
    course.write("docs/index.md", "# Home\n\nWords.")
    course.write("docs/moved.md", "# What moved\n\n<!-- press:changes -->\n\nEnd.")
    code = "# %% sum\nimport numpy as np\nprint('loss', np.sqrt(2).round(4))\nprint('a|b <c>')"
    course.snippet("one", code, text="`{one} 2 + 3`")
    course.snippet("two", "import numpy as np\nprint(np.arange(3))")
    assert course.press("accept").returncode == 0
    return course


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda text: monkeypatch.setattr(cli, "today", lambda: date.fromisoformat(text))


def pretend(book: Course, name: str, *changes: tuple[str, str]) -> None:
    """Have an accepted output be of another time: each text in its file becomes another."""
    file = book.root / f"snippets/{name}.out"
    text = file.read_text()
    for now, then in changes:
        assert re.search(now, text), (now, text)
        text = re.sub(now, then, text)
    file.write_text(text)


OLDER = (r"numpy [\d.]+", "numpy 1.2.3")
MOVED = (r"1\.4142", "1.4000")


def records(book: Course) -> dict[str, dict[str, Any]]:
    files = sorted((book.root / "changes").glob("*"))
    return {file.name: tomllib.loads(file.read_text("utf-8")) for file in files}


def record(book: Course) -> dict[str, Any]:
    (found,) = records(book).values()
    return found


def upgraded(book: Course) -> None:
    """NumPy was another when both outputs were accepted, and one of them has moved since."""
    pretend(book, "one", OLDER, MOVED)
    pretend(book, "two", OLDER)
    done = book.press("accept")
    assert done.returncode == 0, done.stderr


def numpy_now(book: Course) -> str:
    found = re.search(r"numpy ([\d.]+)", (book.root / "snippets/two.out").read_text())
    assert found
    return found[1]


def test_an_accepted_output_says_what_it_was_made_with(book: Course) -> None:
    line = (book.root / "snippets/one.out").read_text().split("\n")[1]
    form = (
        r"# made on \d{4}-\d\d-\d\d with numpy [\d.]+, Python [\w.+]+ on a CPU; from [0-9a-f]{12}"
    )
    assert re.fullmatch(form, line)


def test_the_settings_say_how_a_library_is_called_there(book: Course) -> None:
    book.settings(shown_versions=["NumPy"])
    assert book.press("accept").returncode == 0
    assert " with NumPy " in (book.root / "snippets/one.out").read_text()


def test_what_moved_with_another_version_is_recorded(
    book: Course, day: Callable[[str], None]
) -> None:
    day("2026-12-01")
    now = numpy_now(book)
    upgraded(book)
    assert records(book) == {
        f"2026-12-01-numpy-{now}.toml": {
            "date": date(2026, 12, 1),
            "before": {"numpy": "1.2.3"},
            "now": {"numpy": now},
            "output": [
                {
                    "name": "snippets/one.py",
                    "data": "no data",
                    "moves": [
                        {
                            "cell": "sum",
                            "before": "1.4000",
                            "now": "1.4142",
                            "change": "+1.01%",
                            "line": "loss 1.4142",
                        }
                    ],
                }
            ],
        }
    }


def test_accept_says_where_it_wrote_what_moved(book: Course) -> None:
    pretend(book, "one", OLDER, MOVED)
    done = book.press("accept")
    assert re.search(r"^what moved stands in changes/.*-numpy-.*\.toml$", done.stdout, re.M)
    assert "accepted snippets/one.py\n" in done.stdout


def test_an_upgrade_that_moves_nothing_is_accepted_and_not_recorded(book: Course) -> None:
    pretend(book, "one", OLDER)
    pretend(book, "two", OLDER, (r"\[0 1 2\]", "[0 1  2]"))  # a space that aligns
    done = book.press("accept")
    assert done.stdout == "accepted snippets/one.py\naccepted snippets/two.py\n"
    assert "1.2.3" not in (book.root / "snippets/one.out").read_text()
    assert not (book.root / "changes").exists()
    assert book.press("accept").stdout == ""


@pytest.mark.parametrize(
    "edit",
    [
        ("snippets/one.py", "np.sqrt(2)", "np.sqrt(3)"),
        ("docs/one.md", "2 + 3", "2 + 4"),
    ],
)
def test_an_edit_is_no_change_of_versions(book: Course, edit: tuple[str, str, str]) -> None:
    name, then, now = edit
    book.write(name, (book.root / name).read_text().replace(then, now))
    assert "accepted snippets/one.py" in book.press("accept").stdout
    assert not (book.root / "changes").exists()


def test_data_that_were_drawn_anew_are_an_edit(course: Course) -> None:
    course.dataset("fruit", real="1\n2\n", standin="3\n")
    course.snippet("one", "print(open('data/fruit.csv').read())")
    assert course.press("accept").returncode == 0
    course.write("data/registry.toml", "")
    course.dataset("fruit", real="1\n2\n", standin="4\n")
    (course.root / "data/fruit.csv").unlink()
    assert "accepted snippets/one.py" in course.press("accept").stdout
    assert not (course.root / "changes").exists()


def test_an_edit_beside_another_version_is_said(book: Course) -> None:
    book.write("snippets/one.py", (book.root / "snippets/one.py").read_text() + "# More.\n")
    upgraded(book)
    (output,) = record(book)["output"]
    assert output["edited"] is True


def test_what_moved_while_nothing_else_did_is_recorded(
    book: Course, day: Callable[[str], None]
) -> None:
    day("2026-12-01")
    pretend(book, "one", MOVED)
    assert book.press("accept").returncode == 0
    assert [*records(book)] == ["2026-12-01-no-version.toml"]
    assert record(book)["before"] == record(book)["now"] == {}


def test_another_device_counts_as_another_version(book: Course) -> None:
    pretend(book, "one", ("on a CPU", "on NVIDIA H200, NVIDIA H200"), MOVED)
    assert book.press("accept").returncode == 0
    assert record(book)["before"] == {"device": "NVIDIA H200, NVIDIA H200"}
    assert record(book)["now"] == {"device": "a CPU"}


def test_of_an_output_that_says_nothing_of_versions_nothing_is_recorded(book: Course) -> None:
    pretend(book, "one", (r"# made .*\n", ""), MOVED)
    assert "accepted snippets/one.py" in book.press("accept").stdout
    assert not (book.root / "changes").exists()


def test_what_varies_is_not_recorded(book: Course) -> None:
    book.snippet("two", '# %% main tags=["varies"]\nimport numpy as np\nprint(0.5)')
    assert book.press("accept").returncode == 0
    pretend(book, "two", OLDER, (r"0\.5", "0.9"))
    assert book.press("accept").returncode == 0
    assert not (book.root / "changes").exists()


def test_a_book_may_want_no_record(book: Course) -> None:
    book.settings(changes="")
    upgraded(book)
    assert not [*book.root.rglob("*numpy*.toml")]


def test_the_same_versions_on_one_day_are_one_change(
    book: Course, day: Callable[[str], None]
) -> None:
    day("2026-12-01")
    pretend(book, "one", OLDER, MOVED)
    pretend(book, "two", OLDER, ("1 2", "1 3"))
    assert book.press("accept", "snippets/two.py").returncode == 0
    assert book.press("accept", "snippets/one.py").returncode == 0
    names = [output["name"] for output in record(book)["output"]]
    assert names == ["snippets/one.py", "snippets/two.py"]


@pytest.mark.parametrize(("later", "version"), [("2026-12-02", "1.2.3"), ("2026-12-01", "1.2.4")])
def test_another_day_or_another_version_is_another_change(
    book: Course, day: Callable[[str], None], later: str, version: str
) -> None:
    day("2026-12-01")
    upgraded(book)
    day(later)
    pretend(book, "two", (OLDER[0], f"numpy {version}"), ("1 2", "1 3"))
    assert book.press("accept").returncode == 0
    assert len(records(book)) == 2
    assert len({name.removesuffix("-2.toml") for name in records(book)}) == 2


def test_accepting_again_after_an_interrupt_tells_nothing_twice(
    book: Course, day: Callable[[str], None]
) -> None:
    day("2026-12-01")
    before = (book.root / "snippets/one.out").read_text()
    pretend(book, "one", OLDER, MOVED)
    old = (book.root / "snippets/one.out").read_text()
    assert book.press("accept").returncode == 0
    once = record(book)
    (book.root / "snippets/one.out").write_text(old)  # as if it had not come to that
    assert book.press("accept").returncode == 0
    assert record(book) == once
    assert (book.root / "snippets/one.out").read_text().split("\n")[2:] == before.split("\n")[2:]


def test_what_moved_is_recorded_before_the_output_is_accepted(
    book: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(book, "one", OLDER, MOVED)
    monkeypatch.setattr(cli, "accept", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        book.press("accept")
    assert record(book)["output"][0]["name"] == "snippets/one.py"


def test_a_long_line_is_cut_and_read_back(book: Course) -> None:
    book.snippet("two", "import numpy as np\nprint('x' * 5000, '\"\\\\\\t\\x7f')")
    assert book.press("accept").returncode == 0
    pretend(book, "two", OLDER, ("x{5000}", "y" * 5000))
    assert book.press("accept").returncode == 0
    (move,) = record(book)["output"][0]["moves"]
    assert (move["before"], move["now"]) == (f"{'y' * 299}…", f"{'x' * 299}…")
    assert book.press("check").returncode == 0


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ('cell = "sum"', "cel = 1", ":14: the record output 'snippets/one.py' moves has no 'cel'"),
        ("date = ", "date = x", ":3: no TOML"),
        ('numpy = "1.2.3"', 'numpee = "1.2.3"', "name the versions of different libraries"),
    ],
)
def test_a_record_that_was_damaged_is_named_and_not_overwritten(
    book: Course, then: str, now: str, said: str
) -> None:
    upgraded(book)
    (file,) = (book.root / "changes").glob("*")
    file.write_text(file.read_text("utf-8").replace(then, now, 1))
    damaged = file.read_text("utf-8")
    done = book.press("check")
    assert done.returncode == 1
    assert f"changes/{file.name}:" in done.stderr and said in done.stderr
    pretend(book, "two", OLDER, ("1 2", "1 3"))
    assert book.press("accept").returncode == 1
    assert file.read_text("utf-8") == damaged
    assert "1 3" in (book.root / "snippets/two.out").read_text()


def page(book: Course, name: str = "moved.html") -> str:
    return (book.root / "site" / name).read_text("utf-8")


def test_a_page_says_since_when_nothing_has_moved(book: Course, day: Callable[[str], None]) -> None:
    pretend(book, "one", (r"on \d{4}-\d\d-\d\d", "on 2026-11-03"))
    book.mkdocs()
    words = plain(page(book))
    assert "No new version has moved an output since 3 November 2026. 2 outputs stand as" in words
    assert f"accepted, made with numpy {numpy_now(book)} (2), Python " in words


def test_a_page_says_that_nobody_knows_what_an_output_was_made_with(book: Course) -> None:
    pretend(book, "one", (r"# made .*\n", ""))
    book.mkdocs()
    assert "What 1 of them were made with isn't known" in plain(page(book))


@pytest.mark.parametrize("directories", ["false", "true"])
def test_a_page_shows_what_moved_with_the_way_to_the_cell(
    book: Course, day: Callable[[str], None], directories: str
) -> None:
    """`mkdocs build --strict` checks each link with its anchor."""
    book.write(
        "mkdocs.yml",
        (book.root / "mkdocs.yml").read_text().replace("urls: false", f"urls: {directories}"),
    )
    day("2026-12-01")
    upgraded(book)
    book.mkdocs()
    html = page(book, "moved.html" if directories == "false" else "moved/index.html")
    way = "one.html" if directories == "false" else "../one/"
    assert f'<a href="{way}#cell-one-sum">one: sum</a>' in html
    words = plain(html)
    assert f"1 December 2026: numpy 1.2.3 → {numpy_now(book)}" in words
    assert "1 number moved in 1 output, a number by 1.01 % at most." in words
    assert "loss 1.4142 1.4000 1.4142 +1.01%" in words
    assert "No new version" not in words


def test_words_that_changed_are_shown_as_they_were(book: Course) -> None:
    pretend(book, "one", OLDER, (r"a\|b <c>", "x|y <z>"))
    assert book.press("accept").returncode == 0
    book.mkdocs()
    assert "<td><code>x|y &lt;z&gt;</code></td>" in page(book)
    assert "one: sum x|y &lt;z&gt; a|b &lt;c&gt; words" in plain(page(book))
    assert "`x\\|y <z>` | `a\\|b <c>` | words |" in (book.root / "site/moved.md").read_text("utf-8")


def test_much_that_moved_is_folded_and_of_an_output_the_first_of_it_named(book: Course) -> None:
    for name in ("one", "two"):
        book.snippet(name, "import numpy as np\nfor n in range(40):\n    print(n + 0.5)")
    assert book.press("accept").returncode == 0
    for name in ("one", "two"):
        pretend(book, name, OLDER, (r"\.5\n", ".9\n"))
    assert book.press("accept").returncode == 0
    book.mkdocs()
    html = page(book)
    folded = html.partition('<details class="press-changes"><summary>All of 2 outputs</summary>')[2]
    assert "snippets/two.py: 32 more" in plain(folded.partition("</details>")[0])
    assert len(re.findall(r">two: main</a>", html)) == 8


def test_a_change_follows_the_page_that_it_leads_to(book: Course) -> None:
    upgraded(book)
    book.mkdocs()
    book.write("docs/one.md", (book.root / "docs/one.md").read_text().replace("# one", "# Roots"))
    book.mkdocs()
    assert ">Roots: sum</a>" in page(book)


def test_a_snippet_that_is_gone_is_named_without_a_link(book: Course) -> None:
    upgraded(book)
    (book.root / "snippets/one.py").unlink()
    (book.root / "snippets/one.out").unlink()
    book.write("docs/one.md", "# one\n\nNothing.")
    book.mkdocs()
    assert "<td>snippets/one.py: sum <code>" in page(book)


def feed(book: Course) -> ElementTree.Element:
    return ElementTree.parse(book.root / "site/moved.xml").getroot()


def text(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{ATOM}{name}")
    assert found is not None and found.text, name
    return found.text


def test_what_moved_is_a_feed_with_absolute_addresses(
    book: Course, day: Callable[[str], None]
) -> None:
    day("2026-12-01")
    upgraded(book)
    day("2026-12-05")
    pretend(book, "two", OLDER, ("1 2", "1 3"))
    assert book.press("accept").returncode == 0
    book.mkdocs()
    whole = feed(book)
    assert whole.tag == f"{ATOM}feed"
    assert text(whole, "id") == "https://example.org/book/moved.xml"
    assert text(whole, "title") == "A course: What moved"
    assert text(whole, "updated") == "2026-12-05T00:00:00Z"
    assert whole.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.get("rel"): link.get("href") for link in whole.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://example.org/book/moved.xml",
        "alternate": "https://example.org/book/moved.html",
    }
    newest, oldest = whole.findall(f"{ATOM}entry")
    assert text(newest, "updated") == "2026-12-05T00:00:00Z"
    assert text(oldest, "title") == f"numpy 1.2.3 → {numpy_now(book)}"
    anchor = text(oldest, "id").partition("#")[2]
    assert text(oldest, "id") == f"https://example.org/book/moved.html#{anchor}"
    assert f'id="{anchor}"' in page(book)
    content = text(oldest, "content")
    assert '<a href="https://example.org/book/one.html#cell-one-sum">one: sum</a>' in content
    assert "<code>1.4000</code> → <code>1.4142</code> (+1.01%)" in content
    assert not set(re.findall(r'href="(?!https:)', content))


def test_a_feed_in_which_nothing_has_moved_says_since_when(book: Course) -> None:
    pretend(book, "one", (r"on \d{4}-\d\d-\d\d", "on 2099-11-03"))
    book.mkdocs()
    assert text(feed(book), "updated") == "2099-11-03T00:00:00Z"
    assert "No new version has moved an output since" in text(feed(book), "subtitle")
    assert not feed(book).findall(f"{ATOM}entry")


def test_every_page_names_the_feed_in_its_head(book: Course) -> None:
    book.mkdocs()
    for name in ("index.html", "one.html", "moved.html"):
        head = page(book, name).partition("</head>")[0]
        assert 'type="application/atom+xml" title="What moved" href="moved.xml"' in head, name
    assert '<a href="moved.xml">Atom feed</a>' in page(book)
    assert "Atom feed" not in page(book, "one.html")


def test_what_xml_cannot_say_does_not_break_the_feed(book: Course) -> None:
    book.snippet("two", "import numpy as np\nprint('a\\x00\\x0bb & <c>')")
    assert book.press("accept").returncode == 0
    pretend(book, "two", OLDER, ("<c>", "<d>"))
    assert book.press("accept").returncode == 0
    book.mkdocs()
    assert "b &amp; &lt;c&gt;" in text(feed(book).findall(f"{ATOM}entry")[0], "content")


@pytest.mark.parametrize("settings", [MKDOCS + NAV, None])
def test_without_an_address_or_a_page_there_is_no_feed(book: Course, settings: str | None) -> None:
    if settings:
        book.write("mkdocs.yml", settings)
    else:
        book.write("docs/moved.md", "# Nothing")
    book.mkdocs()
    assert not [*Path(book.root, "site").glob("moved.xml")]
    for name in ("one.html", "moved.html"):
        assert "atom" not in page(book, name).lower()
