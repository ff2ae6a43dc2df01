"""Two editions of the data: what a page says of the one that it was made from."""

from typing import Any

import markdown
import pytest

from press import PressExtension
from press.datasets import in_words, use, use_standins
from press.page.edition import notice
from press.page.extension import Host
from press.page.home import home_files, lab_page
from press.page.jupyter import Site
from press.page.kept import Kept
from press.testing import MKDOCS, Course, plain, served, wait_for

READS = "print(open('data/fruit.csv').read())"
ONE = '# Fruit\n\n```python\n--8<-- "one.py"\n```\n'


@pytest.fixture
def fruit(course: Course) -> Course:
    """A page that reads one of two data sets, of which only the stand-ins are there."""
    course.dataset("fruit", real="9\n", standin="1\n")
    course.dataset("trees", real="8\n", standin="2\n")
    course.snippet("one", READS)
    return course


# A stand-in says so


def test_a_page_that_reads_drawn_data_says_so_under_its_title(fruit: Course) -> None:
    html = fruit.html(ONE)
    title, _, below = html.partition("</h1>")
    assert title == "<h1>Fruit"
    assert below.startswith('<div class="press-drawn" role="note"')
    said = plain(below.partition("</div>")[0])
    assert said.startswith("Drawn data: a program made what is read here in place of About fruit ")
    assert "press data fetch" in said
    assert '<a href="https://example.org/fruit">About fruit</a>' in below
    assert "trees" not in below


def test_a_page_without_a_title_begins_with_what_it_says_of_its_data(fruit: Course) -> None:
    assert fruit.html(ONE.removeprefix("# Fruit")).startswith('<div class="press-drawn"')


def test_a_page_that_was_made_from_the_real_file_or_from_none_has_no_such_notice(
    fruit: Course,
) -> None:
    fruit.snippet("two", "print(2)")
    assert "press-drawn" not in fruit.html('# Two\n\n```python\n--8<-- "two.py"\n```\n')
    use(fruit.root / "data", fruit.root / "real")
    assert "press-drawn" not in fruit.html(ONE)


def test_of_two_data_sets_only_those_that_were_drawn_are_named(fruit: Course) -> None:
    fruit.snippet("both", READS + "\nprint(open('data/trees.csv').read())")
    (fruit.root / "real/trees.csv").unlink()
    use(fruit.root / "data", fruit.root / "real")
    below = fruit.html('# Both\n\n```python\n--8<-- "both.py"\n```\n')
    assert "About trees</a>" in below
    assert "About fruit" not in below


def test_the_same_sentence_is_there_for_who_writes_no_page(fruit: Course) -> None:
    build = fruit.build()
    said = notice([build.results["snippets/one.py"]], build)
    assert said.startswith("**Drawn data:** ")
    assert "[About fruit](https://example.org/fruit)" in said
    assert "\n" not in said
    assert notice([], build) == ""


def test_the_notice_is_of_the_page_and_no_part_of_its_title(fruit: Course) -> None:
    fruit.html(ONE)
    build = fruit.build()
    finished: list[str] = []

    def finish(html: str, page: str) -> str:
        finished.append(page)
        return html

    def host(_: markdown.Markdown) -> Host:
        return Host(lambda: build, lambda _: "docs/page.md", finished.extend, finish)

    md: Any = markdown.Markdown(extensions=["toc", PressExtension(host=host)])
    md.convert(ONE + "\n## More of it\n")
    (title,) = md.toc_tokens
    assert (title["name"], title["children"][0]["name"]) == ("Fruit", "More of it")
    assert finished == ["docs/page.md"]


# What is said of one edition

BOTH = """\
# Fruit

Said of both.

/// edition | real

Of the real file: `{one} 9 - 0`.

///

/// edition | stand-in

Of the drawn file: `{one} 7 + 0`.

///
"""


@pytest.fixture
def told(fruit: Course) -> Course:
    """A page of which one paragraph is of the real edition, and one of the other."""
    fruit.write("docs/one.md", BOTH + '\n```python\n--8<-- "one.py"\n```\n')
    return fruit


def asked(course: Course) -> set[str]:
    return set(course.build().results["snippets/one.py"].values)


def test_a_block_is_shown_on_its_edition_alone_and_its_values_are_asked_there(
    told: Course,
) -> None:
    html = plain(told.html(BOTH))
    assert "Said of both. Of the drawn file: 7 ." in html
    assert "real file:" not in html
    assert "///" not in html
    assert asked(told) == {"7 + 0"}
    use(told.root / "data", told.root / "real")
    html = plain(told.html(BOTH))
    assert "Said of both. Of the real file: 9 ." in html
    assert "drawn file:" not in html
    assert asked(told) == {"9 - 0"}


ASIDE = """\
# Aside

/// edition | real

```python
1 / 0
```

```python
--8<-- "breaks.py"
```

``` {.python alt="A line."}
--8<-- "one.py"
```

See [](#nowhere).

///
"""


def test_code_of_another_edition_neither_runs_nor_counts_as_wrong(fruit: Course) -> None:
    fruit.snippet("breaks", "# %% first\n1 / 0\n\n# %% second\n2")
    (fruit.root / "docs/breaks.md").unlink()
    fruit.write("docs/aside.md", ASIDE)
    build = fruit.build()
    assert not build.problems
    assert set(build.results) == {"snippets/one.py"}
    assert "ZeroDivisionError" not in fruit.html(ASIDE)
    use(fruit.root / "data", fruit.root / "real")
    said = "\n".join(map(str, fruit.build().problems))
    assert "docs/aside.md:6: ZeroDivisionError" in said
    assert "snippets/breaks.py:2 (first): ZeroDivisionError" in said
    assert "docs/aside.md:13: alt text, but the code draws no figure" in said
    assert "docs/aside.md:17: no figure with a caption is called #nowhere" in said


def test_the_census_counts_what_is_of_another_edition_and_names_it(told: Course) -> None:
    told.write("docs/aside.md", ASIDE.replace("breaks", "one"))
    said = told.press("census").stdout
    assert "     2 blocks of another edition\n" in said
    assert "     3 fences in them, which do not run\n" in said
    assert "docs/aside.md:3 is of the real edition, which is not active\n" in said
    assert "docs/one.md:5 is of the real edition" in said
    use(told.root / "data", told.root / "real")
    said = told.press("census").stdout
    assert "     1 blocks of another edition\n" in said
    assert "docs/one.md:11 is of the stand-in edition" in said


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("/// edition | reel", "no edition 'reel'; did you mean 'real'?"),
        ("/// edition", "of which edition? write `/// edition | real` or"),
        ("/// edition | real friut", "no data set 'friut'; did you mean 'fruit'?"),
    ],
)
def test_what_names_no_edition_is_one_error_at_its_line(
    fruit: Course, mark: str, message: str
) -> None:
    fruit.write("docs/page.md", f"---\ntitle: A\n---\n# Page\n\n{mark}\n\nText.\n\n///\n")
    assert fruit.problem().startswith(f"docs/page.md:6: {message}")


def test_a_block_that_never_ends_is_named(fruit: Course) -> None:
    fruit.write("docs/page.md", "# Page\n\n//// edition | real\n\n///\n\nText.\n")
    said = "docs/page.md:3: this block is never closed; end it with a line `////`"
    assert fruit.problem() == said


def test_a_book_without_data_has_no_editions(course: Course) -> None:
    course.write("docs/page.md", "# Page\n\n/// edition | real\n\nText.\n\n///\n")
    said = "docs/page.md:3: the book has no data sets, and so no editions; "
    assert course.problem().startswith(said)


def test_of_some_real_files_a_block_may_name_the_one_that_it_speaks_of(fruit: Course) -> None:
    (fruit.root / "real/trees.csv").unlink()
    use(fruit.root / "data", fruit.root / "real")
    marks = ("real fruit", "stand-in trees", "stand-in", "real", "real trees", "stand-in fruit")
    blocks = [f"/// edition | {mark}\n\n<{mark}>.\n\n///" for mark in marks]
    html = fruit.html("\n\n".join(blocks).replace("<", "«").replace(">", "»"))
    shown = [mark for mark in marks if f"«{mark}»" in html]
    assert shown == ["real fruit", "stand-in trees", "stand-in"]


def test_blocks_stand_wherever_text_stands_and_code_may_speak_of_them(fruit: Course) -> None:
    html = fruit.html("""\
# Page

!!! note "A note"

    First.

    //// edition | stand-in

    ```text
    /// edition | real
    ///
    ```

    Second.

    ////

    /// edition | real

    ```text
    ///
    ```

    Third.

    ///

Last.
""")
    note, _, last = html.partition("</div>\n<p>Last.")
    assert last
    assert "First." in note
    assert "/// edition | real\n///" in note
    assert "Second." in note
    assert "Third." not in html
    assert "////" not in html


LAB = """\
# %% [markdown]
# # Fruit
#
# /// edition | real
#
# In truth.
#
# ///
#
# /// edition | stand-in
#
# As drawn.
{early}

# %% show
print(open('data/fruit.csv').read())

# %% [markdown]
{late}
# Done.
"""


def test_a_lab_and_its_notebook_say_what_is_of_their_edition(fruit: Course) -> None:
    fruit.write("docs/labs/lab.py", LAB.format(early="#\n# ///", late="#"))
    build = fruit.build()
    assert not build.problems
    made = dict(home_files(build, Site(), Kept()))
    for text in lab_page(build, "docs/labs/lab.py"), made["labs/lab.ipynb"], made["labs/lab.py"]:
        assert "As drawn." in text
        assert "In truth." not in text
        assert "///" not in text


def test_a_lab_runs_the_same_code_on_both_editions(fruit: Course) -> None:
    fruit.write("docs/labs/lab.py", LAB.format(early="#", late="# ///"))
    assert fruit.problem() == (
        "docs/labs/lab.py:10: code in a block of one edition; close the block in its own "
        "Markdown cell"
    )


# What was accepted, on each edition


def go_real(course: Course) -> None:
    use(course.root / "data", course.root / "real")


def outs(course: Course) -> dict[str, str]:
    """What is accepted, without the head."""
    files = sorted(course.root.rglob("*.out"))
    return {file.name: "".join(file.read_text().splitlines(True)[2:]) for file in files}


def checked(course: Course) -> str:
    done = course.press("check")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr.strip()


@pytest.fixture
def accepted(fruit: Course) -> Course:
    """A snippet that reads data, and one that reads none, accepted on both editions."""
    fruit.snippet("two", "print(2)")
    assert fruit.press("accept").stdout == "accepted snippets/one.py\naccepted snippets/two.py\n"
    go_real(fruit)
    assert fruit.press("accept").stdout == "accepted snippets/one.py on real data\n"
    return fruit


def test_each_edition_has_outputs_of_its_own_and_what_reads_no_data_has_one(
    accepted: Course,
) -> None:
    assert outs(accepted) == {
        "one.out": "# %% main\n1\n",
        "one.real.out": "# %% main\n9\n",
        "two.out": "# %% main\n2\n",
    }
    head = (accepted.root / "snippets/one.real.out").read_text()
    assert head.startswith("# accepted with: real data; ")


def test_drift_is_measured_against_what_was_accepted_on_the_active_edition(
    accepted: Course,
) -> None:
    assert accepted.press("check").stdout == "2 checked, nothing moved\n"
    file = accepted.root / "snippets/one.real.out"
    file.write_text(file.read_text().replace("9", "8"))
    said = "snippets/one.py:1: drift on real data in main: 8 → 9"
    assert checked(accepted).startswith(said)
    use_standins(accepted.root / "data")
    assert accepted.press("check").stdout == "2 checked, nothing moved\n"


def test_what_was_accepted_on_one_edition_alone_is_named_on_both(accepted: Course) -> None:
    (accepted.root / "snippets/one.real.out").unlink()
    said = "snippets/one.py:1: nothing accepted yet on real data; look at its output, then "
    assert checked(accepted).startswith(said)
    use_standins(accepted.root / "data")
    said = "1 accepted on stand-in data alone, snippets/one.py for one; `press data fetch`, "
    assert said in accepted.press("check").stdout


def test_a_damaged_output_is_named_on_its_own_edition(accepted: Course) -> None:
    (accepted.root / "snippets/one.real.out").write_text("nonsense")
    assert checked(accepted).startswith("snippets/one.real.out:1: its first line was damaged")
    assert accepted.press("accept").returncode == 0
    assert accepted.press("check").returncode == 0


def test_the_output_on_real_data_of_what_reads_none_any_more_is_named_and_goes(
    accepted: Course,
) -> None:
    accepted.snippet("one", "print(1)")
    said = "snippets/one.real.out:1: accepted on real data, and snippets/one.py reads none; "
    assert said in checked(accepted)
    assert "removed snippets/one.real.out, since" in accepted.press("accept").stdout
    assert set(outs(accepted)) == {"one.out", "two.out"}


def test_outputs_of_a_snippet_or_a_lab_that_is_gone_are_named_and_go(accepted: Course) -> None:
    (accepted.root / "snippets/one.py").unlink()
    (accepted.root / "docs/one.md").unlink()
    accepted.write("docs/labs/gone.real.out", "")
    said = checked(accepted).splitlines()
    files = ["docs/labs/gone.real.out", "snippets/one.out", "snippets/one.real.out"]
    assert [line.partition(":")[0] for line in said] == files
    assert "`press accept` removes it" in said[0]
    removed = accepted.press("accept").stdout.splitlines()
    assert removed == [f"removed {file}, whose snippet is gone" for file in files]


def test_what_reads_both_editions_at_once_is_not_compared_nor_accepted(accepted: Course) -> None:
    accepted.snippet("both", READS + "\nprint(open('data/trees.csv').read())")
    (accepted.root / "real/trees.csv").unlink()
    use_standins(accepted.root / "data")
    go_real(accepted)
    done = accepted.press("accept")
    assert "snippets/both.py:1: not accepted: it reads real and stand-in data; " in done.stderr
    assert "both.out" not in outs(accepted)
    assert "1 not compared: they read real and drawn data" in accepted.press("check").stdout


def test_a_value_of_one_edition_is_accepted_there_alone_whatever_its_snippet_reads(
    accepted: Course,
) -> None:
    text = "# Two\n\n/// edition | real fruit\n\n`{two} 3 + 4`\n\n///\n"
    accepted.write("docs/text.md", text)
    assert accepted.press("accept").stdout == "accepted snippets/two.py on real data\n"
    assert outs(accepted)["two.real.out"].endswith("3 + 4 = 7\n")
    use_standins(accepted.root / "data")
    assert accepted.press("accept").stdout == "accepted snippets/two.py\n"
    assert outs(accepted)["two.out"] == "# %% main\n2\n"
    assert accepted.press("check").returncode == 0


# What is said where the book is served


def test_a_line_says_which_edition_is_shown_and_how_the_other_is_had() -> None:
    assert in_words({}) == ""
    drawn = in_words({"a": "stand-in", "b": "stand-in"})
    assert drawn.startswith("the data are stand-ins, drawn by a program; `press data fetch`")
    real = in_words({"a": "real", "b": "real"})
    assert real.startswith("the data are the real files; `press data use standin`")
    some = in_words({"a": "real", "b": "stand-in"})
    assert some.startswith("1 of 2 files of data are stand-ins")
    assert "`press data fetch`" in some


def test_a_served_book_begins_with_that_line(cold: Course) -> None:
    cold.dataset("fruit", real="9\n", standin="1\n")
    cold.write("docs/index.md", "# Home")
    cold.write("mkdocs.yml", MKDOCS)
    with served(cold) as get:
        wait_for(get, "index.html", "Home")
    log = (cold.root / "serve.log").read_text()
    assert log.count(in_words({"fruit": "stand-in"})) == 1
