"""press/README.md: a newcomer can follow it word for word, and what it lists is all there is."""

import os
import re
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

import press
from press.project import Settings
from press.testing import BIN, Course, plain

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
PATH = {"PATH": f"{BIN}:{os.environ['PATH']}"}


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def blocks(text: str) -> list[str]:
    return [m[2] for m in re.finditer(r"^(`{3,})\w+\n(.*?)^\1$", text, re.DOTALL | re.MULTILINE)]


def test_a_newcomer_can_follow_it(tmp_path: Path) -> None:
    begin, snippet, chapter, expected, end = blocks(section("A book in five minutes"))
    new, enter, serve = begin.splitlines()
    desk = Course(tmp_path)
    assert desk.command(*new.split(), env=PATH).returncode == 0
    book = Course(tmp_path / enter.removeprefix("cd "))
    assert serve == "mkdocs serve"  # whose tests are elsewhere; a build shows the same
    book.write("snippets/coins.py", snippet)
    page = book.root / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\n" + chapter, "utf-8")
    built = book.command("mkdocs", "build", "--strict", env=PATH)
    assert built.returncode == 0, built.stderr
    shown = plain((book.root / "site/index.html").read_text("utf-8")).replace(" .", ".")
    assert all(line in shown for line in expected.splitlines())
    for command in end.splitlines():
        done = book.command(*command.split(), env=PATH)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (book.root / "snippets/coins.out").exists()


def settings_table() -> dict[str, str]:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section("Settings"), re.MULTILINE)
    return dict(rows)


def test_its_table_of_settings_is_complete() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", section("Settings"), re.MULTILINE)
    assert rows == list(asdict(Settings()))


@pytest.mark.parametrize("name", asdict(Settings()))
def test_it_says_what_holds_where_a_setting_is_silent(name: str) -> None:
    if name == "fork":
        assert settings_table()[name] == "`true` on Linux"
        return
    said: Any = tomllib.loads(f"value = {settings_table()[name].strip('`')}")["value"]
    assert said == (list(real) if isinstance(real := getattr(Settings(), name), tuple) else real)


def test_it_lists_the_public_names() -> None:
    said = section("For hooks and tests").partition("offers")[2].partition("`press.datasets`")[0]
    assert set(re.findall(r"`(\w+)`", said)) == set(press.__all__)


def test_its_python_runs(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course.snippet("one", "1")
    monkeypatch.chdir(course.root)
    exec(blocks(section("For hooks and tests"))[0], {})
    assert capsys.readouterr().out == "1 snippets and pages to run\n"


def test_its_tests_of_hooks_pass_in_another_book(tmp_path: Path) -> None:
    conftest, tests = blocks(section("Test hooks and plugins of your own"))
    desk = Course(tmp_path)
    desk.write("conftest.py", conftest)
    desk.write("test_hooks.py", tests)
    done = desk.command(str(BIN / "pytest"), "-q", "test_hooks.py")
    assert "2 passed" in done.stdout, done.stdout


def test_it_lists_the_methods_that_a_course_has() -> None:
    said = section("Test hooks and plugins of your own")
    for name in re.findall(r"`(\w+)\(", said.partition("| --- | --- |")[2].partition("\n\n")[0]):
        assert callable(getattr(Course, name))
