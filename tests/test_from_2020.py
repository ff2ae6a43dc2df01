"""From 2020 to today: what the table of changes says is what the runs of this build show."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_support import ROOT, new_context, opened
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from playwright.sync_api import Browser, Page, expect
from test_browser import address, browser, site, tab_to  # noqa: F401

from press import Book, Build, ForkedPool, Snippet, load_book, load_project, make_build

sys.path.insert(0, str(ROOT / "hooks"))
import from_2020

TABLES = from_2020.changes() | from_2020.errors()
ROWS = [(part, row) for part, row in from_2020.rows() if row["outcome"] != from_2020.TOLD]
TOLD = [row for _, row in from_2020.rows() if row["outcome"] == from_2020.TOLD]
FIELDS = {"id", "title", "then", "now", "names", "arguments", "outcome", "message", "why"}
PASTED = sorted((ROOT / "tests" / "tracebacks").rglob("*.txt"))
STRANGE = [file for file in PASTED if file.parent.name == "none"]
TRACEBACKS = [file for file in PASTED if file not in STRANGE]
"""Those in folder c were written by someone who knew neither the matching nor the others.

Those in folder d came with their rows, by the hand that wrote these.
"""

each_row = pytest.mark.parametrize(
    ("part", "row"), ROWS, ids=[f"{part}/{row['id']}" for part, row in ROWS]
)


def snippet_of(part: str, row: dict[str, Any], kind: str) -> str:
    return f"snippets/from_2020/{part}/{row['id'].replace('-', '_')}_{kind}.py"


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book(load_project(ROOT))


@pytest.fixture(scope="module")
def build(book: Book) -> Build:
    names = [name for name in book.works if name.startswith("snippets/from_2020/")]
    with ForkedPool(book.project) as pool:
        return make_build(book.project, pool, only=names)


# ------------------------------------------------------------------ the table


def test_there_are_forty_changes_each_with_a_name_of_its_own() -> None:
    names = [row["id"] for _, row in ROWS]
    assert len(names) >= 40
    assert len(set(names)) == len(names)


def test_the_pages_say_what_the_tables_say() -> None:
    """If this fails, type `make pages`, and commit what it wrote."""
    assert list(from_2020.stale_pages()) == []


class Press:
    def __init__(self, serving: bool) -> None:
        self.serving = serving


def config(serving: bool) -> MkDocsConfig:
    made = MkDocsConfig()
    made.plugins = {"press": Press(serving)}  # type: ignore[assignment]
    return made


def test_a_build_fails_where_a_page_is_stale_and_a_server_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(from_2020, "ROOT", tmp_path)
    monkeypatch.setattr(from_2020, "PAGES", tmp_path / "docs")
    (tmp_path / "docs").mkdir()
    with pytest.raises(PluginError, match=r"docs/changes\.md.*`make pages` writes them"):
        from_2020.on_pre_build(config(serving=False))
    assert not list((tmp_path / "docs").iterdir())
    from_2020.on_pre_build(config(serving=True))
    assert (tmp_path / "docs/changes.md").is_file()
    from_2020.on_pre_build(config(serving=False))


def test_every_snippet_of_the_part_belongs_to_a_row(book: Book) -> None:
    made = {snippet_of(part, row, kind) for part, row in ROWS for kind in ("then", "now", "2020")}
    tables = tuple(f"snippets/from_2020/{part}/" for part in TABLES)
    assert {path for path in book.snippets if path.startswith(tables)} <= made


@each_row
def test_a_row_has_all_that_a_program_needs(part: str, row: dict[str, Any]) -> None:
    assert set(row) >= FIELDS
    assert row["names"] and all(re.fullmatch(r"[\w.]+", name) for name in row["names"])
    assert bool(row.get("exception")) == (row["outcome"] in ("raises", "warns"))
    assert bool(row["message"]) == (row["outcome"] != "differs")


def test_what_no_run_can_show_is_quoted_with_its_versions_and_says_what_to_do() -> None:
    assert len({row["id"] for row in TOLD} | {row["id"] for _, row in ROWS}) == len(TOLD + ROWS)
    for row in TOLD:
        assert row["why"] and row["now"] and row["wording"], row["id"]


def test_every_wording_says_whose_it_is_and_is_a_message() -> None:
    for _, row in from_2020.rows():
        for wording in row.get("wording", []):
            assert set(wording) <= {"of", "kind", "near", "unless", "text"}, row["id"]
            assert wording["of"] and len(wording["text"].replace("…", "")) > 3, row["id"]
            for condition in ("near", "unless"):
                re.compile(wording.get(condition, ""))


# ------------------------------------------------------------------ what was run


@each_row
def test_what_was_written_then_does_today_what_the_table_says(
    build: Build, part: str, row: dict[str, Any]
) -> None:
    name = snippet_of(part, row, "then")
    result = build.results[name]
    if row["outcome"] == "raises":
        assert result.error is not None
        said = (result.error.ename, result.error.evalue.strip())
        assert said == (row["exception"], row["message"].strip())
    elif row["outcome"] == "warns":
        shown = "".join(output.get("text", "") for output in result.cells["then"])
        assert f"{row['exception']}: {row['message'].strip()}" in shown
    else:
        assert result.ok
        assert asserts(build.book.snippets[name]), "nothing would fail if it worked again"


@each_row
def test_what_to_write_now_runs_and_shows_something(
    build: Build, part: str, row: dict[str, Any]
) -> None:
    result = build.results[snippet_of(part, row, "now")]
    assert result.ok
    assert result.cells["now"]


@each_row
def test_where_both_can_run_they_agree(build: Build, part: str, row: dict[str, Any]) -> None:
    name = snippet_of(part, row, "2020")
    if name not in build.book.snippets:
        pytest.skip("the old behavior can't be had any more")
    result = build.results[name]
    if result.lacks:
        pytest.skip(f"{name} {result.lacks}")
    assert result.ok
    assert asserts(build.book.snippets[name])


def asserts(snippet: Snippet) -> bool:
    return bool(re.search(r"(?m)^\s*(assert |np\.testing\.)", snippet.text))


def test_enough_pairs_are_run_side_by_side(book: Book) -> None:
    both = [row for part, row in ROWS if snippet_of(part, row, "2020") in book.snippets]
    assert len(both) >= 10


# ------------------------------------------------------------------ paste your error


@pytest.fixture(scope="module")
def box(browser: Browser, address: str) -> Iterator[Page]:  # noqa: F811
    """One visit, for all that is pasted."""
    with opened(browser, address) as tab:
        yield tab.open("from-2020/paste-your-error.html")
        assert tab.errors == []
        assert tab.strangers == []


@pytest.fixture
def page(box: Page) -> Page:
    """The page with an empty box."""
    box.locator("#worked-error").fill("")
    expect(box.locator(".worked-verdict")).to_be_empty()
    assert answers(box) == []
    return box


def test_every_message_of_the_build_is_on_the_page(page: Page, build: Build) -> None:
    shown = page.locator(".worked-messages > li").evaluate_all(
        "items => items.map(li => [li.dataset.kind, li.querySelector('code').textContent])"
    )
    for name, result in build.results.items():
        if result.error and dict(result.work.raises):
            assert [result.error.ename, result.error.evalue.strip()] in shown, name


def paste(page: Page, text: str) -> None:
    page.locator("#worked-error").fill(text)
    expect(page.locator(".worked-verdict")).not_to_be_empty()


def answers(page: Page) -> list[str]:
    links: list[str] = page.locator(".worked-answers a").evaluate_all("all => all.map(a => a.href)")
    return links


def test_there_are_tracebacks_to_try() -> None:
    assert len(TRACEBACKS) >= 50
    assert len(STRANGE) >= 10


@pytest.mark.parametrize("file", TRACEBACKS, ids=lambda file: file.stem)
def test_a_traceback_as_users_get_it_finds_its_answer_first(page: Page, file: Path) -> None:
    row = file.stem.partition("-")[2]
    paste(page, file.read_text("utf-8"))
    first, *_ = answers(page) or ["nothing"]
    assert first.endswith(f"#{row}")


@pytest.mark.parametrize(
    "text",
    [
        "zyxwvut",
        "Please help, my model does not learn. What can I do?",
        "ZeroDivisionError: division by zero",
        "KeyError: 'customer_id'",
        "psycopg2.OperationalError: could not connect to server: Connection refused",
        "AttributeError: 'Invoice' object has no attribute 'total_due'",
        "ModuleNotFoundError: No module named 'requests'",
        "TypeError: cannot unpack non-iterable NoneType object",
        "npm ERR! code ELIFECYCLE\nnpm ERR! errno 1",
        "1 2 3 4 5",
        "AttributeError: module 'tensorflow' has no attribute 'foo'",
        "AttributeError: 'NoneType' object has no attribute 'shape'",
        "ImportError: cannot import name 'slugify' from 'django.utils' (/srv/app/utils.py)",
        "TypeError: __init__() got an unexpected keyword argument 'colour'",
        "FileNotFoundError: [Errno 2] No such file or directory: 'train.csv'",
        "AttributeError: 'NoneType' object has no attribute 'get'",
        "TypeError: Classifier.__init__() missing 1 required positional argument: 'hidden'",
        "TypeError: Account.__init__() missing 2 required positional arguments: 'name' and 'owner'",
    ],
)
def test_nonsense_gets_an_honest_nothing(page: Page, text: str) -> None:
    paste(page, text)
    assert answers(page) == []
    expect(page.locator(".worked-verdict")).to_contain_text("No message")


@pytest.mark.parametrize("file", STRANGE, ids=lambda file: file.stem)
def test_what_other_programs_say_gets_an_honest_nothing(page: Page, file: Path) -> None:
    paste(page, file.read_text("utf-8"))
    assert answers(page) == []


def test_the_box_can_be_used_with_the_keyboard_alone(
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
) -> None:
    with opened(browser, address) as tab:
        page = tab.open("from-2020/paste-your-error.html")
        tab_to(page, "#worked-error")
        page.keyboard.insert_text("AttributeError: 'RMSprop' object has no attribute 'minimize'")
        expect(page.locator(".worked-answers a").first).to_be_visible()
        tab_to(page, ".worked-answers a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/from-2020/optimizers.html#minimize")
        assert tab.errors == []
        assert tab.strangers == []


def test_an_emptied_box_shows_nothing(page: Page) -> None:
    paste(page, "zyxwvut")
    page.locator("#worked-error").fill("")
    expect(page.locator(".worked-verdict")).to_be_empty()
    assert answers(page) == []


def test_the_tables_of_changes_can_be_sorted_by_version_and_back(
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
) -> None:
    with opened(browser, address) as tab:
        page = tab.open("from-2020/changes.html")
        tables = (
            "all => all.map(body => [...body.rows].map(row => row.cells[2].textContent.trim()))"
        )
        body = page.locator(".worked-since tbody")
        before = body.evaluate_all(tables)
        button = page.get_by_role("button", name="Sort by version")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        sorted_ = body.evaluate_all(tables)
        assert sorted_ != before
        assert sorted_ == [sorted(rows, key=of_version) for rows in before]
        button.click()
        assert body.evaluate_all(tables) == before
        assert tab.errors == []


def of_version(text: str) -> tuple[int, ...]:
    """Where a row stands: the oldest first, then by number, and last what wasn't tried."""
    if text.startswith("<"):
        return (0,)
    return tuple(int(part) for part in text.split(".")) if text else (99,)


def test_the_line_to_write_stands_under_the_answer_with_why_and_how_sure(page: Page) -> None:
    paste(page, "AttributeError: 'RMSprop' object has no attribute 'minimize'")
    answer = page.locator(".worked-answers > li").first
    expect(answer).to_contain_text("Since TensorFlow 2.16.")
    expect(answer.locator("pre code")).to_contain_text("tape.gradient")
    expect(answer.locator("summary")).to_contain_text("RMSprop.minimize isn't there any more")
    expect(page.locator(".worked-nothing")).to_be_hidden()


def test_a_name_of_a_family_is_answered_by_a_table_that_is_loaded_when_it_is_asked_for(
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
) -> None:
    with opened(browser, address) as tab:
        page = tab.open("from-2020/paste-your-error.html")
        assert not [url for url in tab.asked if url.endswith("gone.js")]
        paste(page, "AttributeError: module 'numpy' has no attribute 'trapz'")
        expect(page.locator(".worked-answers pre code").first).to_have_text("np.trapezoid")
        assert [url for url in tab.asked if url.endswith("gone.js")]
        assert tab.errors == []
        assert tab.strangers == []


def test_without_an_answer_three_ways_are_left(page: Page) -> None:
    paste(page, "zyxwvut")
    links = page.locator(".worked-nothing a")
    expect(links).to_have_count(3)
    for link in links.all():
        expect(link).to_be_visible()


def test_on_a_phone_the_first_answer_is_in_sight_and_back_keeps_the_paste(
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
) -> None:
    text = "AttributeError: 'RMSprop' object has no attribute 'minimize'"
    with opened(browser, address) as tab:
        tab.page.set_viewport_size({"width": 390, "height": 844})
        page = tab.open("from-2020/paste-your-error.html")
        paste(page, text)
        first = page.locator(".worked-answers a").first
        expect(first).to_be_in_viewport()
        first.click()
        page.wait_for_url("**/from-2020/optimizers.html#minimize")
        page.go_back()
        expect(page.locator("#worked-error")).to_have_value(text)
        expect(page.locator(".worked-answers a").first).to_be_visible()


def test_without_javascript_the_page_is_a_plain_list(
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
) -> None:
    with new_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}from-2020/paste-your-error.html")
        expect(page.locator("#worked-error")).to_be_hidden()
        expect(page.locator(".worked-messages > li a").first).to_be_visible()
        assert page.locator(".worked-messages > li").count() >= 40


def test_the_box_works_from_a_folder_without_a_server(
    browser: Browser,  # noqa: F811
    site: Path,  # noqa: F811
) -> None:
    with opened(browser, site.as_uri() + "/") as tab:
        page = tab.open("from-2020/paste-your-error.html")
        paste(page, "AttributeError: 'RMSprop' object has no attribute 'minimize'")
        assert answers(page)[0].endswith("optimizers.html#minimize")
        assert tab.errors == []
