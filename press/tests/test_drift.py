"""What a snippet is expected to show: accepted, compared, and how far it moved."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from press.check.drift import moved
from press.testing import Course

MADE = r"# made on \d{4}-\d\d-\d\d with Python \d[\w.+]* on a CPU; from [0-9a-f]{12}"


@pytest.fixture
def accepted(course: Course) -> Course:
    course.snippet("one", "print('loss', 0.12345)\n[1, 'a']", text="`{one} 2 + 3`")
    done = course.press("accept")
    assert done.returncode == 0, done.stderr
    assert "accepted snippets/one.py" in done.stdout
    return course


def test_accept_writes_a_file_that_people_can_read(accepted: Course) -> None:
    text = (accepted.root / "snippets/one.out").read_text()
    head, _, rest = text.partition("\n")
    assert head.startswith("# accepted with: no data; 0.")
    made, _, shown = rest.partition("\n")
    assert re.fullmatch(MADE, made), made
    assert shown == "# %% main\nloss 0.12345\n[1, 'a']\n\n# %% values in the text\n2 + 3 = 5\n"


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


def test_what_was_never_accepted_is_named(course: Course) -> None:
    course.snippet("one", "print(1)")
    done = course.press("check")
    assert done.returncode == 1
    assert "snippets/one.py:1: nothing accepted yet" in done.stderr


def test_a_damaged_file_is_named_and_can_be_accepted_anew(accepted: Course) -> None:
    (accepted.root / "snippets/one.out").write_text("nonsense")
    done = accepted.press("check")
    assert done.returncode == 1
    assert "one.out:1: its first line was damaged" in done.stderr
    assert "Traceback" not in done.stderr
    head = "# accepted with: no data; 0.1 s of one core, 20 MiB"
    (accepted.root / "snippets/one.out").write_text(f"{head}\n# made yesterday\nx\n")
    assert "one.out:2: its second line was damaged" in accepted.press("check").stderr
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
    accepted.press("accept", "snippets/new.py")
    assert (accepted.root / "snippets/one.out").exists()  # which nobody spoke of
    done = accepted.press("accept")
    assert done.returncode == 0
    assert "removed snippets/one.out, whose snippet is gone" in done.stdout
    assert [f.name for f in (accepted.root / "snippets").glob("*.out")] == ["new.out"]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("loss 0.12345", "loss 0.12350"),  # 4e-4 of it
        ("loss 0.12", "loss 0.13"),  # one unit of the last digit shown
        ("loss 0.99", "loss 1.00"),
        ("1e-07", "1.0005e-07"),
        ("4.337e+10", "4.338e+10"),
        ("spread 129,925.6", "spread 129,938.6"),
        ("[  1.0   2.0]", "[1.0 2.0]"),
        ("[1. 2.]", "[1.0000001 2.       ]"),
        ("1.5-2.25j", "1.5001-2.2501j"),
        ("about −0.1234 of it", "about −0.1235 of it"),
        ("slope -0.000", "slope 0.000"),
        ("right 62%", "right 61%"),
        ("right 62.5%.", "right 62.4%."),
    ],
)
def test_another_processor_passes(then: str, now: str) -> None:
    assert list(moved(then, now)) == []


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("loss 0.12345", "loss 0.12445"),
        ("21613 rows", "21614 rows"),
        ("1000,2000,3001", "1000,2000,3002"),
        ("[100,200.5]", "[100,201.5]"),
        ("12345678", "12345679"),
        ("16,777,216", "16,777,217"),
        ("count 30000.0", "count 30001.0"),  # as pandas describes a table
        ("[21613. 21614.]", "[21613. 21615.]"),
        ("There were 5000.", "There were 5001."),
        ("loss 0.5", "loss 0.59"),  # not one unit of its last digit, but a fifth of it
        ("rate 0.1", "rate 0.2"),
        ("rate 1e-05", "rate 2e-05"),
        ("[1.e-03]", "[2.e-03]"),
        ("TensorFlow 2.21.0", "TensorFlow 2.22.0"),
        ("192.168.0.1", "192.168.0.2"),
        ("on 2020-01-02", "on 2020-01-03"),
        ("at 03:04:05.678", "at 03:04:05.679"),
        ("commit 12345e67", "commit 12345e68"),
        ("0x1f40", "0x1f41"),
        ("agent 007", "agent 7"),
        ("5897945660", "5897945600"),
        ("1,234", "1234"),
        ("1_000", "1000"),
        ("3-5", "3-6"),
        ("+1.5", "1.5"),
        ("−1.5", "-1.5"),
        ("1.5+2.5j", "1.5+3.5j"),
        ("5", "5.0"),  # another type
        ("inf", "1e+308"),
        ("took 3.0s", "took 3.1s"),
        ("right 62%", "right 60%"),
        ("right 1%", "right 2%"),
        ("# 5", "5 5"),
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


PLAIN_TEXT = st.text("abc =:[](),.%", max_size=8)
WHOLE = st.integers(-(10**12), 10**12)
FORMATS = st.sampled_from([".2f", ".4f", ".4g", ".3e", ",.1f"])


@given(PLAIN_TEXT, st.lists(WHOLE, min_size=1, max_size=5), st.data())
def test_any_digit_of_any_whole_number_counts(
    text: str, numbers: list[int], data: st.DataObject
) -> None:
    separator = data.draw(st.sampled_from([" ", ", ", ",", "; ", "-"]))
    written = data.draw(st.sampled_from(["{}", "{:,}", "{:05}", "{}.0", "{}."]))
    then = f"{text} {separator.join(map(written.format, numbers))} x"
    place = data.draw(
        st.sampled_from([i for i, c in enumerate(then) if c in "123456789"] or [None])
    )
    if place is None:
        return
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != then[place]]))
    assert list(moved(then, then[:place] + digit + then[place + 1 :]))


@given(st.floats(1e-3, 1e9), st.floats(0.0025, 10), st.booleans(), FORMATS)
def test_a_float_that_moves_by_more_than_the_tolerance_is_seen(
    value: float, by: float, down: bool, form: str
) -> None:
    then = format(value, form)
    now = format(value / (1 + by) if down else value * (1 + by), form)
    shown = abs(float(now.replace(",", "")) - float(then.replace(",", "")))
    assume(shown > 1.5 * _unit(then) and shown > 1.5 * _unit(now))
    assert len(list(moved(f"a {then} b", f"a {now} b"))) == 1


@given(st.floats(1.01, 1e9), st.floats(-4e-4, 4e-4), FORMATS)
def test_a_float_that_moves_by_less_is_not(value: float, by: float, form: str) -> None:
    then, now = format(value, form), format(value * (1 + by), form)
    assume(then.endswith(".0") == now.endswith(".0") and ("." in then) == ("." in now))
    assert list(moved(f"a {then} b", f"a {now} b")) == []


@given(st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 3)), min_size=1), st.data())
def test_spaces_that_align_are_not_compared(values: list[float], data: st.DataObject) -> None:
    widths = [data.draw(st.integers(0, 14)) for _ in range(2)]
    then, now = ("[" + " ".join(f"{v:{width}}" for v in values) + "]" for width in widths)
    assert list(moved(then, now)) == []


def _unit(text: str) -> float:
    mantissa, _, exponent = text.partition("e")
    return float(10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2])))


def test_what_a_cell_prints_may_look_like_the_head_of_another() -> None:
    then = "# %% a\n1\n# %% a\n2\n"
    assert len(list(moved(then, then.replace("1", "3")))) == 1


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
