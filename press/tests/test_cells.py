"""Percent-format files → named cells."""

from textwrap import dedent

from press.book.cells import parse_snippet

PATH = "snippets/a.py"


def said(text: str) -> list[str]:
    return [str(problem) for problem in parse_snippet(dedent(text).lstrip(), PATH).problems]


def test_a_cell_has_a_name_its_code_and_the_line_where_that_starts() -> None:
    text = '"""What it shows."""\n\n# %% data\n\nx = 1\ny = 2\n\n# %% a longer title\nx + y\n'
    first, second = parse_snippet(text, PATH).cells
    assert (first.name, first.code, first.line) == ("data", "x = 1\ny = 2", 5)
    assert (second.name, second.code, second.line) == ("a longer title", "x + y", 9)


def test_tags_follow_the_title() -> None:
    text = '# %% check tags=["hidden"]\nassert 1\n# %% old tags = ["warns", "hidden"]\n'
    check, old = parse_snippet(text, PATH).cells
    assert check.name == "check"
    assert check.hidden
    assert old.tags == {"warns", "hidden"}


def test_the_whole_snippet_is_shown_without_its_hidden_cells_and_its_tags() -> None:
    text = (
        "# %% data\nx = 1\n\n# %% check tags=['hidden']\nassert x\n\n# %% end tags=['warns']\nx\n"
    )
    assert parse_snippet(text, PATH).shown == "# %% data\nx = 1\n\n# %% end\nx\n"


def test_two_cells_of_one_name_are_a_problem() -> None:
    [problem] = said("# %% data\nx = 1\n# %% data\ny = 2")
    assert problem == "snippets/a.py:3: a second cell named 'data'; give each a name of its own"


def test_a_cell_without_a_name_is_a_problem() -> None:
    assert said("# %%\nx = 1") == ["snippets/a.py:1: a cell without a name; write `# %% name`"]


def test_an_unknown_tag_is_a_problem() -> None:
    [problem] = said('# %% a tags=["hiden"]\nx = 1')
    assert problem == "snippets/a.py:1: unknown tag 'hiden'; there is forks, hidden, varies, warns"


def test_code_before_the_first_cell_is_a_problem() -> None:
    [problem] = said('"""Doc."""\nimport os\n# %% a\nos')
    assert problem.startswith("snippets/a.py:2: code before the first `# %% name`")


def test_a_file_without_cells_is_a_problem() -> None:
    assert said('"""Doc."""') == ["snippets/a.py:1: no cell; start one with `# %% name`"]
    assert said("") == ["snippets/a.py:1: no cell; start one with `# %% name`"]


def test_all_problems_of_a_file_are_named_in_one_go() -> None:
    assert len(said('x = 1\n# %%\n# %% a\n# %% a tags=["b"]\n')) == 4


def test_a_comment_with_percent_signs_in_a_text_starts_no_cell() -> None:
    [cell] = parse_snippet('# %% a\nx = "# %% b"\n# 50 %% of it\n', PATH).cells
    assert cell.name == "a"
