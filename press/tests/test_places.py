"""Where a project lies, and by which name a file is reached, changes nothing of what is tracked."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from press.project import load_project
from press.run.pool import ForkedPool
from press.testing import BIN, Course

IMPORTS = "import sys\nsys.path.insert(0, {folder!r})\nimport helper\nprint(helper.VALUE)"


def below(folder: str) -> Path | None:
    try:
        return Path(tempfile.mkdtemp(prefix="press-test-", dir=folder))
    except OSError:
        return None


PREFIXES = {
    "usr": lambda: below("/usr/local"),
    "dev": lambda: below("/dev/shm"),
    "etc": lambda: below("/etc"),
    "prefix": lambda: below(sys.prefix),
    "base_prefix": lambda: below(sys.base_prefix),
    "site_packages": lambda: below(str(Path(pytest.__file__).parents[1])),
}


@pytest.fixture(params=PREFIXES.values(), ids=PREFIXES)
def placed(request: pytest.FixtureRequest) -> Iterator[Course]:
    make: Callable[[], Path | None] = request.param
    folder = make()
    if folder is None:
        pytest.skip("may not write there")
    try:
        book = Course(folder)
        with ForkedPool(load_project(folder)) as pool:  # of this place, as its own zygote is
            yield Course(book.root, pool)
    finally:
        subprocess.run(["rm", "-rf", str(folder)], check=True)


def test_a_changed_helper_counts_wherever_the_project_lies(placed: Course) -> None:
    placed.write("snippets/helper.py", "# %% value\nVALUE = 1")
    placed.write("docs/helper.md", '```python\n--8<-- "helper.py"\n```')
    placed.write("tools/table.txt", "3")
    placed.snippet("one", "import helper\nprint(helper.VALUE)")
    path = str(placed.root / "tools/table.txt")
    placed.snippet("reads", f"print(open({path!r}).read())")
    assert placed.ran() == {"one", "helper", "reads"}
    placed.write("snippets/helper.py", "# %% value\nVALUE = 22")
    placed.write("tools/table.txt", "33")
    assert placed.ran() == {"one", "helper", "reads"}
    assert placed.outputs("one")[0]["text"] == "22\n"
    assert placed.outputs("reads")[0]["text"] == "33\n\n"


def test_a_write_is_refused_wherever_the_project_lies(placed: Course) -> None:
    placed.write("tools/table.txt", "3")
    path = str(placed.root / "tools/table.txt")
    placed.snippet("writes", f"open({path!r}, 'w')")
    assert "it writes to tools/table.txt" in placed.problem()
    placed.snippet("writes", f"import subprocess as s\ns.run('echo 4 >> {path}', shell=True)")
    placed.build()
    assert Path(path).read_text() == "3\n"


def test_what_an_environment_inside_the_project_holds_is_known_by_its_version(
    tmp_path: Path,
) -> None:
    course = Course(tmp_path)
    venv = tmp_path / ".venv"
    make = [sys.executable, "-m", "venv", "--without-pip", str(venv)]
    subprocess.run(make, check=True, capture_output=True)
    site = next(venv.glob("lib/python*/site-packages"))
    (site / "host.pth").write_text(str(Path(pytest.__file__).parents[1]) + "\n")
    (site / "press_of_the_host.pth").write_text(str(Path(__file__).parents[2]) + "\n")
    (site / "spam.py").write_text("VALUE = 1\n")
    course.write("tools/helper.py", "VALUE = 1")
    course.snippet("one", "import spam\n" + IMPORTS.format(folder=str(tmp_path / "tools")))
    run = [str(venv / "bin/python"), "-m", "press.doors.cli", "run"]
    assert "1 run" in course.command(*run).stdout
    (site / "spam.py").write_text("VALUE = 3\n")
    assert "1 from the store" in course.command(*run).stdout
    course.write("tools/helper.py", "VALUE = 22")
    assert "1 run" in course.command(*run).stdout


@pytest.mark.parametrize("where", ["project", "environment"])
def test_a_file_reached_through_a_link_counts(
    cold: Course, tmp_path_factory: pytest.TempPathFactory, where: str
) -> None:
    folder = tmp_path_factory.mktemp("links") if where == "project" else below("/usr/local")
    if folder is None:
        pytest.skip("may not write there")
    link = folder / "link"
    link.symlink_to(cold.root)
    try:
        cold.write("tools/helper.py", "VALUE = 1")
        cold.snippet("one", IMPORTS.format(folder=str(link / "tools")))
        code = f"import os\nos.symlink({str(link / 'tools/helper.py')!r}, 'mine')\n"
        cold.snippet("two", code + "print(open('mine').read())\nos.remove('mine')")
        done = subprocess.run(
            [str(BIN / "press"), "run"], cwd=link, capture_output=True, text=True, check=True
        )
        assert "2 run" in done.stdout
        cold.write("tools/helper.py", "VALUE = 22")
        assert cold.ran() == {"one", "two"}
        assert cold.outputs("one")[0]["text"] == "22\n"
    finally:
        link.unlink()
        folder.rmdir()
