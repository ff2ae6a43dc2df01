"""The chain of zygotes: each work is forked from one that holds what it imports, and no more."""

import os
import re
import shutil
import signal
from pathlib import Path

import psutil
import pytest

from press.problems import PressError
from press.project import load_project
from press.run.pool import ForkedPool
from press.testing import Course, running, wait

HELD = """
import sys
print(*(name for name in ("one", "two", "three") if name in sys.modules))
"""
CASES = {
    "nothing": ("", []),
    "pythons_own": ("import json", []),
    "first": ("import one", ["one"]),
    "later": ("def later():\n    from two.part import name", ["one", "two"]),
    "last": ("import one, three", ["one", "two", "three"]),
    "unknown": ("try:\n    import a1b2\nexcept ImportError:\n    pass", ["one", "two", "three"]),
}


@pytest.fixture
def chained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course with three modules to preload, one after the other."""
    for name in ("one", "two", "three"):
        (tmp_path / "modules").mkdir(exist_ok=True)
        (tmp_path / "modules" / f"{name}.py").write_text("")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "modules"))
    course = Course(tmp_path / "book")
    course.settings(preload=["one", "two", "three"])
    return course


def test_a_work_finds_what_it_imports_and_what_comes_before_it(chained: Course) -> None:
    for name, (imports, _) in CASES.items():
        chained.snippet(name, imports + HELD)
    results = chained.build().results
    shown = {name: results[f"snippets/{name}.py"].cells["main"][0]["text"] for name in CASES}
    assert {name: text.split() for name, text in shown.items()} == {
        name: held for name, (_, held) in CASES.items()
    }


def test_a_module_that_no_work_imports_is_not_imported(chained: Course) -> None:
    """Nor does it matter that it can't be, until a work does."""
    (chained.root.parent / "modules" / "two.py").write_text("raise ImportError('not today')")
    chained.snippet("calm", "import one" + HELD)
    assert chained.ran() == {"calm"}
    chained.snippet("asks", "import two")
    with pytest.raises(PressError, match=r"cannot import two \(not today\); mend \[tool.press\]"):
        chained.build()


def test_a_module_that_only_some_snippets_need_may_be_missing(chained: Course) -> None:
    chained.settings(
        preload=["one", "a1b2", "three"], programs={"a1b2": {"word": "a1b2", "install": "get it"}}
    )
    chained.snippet("calm", "import three" + HELD)
    assert chained.ran() == {"calm"}
    assert chained.outputs("calm")[0]["text"].split() == ["one", "three"]


def test_zygotes_end_together_whichever_ends_first(chained: Course) -> None:
    chained.snippet("deep", "import three")
    for doomed in range(4):
        with ForkedPool(load_project(chained.root)) as pool:
            chained.pool = pool
            chained.build(fresh=True)
            assert pool.zygote
            root = psutil.Process(pool.zygote.pid)
            chain = [root]
            while deeper := [each for each in chain[-1].children() if leads_no_session(each)]:
                chain += deeper
            assert len(chain) == 4
            os.kill(chain[doomed].pid, signal.SIGKILL)
            if doomed:
                with pytest.raises(PressError, match="the zygote died"):
                    chained.build(fresh=True)
        assert wait(lambda: not [c for c in running(chained.root) if "zygote" in c])


def leads_no_session(process: psutil.Process) -> bool:
    """A zygote is in that of the first; a keeper leads its own."""
    return os.getsid(process.pid) != process.pid


def test_code_that_python_cannot_parse_is_named_like_any_other_fault(chained: Course) -> None:
    chained.snippet("deep", "x = " + "-" * 100_000 + "1")
    assert re.match(
        r"docs/deep.md:5: snippets/deep.py:\d+ \(main\): MemoryError", chained.problem()
    )


def test_a_zygote_is_outdated_whatever_another_command_imported_meanwhile(chained: Course) -> None:
    """Two commands in one folder: what the second holds says nothing of what the first does."""
    module = chained.root.parent / "modules" / "one.py"
    module.write_text("VALUE = 1")
    chained.snippet("a", "import one\nprint(one.VALUE)")
    with ForkedPool(load_project(chained.root)) as first:
        other = Course(chained.root, first)
        assert other.outputs("a")[0]["text"] == "1\n"
        module.write_text("VALUE = 2")
        chained.build()  # by zygotes of its own
        other.snippet("a", "import one\nprint(one.VALUE, 'again')")
        assert other.outputs("a")[0]["text"] == "2 again\n"


def test_a_store_that_is_removed_under_a_warm_zygote_is_made_again(chained: Course) -> None:
    chained.snippet("a", "import one")
    with ForkedPool(load_project(chained.root)) as pool:
        warm = Course(chained.root, pool)
        assert warm.ran() == {"a"}
        shutil.rmtree(chained.root / ".press")
        assert warm.ran() == {"a"}
