"""Markdown → fences to run, values to insert, and what is wrong with either."""

import pytest

from press.book.chapters import Fence, parse_chapter


def fences(text: str) -> tuple[Fence, ...]:
    return parse_chapter(text, "docs/a.md").fences


def said(text: str) -> list[str]:
    return [str(problem) for problem in parse_chapter(text, "docs/a.md").problems]


def values(text: str) -> list[tuple[str, str]]:
    return [(v.name, v.expression) for v in parse_chapter(text, "docs/a.md").values]


def test_a_fence_embeds_cells() -> None:
    [fence] = fences('```python\n--8<-- "a/b.py:one"\n--8<-- "a/c.py"\n```')
    assert [(r.path, r.cell, r.line) for r in fence.references] == [
        ("a/b.py", "one", 2),
        ("a/c.py", "", 3),
    ]
    assert not fence.own_code


@pytest.mark.parametrize("opening", ["!!! note", '??? success "Answer"', '=== "Keras"', "- item"])
def test_fences_count_inside_blocks(opening: str) -> None:
    [fence] = fences(f'{opening}\n\n    ```python\n    --8<-- "a.py"\n    ```\n')
    assert fence.prefix == "    "
    assert fence.references


def test_fences_count_in_quotes_and_when_deeply_indented() -> None:
    quoted = '> ```python\n> --8<-- "a.py"\n> ```\n'
    deep = '- a\n\n    - b\n\n        ~~~python\n        --8<-- "a.py"\n        ~~~\n'
    assert [len(f.references) for f in (*fences(quoted), *fences(deep))] == [1, 1]


@pytest.mark.parametrize("info", ["python", "py", "{.python}", "{ .py }", "Python"])
def test_python_has_several_names(info: str) -> None:
    assert len(fences(f"```{info}\n1\n```")) == 1


@pytest.mark.parametrize("info", ["", "text", "bash", "{.text}", "pythonic", "json"])
def test_other_fences_are_left_alone(info: str) -> None:
    assert not fences(f"```{info}\n1\n```")


def test_a_fence_within_a_fence_is_its_text() -> None:
    assert not fences("````markdown\n```python\n1\n```\n````")


def test_options_and_an_identifier_ride_on_the_fence() -> None:
    [fence] = fences(
        '``` {.python title="a \'b\'" hl_lines=\'2-3\' fold="Draw it" #loss alt2="x"}\n1\n```'
    )
    assert fence.options == {
        "title": "a 'b'",
        "hl_lines": "2-3",
        "fold": "Draw it",
        "alt2": "x",
    }
    assert fence.identifier == "loss"


def test_an_unknown_option_names_the_nearest() -> None:
    [problem] = said('``` {.python titel="a"}\n1\n```')
    assert problem == "docs/a.md:1: unknown fence option 'titel'; did you mean 'title'?"


def test_what_a_fence_may_show_is_named() -> None:
    assert said('``` {.python show="all of it"}\n1\n```') == [
        "docs/a.md:1: show='all of it' is none of all, code, output, none"
    ]


@pytest.mark.parametrize(("option", "wanted"), [("norun", "the reason"), ("raises", "exception")])
def test_norun_and_raises_need_a_value(option: str, wanted: str) -> None:
    [problem] = said(f"``` {{.python {option}}}\n1\n```")
    assert wanted in problem


def test_references_and_code_do_not_mix() -> None:
    [problem] = said('```python\n--8<-- "a.py"\nx = 1\n```')
    assert "split it in two" in problem


def test_an_empty_fence_is_a_problem() -> None:
    [problem] = said("text\n\n```python\n\n```")
    assert problem.startswith("docs/a.md:3: an empty Python fence")


def test_a_fence_that_is_never_closed_is_a_problem() -> None:
    [problem] = said("text\n```python\n1\n")
    assert problem.startswith("docs/a.md:2: this fence is never closed")


def test_values_are_found_in_text_tables_and_headings() -> None:
    text = "# Of `{a} n:,`\n\nIt is `{b/c} x[0]:.2f`, `{} y`.\n\n| a |\n|---|\n| `{a} n` |"
    assert values(text) == [("a", "n:,"), ("b/c", "x[0]:.2f"), ("", "y"), ("a", "n")]


def test_code_that_is_no_value_is_left_alone() -> None:
    assert not values("`{}` and `{a}` and `x` and ``{a} x`` and \\`{a} x`\n\n```text\n`{a} x`\n```")


def test_lines_count_in_the_file_though_front_matter_precedes(course) -> None:  # type: ignore[no-untyped-def]
    from press.book.chapters import read_chapter

    page = course.write("docs/a.md", "---\ntitle: A\n---\n\n\n# A\n\n```python\n```\n")
    [problem] = read_chapter(page, course.root).problems
    assert (problem.path, problem.line) == ("docs/a.md", 8)
