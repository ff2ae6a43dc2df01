"""Chapters and snippets joined: who shows what, what fits nowhere, all said in one go."""

from press.book.book import load_book
from press.project import load_project
from press.testing import Course


def test_an_unknown_snippet_names_the_nearest(course: Course) -> None:
    course.snippet("losses", "print(1)")
    course.write("docs/page.md", '```python\n--8<-- "loses.py"\n```')
    assert course.problem() == (
        "docs/page.md:2: unknown snippet 'loses.py'; did you mean 'losses.py'?"
    )


def test_an_unknown_cell_names_the_nearest(course: Course) -> None:
    course.snippet("losses", "# %% squared\n1\n# %% absolute\n2")
    course.write("docs/page.md", 'Text.\n\n```python\n--8<-- "losses.py:sqared"\n```')
    assert course.problem() == (
        "docs/page.md:4: unknown cell 'sqared' of snippets/losses.py; did you mean 'squared'?"
    )


def test_an_unknown_snippet_of_a_value_names_the_nearest(course: Course) -> None:
    course.snippet("losses", "print(1)", text="It is `{loses} 1`.")
    assert course.problem() == ("docs/losses.md:3: unknown snippet 'loses'; did you mean 'losses'?")


def test_a_short_name_that_two_snippets_have_needs_its_folder(course: Course) -> None:
    course.snippet("a/same", "x = 1")
    course.snippet("b/same", "x = 2")
    course.write("docs/page.md", "`{same} x`")
    assert "'same' may be snippets/a/same.py or snippets/b/same.py" in course.problem()
    course.write("docs/page.md", "`{b/same} x` `{a/same.py} x`")
    build = course.build()
    assert [dict(r.values) for r in build.results.values()] == [
        {"x": ("ok", "1")},
        {"x": ("ok", "2")},
    ]
    assert not build.problems


def test_a_value_of_a_page_without_code_is_a_problem(course: Course) -> None:
    course.write("docs/page.md", "It is `{} x`.")
    assert course.problem() == (
        "docs/page.md:1: `{} …` asks for a value, but the page runs no code"
    )


def test_a_value_that_does_not_exist_says_what_was_raised(course: Course) -> None:
    course.snippet("one", "x = 1", text="It is `{one} y:.2f`.")
    assert course.problem() == (
        "docs/one.md:3: snippets/one.py has no value `y:.2f`: NameError: name 'y' is not defined"
    )


def test_a_cell_that_no_page_shows_is_a_problem(course: Course) -> None:
    course.write("snippets/one.py", "# %% a\n1\n\n# %% b\n2\n\n# %% c tags=['hidden']\n3")
    course.write("docs/page.md", '```python\n--8<-- "one.py:a"\n```')
    assert course.problem() == (
        "snippets/one.py:4: no page shows cell 'b'; embed it, tag it hidden, or call it setup"
    )


def test_a_cell_named_setup_may_be_for_the_whole_snippet_only(course: Course) -> None:
    course.write("snippets/one.py", "# %% setup\nx = 1\n\n# %% b\nprint(x)")
    course.write("docs/page.md", '```python\n--8<-- "one.py:b"\n```')
    assert course.ran() == {"one"}
    book = load_book(load_project(course.root))
    page = book.chapters["docs/page.md"]
    assert book.parted(page.fences[0], page) == ["snippets/one.py"]
    assert "x = 1" in book.snippets["snippets/one.py"].shown


def test_a_cell_that_one_page_of_two_shows_is_fine(course: Course) -> None:
    course.write("snippets/one.py", "# %% a\n1\n\n# %% b\n2")
    course.write("docs/page.md", '```python\n--8<-- "one.py:a"\n```')
    course.write("README.md", '```python\n--8<-- "one.py:b"\n```')
    assert course.ran() == {"one"}


def test_everything_wrong_is_said_in_one_go(course: Course) -> None:
    course.snippet("one", "print(1)")
    course.snippet("two", "x = 1 / 0")
    course.snippet("three", "import matplotlib.pyplot as plt\nplt.plot([1])")
    course.write("snippets/four.py", "")
    course.write(
        "docs/page.md",
        '`{one} y`\n\n```python\n--8<-- "none.py"\n```\n\n```python\n```\n\n`{none} x`\n',
    )
    assert sorted((p.path, p.line) for p in course.build().problems) == [
        ("docs/page.md", 1),
        ("docs/page.md", 4),
        ("docs/page.md", 7),
        ("docs/page.md", 10),
        ("docs/three.md", 5),
        ("docs/two.md", 5),
        ("snippets/four.py", 1),
    ]


def test_a_figure_without_alt_text_is_a_problem(course: Course) -> None:
    code = "import matplotlib.pyplot as plt\nplt.plot([1])\nplt.figure()"
    course.snippet("one", code, 'alt="A dot"')
    assert course.problem() == (
        'docs/one.md:5: figure 2 of this fence has no alt text; add alt2="what it shows"'
    )
    course.snippet("one", code, 'show="code"')
    assert not course.build().problems


def test_alt_text_without_a_figure_is_a_problem(course: Course) -> None:
    course.snippet("one", "print(1)", 'alt="A dot"')
    assert "the code draws no figure" in course.problem()


def test_census_counts_what_runs_and_names_what_does_not(course: Course) -> None:
    course.snippet("one", "# %% a\n1\n# %% b tags=['hidden']\n2")
    reason = "removed in TensorFlow 2"
    course.write(
        "docs/page.md",
        f'`{{one}} 1`\n\n```python\n3\n```\n\n``` {{.python norun="{reason}"}}\nold()\n```',
    )
    done = course.press("census")
    assert done.returncode == 0
    counts = dict(reversed(line.split(maxsplit=1)) for line in done.stdout.splitlines()[:11])
    assert counts == {
        "pages": "2",
        "Python fences": "3",
        "fences that embed cells": "1",
        "fences with code of their own": "1",
        "fences that do not run, with a reason": "1",
        "blocks of another edition": "0",
        "fences in them, which do not run": "0",
        "computed values in the text": "1",
        "snippets": "1",
        "cells": "2",
        "hidden cells": "1",
    }
    assert f"docs/page.md:7 does not run: {reason}" in done.stdout


def test_census_fails_where_something_is_left_over(course: Course) -> None:
    course.write("snippets/one.py", "# %% a\n1")
    done = course.press("census")
    assert done.returncode == 1
    assert "no page shows cell 'a'" in done.stderr


def test_files_that_are_not_utf_8_are_named_all_at_once_with_their_lines(course: Course) -> None:
    course.snippet("one", "print(1)")
    course.write("snippets/one.out", "# damaged").write_bytes("# ü\n".encode("latin-1"))
    (course.root / "snippets/two.py").write_bytes("# %% a\n# ü\n1\n".encode("latin-1"))
    course.write("docs/labs/lab.py", "").write_bytes("# %% a\n'ü'\n".encode("latin-1"))
    (course.root / "docs/page.md").write_bytes("# Page\n\nfür\n".encode("latin-1"))
    for door in ("run", "census"):
        done = course.press(door)
        assert (done.returncode, done.stderr.splitlines()) == (
            1,
            [
                "docs/page.md:3: not UTF-8; save it as UTF-8",
                "snippets/two.py:2: not UTF-8; save it as UTF-8",
                "docs/labs/lab.py:2: not UTF-8; save it as UTF-8",
            ],
        )
    for name in ("snippets/two.py", "docs/labs/lab.py", "docs/page.md"):
        (course.root / name).unlink()
    assert course.problem().startswith("snippets/one.out:1: its first line was damaged")


def test_a_byte_order_mark_is_no_part_of_a_snippet(course: Course) -> None:
    course.snippet("one", "print(1)")
    file = course.root / "snippets/one.py"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert course.outputs("one")[0]["text"] == "1\n"


def test_folders_and_broken_links_that_are_named_like_files_are_none(course: Course) -> None:
    course.snippet("one", "print(1)")
    for name in ("snippets/two.py", "docs/labs/lab.py", "docs/page.md"):
        (course.root / name).mkdir(parents=True)
    (course.root / "snippets/three.py").symlink_to("nowhere.py")
    assert course.ran() == {"one"}
