"""A program that a snippet starts counts: which file answers, and what that was installed with."""

from pathlib import Path

import pytest

from press.testing import Course

CALLS = {
    "a list": "import subprocess as s\nprint(s.run(['draw', '1'], capture_output=True).stdout)",
    "a shell": "import subprocess as s\nprint(s.getoutput('echo a | draw 1'))",
    "system": "import os\nos.system('cd tmp && draw 1');",
    "a path": "import shutil as u, subprocess as s\nprint(s.getoutput([u.which('draw'), '1']))",
    "spawned": "import os\nos.waitpid(os.posix_spawnp('draw', ['draw'], os.environ), 0);",
}


@pytest.fixture
def bin(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two folders that stand first on the PATH; the second one has a program, `draw`."""
    top = tmp_path_factory.mktemp("programs")
    for name in ("first", "bin"):
        (top / name).mkdir()
    monkeypatch.setenv("PATH", f"{top / 'first'}:{top / 'bin'}:/usr/bin:/bin")
    program(top / "bin" / "draw", "one line")
    return top / "bin"


def program(file: Path, draws: str) -> None:
    file.write_text(f"#!/bin/sh\necho {draws}\n")
    file.chmod(0o755)


def test_another_program_of_the_name_re_runs_what_calls_it(own: Course, bin: Path) -> None:
    for name, code in CALLS.items():
        own.snippet(name.replace(" ", "_"), code)
    own.snippet("other", "print(1)")
    everything = {name.replace(" ", "_") for name in CALLS}
    assert own.ran() == everything | {"other"}
    assert "one line" in str(own.outputs("a_list"))
    program(bin / "draw", "two lines")
    assert own.why("a_shell") == "will run: program draw is another"
    assert own.ran() == everything
    assert "two lines" in str(own.outputs("a_list"))
    program(bin.parent / "first" / "draw", "a program that comes first")
    assert own.ran() == everything
    assert "comes first" in str(own.outputs("a_shell"))


def test_a_program_that_appears_or_is_gone_counts(own: Course, bin: Path) -> None:
    (bin / "draw").unlink()
    own.snippet("asks", "import shutil\nprint(shutil.which('draw') is not None)")
    own.snippet("tries", "import subprocess\nprint(subprocess.getoutput('draw || echo none'))")
    assert own.ran() == {"asks", "tries"}
    program(bin / "draw", "here")
    assert own.why("asks") == "will run: program draw appeared"
    assert own.ran() == {"asks", "tries"}
    assert "here" in str(own.outputs("tries"))
    (bin / "draw").unlink()
    assert own.ran() == set()  # what it showed without is still known


def installed(bin: Path, name: str, version: str, more: str = "", program: str = "") -> None:
    """A distribution in the environment whose programs lie in `bin`."""
    site = bin.parent / "site"
    for old in site.glob(f"{name}-*.dist-info/*"):
        old.unlink()
    for folder in site.glob(f"{name}-*.dist-info"):
        folder.rmdir()
    info = site / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{more}"
    (info / "METADATA").write_text(head)
    (info / "RECORD").write_text(f"{program},,\n")
    (info / "top_level.txt").write_text(f"{name}\n")


def test_a_program_of_a_distribution_has_its_version_and_those_of_all_that_it_needs(
    own: Course, bin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(bin.parent / "site")
    installed(bin, "pens", "1.0")
    installed(bin, "draw", "1.0", "Requires-Dist: pens\n", "../bin/draw")
    own.snippet("one", CALLS["a list"])
    own.snippet("other", "print(1)")
    assert own.ran() == {"one", "other"}
    installed(bin, "pens", "2.0")
    assert own.why("one") == "will run: pens 1.0 → 2.0"
    assert own.ran() == {"one"}
    installed(bin, "draw", "1.1", "Requires-Dist: pens\n", "../bin/draw")
    assert own.why("one") == "will run: draw 1.0 → 1.1"


def test_the_modules_of_a_program_that_lies_in_the_project_count(
    own: Course, bin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of one that was installed to be edited: its version stays."""
    monkeypatch.syspath_prepend(bin.parent / "site")
    monkeypatch.syspath_prepend(own.root / "programs")
    installed(bin, "drawing", "1.0", program="../bin/draw")
    own.write("programs/drawing/__init__.py", "")
    own.write("programs/drawing/lines.py", "COUNT = 1")
    own.snippet("one", CALLS["a list"])
    assert own.ran() == {"one"}
    own.write("programs/drawing/lines.py", "COUNT = 2")
    assert own.why("one") == "will run: programs/drawing/lines.py changed"


def test_a_script_of_the_book_that_is_given_to_a_program_counts(own: Course) -> None:
    own.write("tools/draw.py", "print('one')")
    path = str(own.root / "tools" / "draw.py")
    call = f"subprocess.run([sys.executable, {path!r}], capture_output=True, text=True).stdout"
    own.snippet("one", f"import subprocess, sys\nprint({call})")
    own.snippet("plain", "import numpy as np\nprint(np.arange(3))")
    assert own.ran() == {"one", "plain"}
    assert not own.build().results["snippets/plain.py"].needs.programs
    own.write("tools/draw.py", "print('two')")
    assert own.ran() == {"one"}
    assert "two" in str(own.outputs("one"))
