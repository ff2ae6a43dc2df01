"""What a snippet is expected to show: accepted, compared, and how far it moved."""

import pytest

from press.check.drift import moved
from press.testing import Course


@pytest.fixture
def accepted(cold: Course) -> Course:
    cold.snippet("one", "print('loss', 0.12345)\n[1, 'a']", text="`{one} 2 + 3`")
    done = cold.press("accept")
    assert done.returncode == 0, done.stderr
    assert "accepted snippets/one.py" in done.stdout
    return cold


def test_accept_writes_a_file_that_people_can_read(accepted: Course) -> None:
    text = (accepted.root / "snippets/one.out").read_text()
    head, _, rest = text.partition("\n")
    assert head.startswith("# accepted with: no data; 0.")
    assert rest == "# %% main\nloss 0.12345\n[1, 'a']\n\n# %% values in the text\n2 + 3 = 5\n"


def test_accepting_again_changes_nothing(accepted: Course) -> None:
    before = accepted.tree()
    assert accepted.press("accept").stdout == ""
    assert accepted.tree() == before


def test_a_check_passes_where_nothing_moved(accepted: Course) -> None:
    done = accepted.press("check")
    assert done.returncode == 0
    assert done.stdout == "1 checked, nothing moved\n"


def test_a_check_says_what_moved_and_by_how_much(accepted: Course) -> None:
    file = accepted.root / "snippets/one.out"
    file.write_text(file.read_text().replace("0.12345", "0.12000"))
    done = accepted.press("check")
    assert done.returncode == 1
    assert "main: 0.12000 → 0.12345 (+2.88%) in 'loss 0.12345'" in done.stderr
    assert "if it is right, `press accept snippets/one.py`" in done.stderr


def test_what_was_never_accepted_is_named(cold: Course) -> None:
    cold.snippet("one", "print(1)")
    done = cold.press("check")
    assert done.returncode == 1
    assert "snippets/one.py:1: nothing accepted yet" in done.stderr


def test_a_damaged_file_is_named_and_can_be_accepted_anew(accepted: Course) -> None:
    (accepted.root / "snippets/one.out").write_text("nonsense")
    done = accepted.press("check")
    assert done.returncode == 1
    assert "one.out:1: its first line was damaged" in done.stderr
    assert "Traceback" not in done.stderr
    assert accepted.press("accept").returncode == 0
    assert accepted.press("check").returncode == 0


def test_what_fails_is_not_accepted(accepted: Course) -> None:
    before = (accepted.root / "snippets/one.out").read_text()
    accepted.snippet("one", "1 / 0")
    assert accepted.press("accept").returncode == 1
    assert (accepted.root / "snippets/one.out").read_text() == before


def test_the_file_of_a_snippet_that_is_gone_goes_too(accepted: Course) -> None:
    (accepted.root / "snippets/one.py").rename(accepted.root / "snippets/new.py")
    accepted.write("docs/one.md", '```python\n--8<-- "new.py"\n```')
    assert accepted.press("accept").returncode == 0
    assert [f.name for f in (accepted.root / "snippets").glob("*.out")] == ["new.out"]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("loss 0.12345", "loss 0.12350"),  # 4e-4 of it
        ("loss 0.1", "loss 0.2"),  # one unit of the last digit shown
        ("1e-07", "1.0005e-07"),
        ("2,360,000,000", "2,360,000,001"),
        ("[  1.0   2.0]", "[1.0 2.0]"),
        ("right 62%", "right 61%"),
    ],
)
def test_another_processor_passes(then: str, now: str) -> None:
    assert list(moved(then, now)) == []


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("loss 0.12345", "loss 0.12445"),
        ("21613 rows", "21614 rows"),
        ("right 62%", "right 60%"),
        ("62%", "62"),
        ("a 1", "b 1"),
        ("-1.0", "1.0"),
        ("1 2", "1"),
        ("a", "a\nb"),
        ("a\nb", "a"),
        ("nan", "1.0"),
        ("float32", "float64"),
    ],
)
def test_another_result_is_noticed(then: str, now: str) -> None:
    assert len(list(moved(then, now))) == 1


def test_a_line_more_is_one_difference() -> None:
    then = "# %% a\n1.0\nx\n\n# %% b\ny\n"
    now = "# %% a\nnew\n1.0\nx\n\n# %% b\ny\n"
    assert list(moved(then, now)) == ["a: expected nothing, now 'new'"]


def test_each_difference_names_its_cell() -> None:
    then = "# %% a\n1.0\n\n# %% b\nx\n"
    now = "# %% a\n2.0\n\n# %% b\ny\n"
    first, second = moved(then, now)
    assert first == "a: 1.0 → 2.0 (+100.00%) in '2.0'"
    assert second == "b: expected 'x', now 'y'"


def test_what_varies_is_shown_and_not_compared() -> None:
    then = "# %% a\n1.0\n\n# %% b\n1.0\n\n# %% values in the text\nx = 1.0\n"
    now = then.replace("1.0", "2.0")
    assert [line[:2] for line in moved(then, now, ["a"])] == ["b:"]


def test_a_cell_says_that_its_output_varies(accepted: Course) -> None:
    file = accepted.root / "snippets/one.out"
    accepted.snippet("one", '# %% main tags=["varies"]\nprint(2.5)')
    assert accepted.press("accept").returncode == 0
    file.write_text(file.read_text().replace("2.5", "3.5"))
    assert accepted.press("check").returncode == 0
    assert "3.5" in file.read_text()
