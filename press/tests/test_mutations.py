"""What changes, re-runs exactly the snippets that it matters to, and `press why` says so."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from press.book.result import Result
from press.book.work import Work
from press.problems import PressError
from press.project import Project, load_project
from press.run import keys, pool
from press.run.pool import ForkedPool
from press.testing import BIN, Course, running, wait
from press.wire import Recipe


@pytest.fixture
def pair(course: Course) -> Course:
    """Two snippets that have run: `one`, which each test changes something of, and `other`."""
    course.snippet("one", "print(1)")
    course.snippet("other", "print(2)")
    assert course.ran() == {"one", "other"}
    assert course.ran() == set()
    return course


def same_time(file: Path, content: bytes) -> None:
    """Write content of the same size, and set the file's time back."""
    stat = file.stat()
    assert len(content) == stat.st_size
    file.write_bytes(content)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_a_changed_snippet_runs_again_alone(pair: Course) -> None:
    pair.snippet("one", "print(3)")
    assert pair.why("one") == "will run: its code changed"
    assert pair.ran() == {"one"}
    assert pair.outputs("one")[0]["text"] == "3\n"
    assert pair.why("one") == "is up to date; it last ran because its code changed"


def test_a_snippet_changed_back_is_found_in_the_store(pair: Course) -> None:
    pair.snippet("one", "print(3)")
    assert pair.ran() == {"one"}
    pair.snippet("one", "print(1)")
    assert pair.why("one") == "is up to date; an earlier result holds again"
    assert pair.ran() == set()
    assert pair.outputs("one")[0]["text"] == "1\n"


def test_why_compares_with_the_result_that_comes_closest(course: Course) -> None:
    read = "".join(f"print(open('data/{name}.csv').read())\n" for name in "ab")
    course.snippet("one", read)
    for a, b in ("11", "12", "33"):
        course.write("data/a.csv", a)
        course.write("data/b.csv", b)
        assert course.ran() == {"one"}
    course.write("data/a.csv", "1")
    course.write("data/b.csv", "3")
    assert course.why("one") == "will run: data/a.csv changed"
    course.write("data/b.csv", "2")
    assert course.why("one") == "is up to date; an earlier result holds again"
    assert course.ran() == set()


def test_why_says_how_it_failed_until_it_succeeds(course: Course) -> None:
    course.snippet("one", "print(1)\n1 / 0")
    assert course.build().problems
    failed = "it failed when it last ran, at line 3: ZeroDivisionError: division by zero"
    assert course.why("one") == f"will run: {failed}"
    course.snippet("one", "import os\nos._exit(3)")
    assert course.build().problems
    said = "it failed when it last ran, at line 2: ended its process with exit status 3"
    assert course.why("one").startswith(f"will run: {said}")
    course.snippet("one", "print(2)")
    assert course.ran() == {"one"}
    assert course.why("one").startswith("is up to date; it last ran because it failed when")
    course.snippet("one", "1 / 0")
    assert course.why("one") == "will run: its code changed"


def test_a_file_that_was_only_touched_changes_nothing(course: Course) -> None:
    course.write("data/table.csv", "a,b")
    course.write("snippets/helper.txt", "x")
    course.snippet("one", "print(open('data/table.csv').read())")
    assert course.ran() == {"one"}
    for file in course.root.rglob("*"):
        if ".press" not in file.parts and file.is_file():
            os.utime(file, (1, 1))
    assert course.ran() == set()


def test_a_new_neighbour_and_an_accepted_output_change_nothing(pair: Course) -> None:
    pair.snippet("one", "import colorsys\nprint(colorsys.ONE_THIRD < 1)")
    assert pair.ran() == {"one"}
    pair.snippet("third", "print(4)")
    assert pair.press("accept").returncode == 0
    assert pair.ran() == set()


def test_an_imported_module_re_runs_what_imports_it(pair: Course) -> None:
    pair.write("snippets/helper.py", "# %% value\nVALUE = 1")
    pair.write("docs/helper.md", '```python\n--8<-- "helper.py"\n```')
    pair.snippet("one", "import helper\nprint(helper.VALUE)")
    assert pair.ran() == {"one", "helper"}
    pair.write("snippets/helper.py", "# %% value\nVALUE = 22")
    assert pair.why("one") == "will run: snippets/helper.py changed"
    assert pair.ran() == {"one", "helper"}
    assert pair.outputs("one")[0]["text"] == "22\n"


def test_one_byte_of_a_module_counts_though_its_size_and_time_are_the_same(course: Course) -> None:
    """Python itself would take the stale bytecode, which it knows by size and time."""
    module = course.write("tools/helper.py", "VALUE = 1")
    code = "import sys\nsys.path.insert(0, __file__[:-15] + 'tools')\nimport helper\n"
    course.snippet("one", code + "print(helper.VALUE)")
    course.snippet("other", "print(2)")
    course.command(sys.executable, "-m", "compileall", "tools")
    assert list(course.root.rglob("*.pyc"))
    assert course.ran() == {"one", "other"}
    same_time(module, b"VALUE = 7\n")
    assert course.ran() == {"one"}
    assert course.outputs("one")[0]["text"] == "7\n"


def test_a_module_that_appears_before_another_counts(course: Course) -> None:
    code = "try:\n    import missing_helper as m\n    print(m.VALUE)\nexcept ImportError:\n"
    course.snippet("one", code + "    print('none')")
    assert course.ran() == {"one"}
    course.write("snippets/missing_helper.py", "# %% a\nVALUE = 5")
    course.write("docs/helper.md", '```python\n--8<-- "missing_helper.py"\n```')
    assert course.ran() == {"one", "missing_helper"}
    assert course.outputs("one")[0]["text"] == "5\n"


def test_an_empty_folder_that_appears_is_a_package_and_counts(course: Course) -> None:
    code = "try:\n    import helper as m\n    print(m.__file__)\nexcept ImportError:\n"
    course.snippet("one", code + "    print('none')")
    assert course.ran() == {"one"}
    folder = course.root / "snippets/helper"
    folder.mkdir()
    assert course.why("one") == "will run: snippets/helper appeared"
    assert course.ran() == {"one"}
    assert course.outputs("one")[0]["text"] == "None\n"
    init = course.write("snippets/helper/__init__.py", "")
    assert course.why("one") == "will run: snippets/helper/__init__.py appeared"
    init.unlink()
    assert course.ran() == set()
    folder.rmdir()
    assert course.ran() == set()
    assert course.outputs("one")[0]["text"] == "none\n"


READERS = {
    "open": "print(open('data/one.csv').read())",
    "numpy": "import numpy as np\nprint(np.loadtxt('data/one.csv'))",
    "pandas": "import pandas as pd\nprint(pd.read_csv('data/one.csv', header=None).iloc[0, 0])",
    "a shell": "import subprocess\n"
    "print(subprocess.run(['cat', 'data/one.csv'], capture_output=True, text=True).stdout)",
}


@pytest.mark.parametrize("reader", READERS)
def test_a_changed_data_file_re_runs_what_reads_it(course: Course, reader: str) -> None:
    data = course.write("data/one.csv", "1")
    course.write("data/other.csv", "1")
    course.snippet("one", READERS[reader])
    course.snippet("other", READERS[reader].replace("one.csv", "other.csv"))
    assert course.ran() == {"one", "other"}
    same_time(data, b"2\n")
    assert course.why("one") == "will run: data/one.csv changed"
    assert course.ran() == {"one"}
    assert "2" in str(course.outputs("one"))
    assert course.why("one") == "is up to date; it last ran because data/one.csv changed"


@pytest.mark.skipif(not find_spec("tensorflow"), reason="TensorFlow is not installed")
def test_a_data_file_that_tensorflow_reads_by_itself_counts(own: Course) -> None:
    own.settings(
        preload=["tensorflow"],
        seconds=60,
        memory_mb=2560,
        environment={"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"},
    )
    files = [own.write(f"data/{name}.csv", "1") for name in ("read", "line", "other")]
    for name, call in {
        "read": "print(tf.io.read_file('data/read.csv').numpy())",
        "line": "print(list(tf.data.TextLineDataset('data/line.csv').as_numpy_iterator()))",
        "other": "print(open('data/other.csv').read())",
        "write": f"tf.io.write_file('{own.root}/docs/evil.md', 'x')",
        "harm": "tf.io.write_file('data/other.csv', 'x')",
    }.items():
        own.snippet(name, f"import tensorflow as tf\n{call}")
    build = own.build()
    assert {p.path for p in build.problems} == {"docs/write.md", "docs/harm.md"}
    assert all("PermissionDeniedError" in p.message for p in build.problems)
    assert not (own.root / "docs/evil.md").exists()
    assert files[2].read_text() == "1\n"
    for name in ("write", "harm"):
        (own.root / f"docs/{name}.md").unlink()
        (own.root / f"snippets/{name}.py").unlink()
    same_time(files[0], b"2\n")
    same_time(files[1], b"3\n")
    assert own.ran() == {"read", "line"}
    assert "b'3'" in own.outputs("line")[0]["text"]


def test_data_that_changes_while_it_is_read_gives_a_result_that_is_not_kept(
    cold: Course,
) -> None:
    data = cold.write("data/table.csv", "1")
    code = "import subprocess\nprint(open('data/table.csv').read())\n"
    cold.snippet("one", code + "subprocess.run(['sleep', '0.7'])")
    press = cold.start(str(BIN / "press"), "run")
    assert wait(lambda: "sleep 0.7" in running(cold.root))
    data.write_text("2\n")
    press.communicate(timeout=30)
    assert press.returncode == 0
    assert cold.ran() == {"one"}
    assert cold.outputs("one")[0]["text"] == "2\n\n"


def test_data_that_appears_counts_for_who_looked_for_it(course: Course) -> None:
    course.write("data/other.csv", "1")
    code = (
        "try:\n    print(open('data/new.csv').read())\nexcept FileNotFoundError:\n    print('no')"
    )
    course.snippet("one", code)
    course.snippet("other", "print(open('data/other.csv').read())")
    course.snippet("lister", "import os\nprint(sorted(os.listdir('data')))")
    assert course.ran() == {"one", "other", "lister"}
    course.write("data/new.csv", "now")
    assert course.why("one") == "will run: data/new.csv appeared"
    assert course.ran() == {"one", "lister"}
    assert "now" in course.outputs("one")[0]["text"]


LOOKS = {
    "exists": "import os\nprint(os.path.exists('data/one.csv'))",
    "is a file": "from pathlib import Path\nprint(Path('data/one.csv').is_file())",
    "may be read": "import os\nprint(os.access('data/one.csv', os.R_OK))",
    "module": "import importlib.util as u\nprint(u.find_spec('looked_for') is not None)",
}


@pytest.mark.parametrize("look", LOOKS)
def test_what_code_only_looks_at_counts_too(course: Course, look: str) -> None:
    course.snippet("one", LOOKS[look])
    course.snippet("other", "print(open('data/other.csv').read())")
    course.write("data/other.csv", "1")
    assert course.ran() == {"one", "other"}
    before = course.outputs("one")[0]["text"]
    course.write("data/one.csv", "1")
    course.write("snippets/looked_for.py", "# %% setup\nx = 1")
    assert course.ran() == {"one", "looked_for"}
    assert course.outputs("one")[0]["text"] != before


def test_a_value_that_a_page_asks_for_runs_its_snippet(pair: Course) -> None:
    pair.write("docs/more.md", "There are `{one} 3 + 4`.")
    assert pair.why("one") == "will run: a page asks for '3 + 4'"
    assert pair.ran() == {"one"}
    (pair.root / "docs/more.md").unlink()
    assert pair.ran() == set()  # the result without the value is still in the store


def library(folder: Path, version: str) -> None:
    (folder / "spam.py").parent.mkdir(exist_ok=True)
    (folder / "spam.py").write_text(f"VERSION = {version!r}\n")
    for old in folder.glob("spam-*.dist-info"):
        for file in old.iterdir():
            file.unlink()
        old.rmdir()
    info = folder / f"spam-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: spam\nVersion: {version}\n")
    (info / "RECORD").write_text("spam.py,,\n")
    (info / "top_level.txt").write_text("spam\n")


@pytest.mark.parametrize(
    "statement", ["import spam", "import importlib as i; spam = i.import_module('spam')"]
)
def test_another_version_of_a_library_re_runs_what_imports_it(
    cold: Course, tmp_path_factory: pytest.TempPathFactory, statement: str
) -> None:
    site = tmp_path_factory.mktemp("site")
    library(site, "1.0")
    env = {"PYTHONPATH": str(site)}
    cold.settings(preload=["spam"])
    cold.snippet("one", f"{statement}\nprint('spam')")
    cold.snippet("other", "print(2)")
    assert "2 run" in cold.press("run", env=env).stdout
    library(site, "2.0")
    why = cold.press("why", "snippets/one.py", env=env).stdout
    assert "spam 1.0 → 2.0" in why
    done = cold.press("run", env=env)
    assert "1 run, 1 from the store" in done.stdout
    assert "snippets/one.py" in done.stderr


@pytest.fixture
def other_press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a press of its own: as PYTHONPATH, it comes before the one installed."""
    folder = tmp_path_factory.mktemp("other")
    shutil.copytree(Path(keys.__file__).parents[1], folder / "press")
    return folder


def mend(press: Path) -> None:
    with (press / "press/worker/output.py").open("a") as file:
        file.write("# mended\n")


def test_another_press_re_runs_everything(cold: Course, other_press: Path) -> None:
    cold.snippet("one", "print(1)")
    env = {"PYTHONPATH": str(other_press)}
    assert "1 run, 0 from" in cold.press("run", env=env).stdout
    assert "0 run, 1 from" in cold.press("run", env=env).stdout
    mend(other_press)
    assert "1 run, 0 from" in cold.press("run", env=env).stdout


@pytest.fixture
def kept(cold: Course) -> Iterator[Course]:
    """A course whose zygote stays from build to build, as under `mkdocs serve`."""
    with ForkedPool(load_project(cold.root)) as warm:
        cold.pool = warm
        yield cold


def in_a_new_process(course: Course) -> Course:
    return Course(course.root)


def test_the_environment_that_changes_under_a_warm_zygote_reaches_the_snippets(
    kept: Course,
) -> None:
    kept.snippet("one", "import os\nprint(os.environ['LEVEL'])")
    for level in "1", "2":
        kept.settings(environment={"LEVEL": level})
        assert kept.ran() == {"one"}
        assert kept.outputs("one")[0]["text"] == f"{level}\n"
    assert in_a_new_process(kept).outputs("one")[0]["text"] == "2\n"
    kept.settings(environment={"LEVEL": "1"})
    assert kept.ran() == set()
    assert kept.outputs("one")[0]["text"] == "1\n"


def test_a_variable_of_the_user_that_changes_under_a_warm_zygote_reaches_the_snippets(
    kept: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import os\nprint(os.environ.get('LD_LIBRARY_PATH'))"
    kept.snippet("one", code)
    kept.ran()
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/lib")
    kept.snippet("one", code + "\n")
    assert kept.ran(fresh=True) == {"one"}
    kept.snippet("one", f"{code};")
    assert kept.ran() == {"one"}
    assert kept.outputs("one")[0]["text"] == "/opt/lib\n"


@pytest.mark.parametrize("fork", [True, False])
def test_what_is_preloaded_is_part_of_the_key(kept: Course, fork: bool) -> None:
    """A module that was imported before warns no more, and may have changed others."""
    kept.settings(preload=["numpy"], fork=fork)
    shows = "import sys\nprint('colorsys' in sys.modules)\ndef later():\n    import colorsys"
    kept.snippet("one", shows)
    assert kept.outputs("one")[0]["text"] == "False\n"
    kept.settings(preload=["numpy", "colorsys"])
    assert "preload: " in kept.why("one")
    assert kept.ran() == {"one"}
    assert kept.outputs("one")[0]["text"] == "True\n"
    assert in_a_new_process(kept).ran() == set()


def test_what_is_preloaded_after_what_a_work_imports_is_none_of_its_business(
    kept: Course,
) -> None:
    kept.snippet("one", "import numpy\nprint(numpy.pi)")
    kept.snippet("two", "import colorsys\nprint(colorsys.ONE_THIRD)")
    kept.settings(preload=["numpy", "colorsys"])
    assert kept.ran() == {"one", "two"}
    kept.settings(preload=["numpy", "calendar", "colorsys"])
    assert kept.ran() == {"two"}
    kept.settings(preload=["calendar", "numpy", "colorsys"])
    assert kept.ran() == {"one", "two"}


@pytest.mark.parametrize("fork", [True, False])
def test_an_edit_of_a_preloaded_module_that_keeps_its_size_and_its_second_is_seen(
    cold: Course, monkeypatch: pytest.MonkeyPatch, fork: bool
) -> None:
    """Bytecode knows no more of its source."""
    monkeypatch.setenv("PYTHONPATH", str(cold.root / "tools"))
    helper = cold.write("tools/helper.py", "VALUE = 1")
    before = helper.stat()
    cold.settings(preload=["helper"], fork=fork)
    cold.snippet("one", "import helper\nprint(helper.VALUE)")
    assert cold.ran() == {"one"}
    cold.write("tools/helper.py", "VALUE = 2")
    os.utime(helper, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert cold.ran() == {"one"}
    assert cold.outputs("one")[0]["text"] == "2\n"
    assert not [*cold.root.rglob("tools/__pycache__")]


def test_a_preloaded_module_of_the_book_s_own_is_read_anew_when_it_changes(
    kept: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(kept.root / "tools"))
    kept.write("tools/helper.py", "VALUE = 1")
    kept.settings(preload=["helper"])
    kept.snippet("one", "import helper\nprint(helper.VALUE)")
    assert kept.ran() == {"one"}
    assert kept.ran() == set()
    kept.write("tools/helper.py", "VALUE = 2")
    assert kept.ran() == {"one"}
    assert kept.outputs("one")[0]["text"] == "2\n"
    assert in_a_new_process(kept).ran() == set()


def test_a_library_that_is_upgraded_under_a_warm_zygote_is_imported_anew(
    kept: Course, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path_factory.mktemp("site")
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.syspath_prepend(str(site))
    library(site, "1.0")
    kept.settings(preload=["spam"])
    kept.snippet("one", "import spam\nprint(spam.VERSION)")
    assert kept.ran() == {"one"}
    library(site, "2.0")
    assert "spam 1.0 → 2.0" in kept.why("one")
    assert kept.ran() == {"one"}
    result = kept.build().results["snippets/one.py"]
    assert result.cells["main"][0]["text"] == "2.0\n"
    assert result.needs.libraries["spam"] == "2.0"
    assert in_a_new_process(kept).ran() == set()


def test_a_press_that_changes_under_a_warm_zygote_asks_to_be_started_again(
    kept: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.snippet("one", "print(1)")
    kept.ran()
    monkeypatch.setattr(pool, "press_on_disk", lambda: "mended")
    kept.snippet("one", "print(2)")
    with pytest.raises(PressError, match="press itself changed since this command began"):
        kept.build()
    monkeypatch.undo()
    assert kept.ran() == {"one"}


def test_a_worker_in_other_surroundings_refuses_the_job(
    kept: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever sends it there: nothing is stored under a key that isn't true."""
    kept.snippet("one", "print(1)")
    honest = pool.recipe

    def elsewhere(work: Work, project: Project) -> Recipe:
        made = honest(work, project)
        around = replace(made.surroundings, python="3.99", device="NVIDIA H200")
        return replace(made, surroundings=around)

    monkeypatch.setattr(pool, "recipe", elsewhere)
    said = kept.problem()
    assert "the worker refused it: " in said
    assert "device CPU where the job asks for NVIDIA H200" in said
    assert "where the job asks for 3.99" in said
    assert kept.entries() == set()


def test_a_file_that_keeps_its_size_and_its_time_is_read_again_all_the_same(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "RECENT", 0.0)
    file = course.write("data/table.csv", "1,2")
    course.snippet("one", "print(open('data/table.csv').read())")
    assert course.ran() == {"one"}
    assert course.ran() == set()
    before = file.stat()
    file.write_text("3,4\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert course.ran() == {"one"}
    assert course.outputs("one")[0]["text"] == "3,4\n\n"


def test_a_changed_setting_of_the_environment_re_runs_everything(cold: Course) -> None:
    cold.snippet("one", "import os\nprint(os.environ['LEVEL'])")
    cold.settings(environment={"LEVEL": "1"})
    assert cold.ran() == {"one"}
    cold.settings(environment={"LEVEL": "2"})
    assert cold.why("one") == "will run: environment LEVEL: 1 → 2"
    assert cold.ran() == {"one"}
    assert cold.outputs("one")[0]["text"] == "2\n"


def test_a_time_limit_that_changes_re_runs_nothing(pair: Course) -> None:
    pair.settings(seconds=9)
    assert pair.ran() == set()


def test_what_a_page_expects_is_judged_anew_without_a_run(pair: Course) -> None:
    pair.snippet("one", "print(1)", 'raises="ValueError"')
    assert "raised nothing, but the page expects ValueError" in pair.problem()
    pair.snippet("one", "print(1)")
    assert pair.ran() == set()


def test_the_text_of_a_page_changes_no_result(pair: Course) -> None:
    pair.write("docs/one.md", 'Other words.\n\n```python\n--8<-- "one.py"\n```')
    assert pair.ran() == set()


def test_a_page_whose_own_code_changes_runs_alone(pair: Course) -> None:
    pair.write("docs/own.md", "```python\nprint(5)\n```")
    assert pair.ran() == {"docs/own.md"}
    pair.write("docs/own.md", "A paragraph more.\n\n```python\nprint(5)\n```")
    pair.ran()
    pair.write("docs/own.md", "```python\nprint(6)\n```")
    assert pair.ran() == {"docs/own.md"}


LAB = """
# %% [markdown]
# # A lab
#
# Some text.

# %% printed
x = 3
print("printed", x)

# %% taught tags=["warns"]
import warnings

warnings.warn("old")

# %% raised raises="ZeroDivisionError"
x / 0

"""


@pytest.fixture
def lab(course: Course) -> Course:
    course.write("docs/labs/housing.py", LAB)
    assert course.ran() == {"docs/labs/housing"}
    assert course.ran() == set()
    return course


def of_lab(course: Course) -> Result:
    return course.build().results["docs/labs/housing.py"]


def test_a_renamed_cell_of_a_lab_shows_its_output_under_its_new_name(lab: Course) -> None:
    lab.write("docs/labs/housing.py", LAB.replace("%% printed", "%% said"))
    assert not lab.build().problems
    assert of_lab(lab).cells["said"][0]["text"] == "printed 3\n"
    assert "printed" not in of_lab(lab).cells


def test_a_cell_of_a_lab_that_no_longer_says_that_it_warns_fails(lab: Course) -> None:
    lab.write("docs/labs/housing.py", LAB.replace(' tags=["warns"]', ""))
    assert "WarningError: UserWarning: old" in lab.problem()
    lab.write("docs/labs/housing.py", LAB.replace("printed\n", 'printed tags=["warns"]\n'))
    assert "tagged `warns`, but no warning came" in lab.problem()


def test_two_cells_of_a_lab_that_become_one_run_as_one(lab: Course) -> None:
    lab.write("docs/labs/housing.py", LAB.replace('# %% raised raises="ZeroDivisionError"', "# "))
    assert "ZeroDivisionError: division by zero" in lab.problem()


def test_text_of_a_lab_moves_its_code_and_runs_nothing(lab: Course) -> None:
    result = of_lab(lab)
    assert result.error and (result.error.line, result.warnings["taught"][0].line) == (16, 13)
    lab.write("docs/labs/housing.py", LAB.replace("# Some text.", "# Some\n# more\n# text."))
    assert lab.ran() == set()
    result = of_lab(lab)
    assert result.error and (result.error.line, result.warnings["taught"][0].line) == (18, 15)


def test_text_above_a_page_s_own_code_runs_nothing_though_the_code_shows_its_lines(
    pair: Course,
) -> None:
    code = "import inspect, traceback\nprint(inspect.currentframe().f_lineno)\n"
    code += "try:\n    1 / 0\nexcept ZeroDivisionError:\n    print(traceback.format_exc()[-99:])"
    pair.write("docs/own.md", f"```python\nx = 1\n```\n\n```python\n{code}\n```")
    assert pair.ran() == {"docs/own.md"}
    shown = pair.build().results["docs/own.md"].cells
    pair.write("docs/own.md", f"More.\n\n```python\nx = 1\n```\n\nMore.\n\n```python\n{code}\n```")
    assert pair.ran() == set()
    assert pair.ran(fresh=True) == {"one", "other", "docs/own.md"}
    assert pair.build().results["docs/own.md"].cells == shown


def test_a_failure_below_moved_text_names_the_line_of_the_page(course: Course) -> None:
    blocks = "```python\nx = 0\n```\n\n```python\ny = 1\ny / x\n```"
    course.write("docs/own.md", f"# A page\n\nText.\n\n{blocks}")
    assert "docs/own.md:11: ZeroDivisionError" in course.problem()
    course.write(
        "docs/own.md", f"# A page\n\nText.\n\n{blocks.replace('y / x', 'import os; os._exit(3)')}"
    )
    assert "docs/own.md:10: ended its process with exit status 3" in course.problem()
    course.write("docs/own.md", f"# A page\n\nText.\n\n{blocks.replace('y / x', 'y /')}")
    assert "docs/own.md:11: SyntaxError" in course.problem()


def test_code_that_reads_its_own_file_runs_again_when_the_text_changes(course: Course) -> None:
    code = "text = open(__file__).read()\nprint(len(text))"
    course.write("docs/own.md", f"```python\n{code}\n```")
    course.snippet("one", code)
    assert course.ran() == {"docs/own.md", "one"}
    assert course.ran() == set()
    course.write("docs/own.md", f"Some text.\n\n```python\n{code}\n```")
    assert course.ran() == {"docs/own.md"}
    course.write("snippets/one.py", f'# %% main tags=["varies"]\n{code}')
    assert course.ran() == {"one"}


def test_what_a_header_says_of_a_cell_s_place_on_the_page_runs_nothing(pair: Course) -> None:
    pair.write("snippets/one.py", '# %% main tags=["varies"]\nprint(1)')
    assert pair.ran() == set()


def test_lines_that_move_in_a_snippet_run_it_again(pair: Course) -> None:
    """It is a file that readers run by itself, and a traceback names its lines."""
    pair.write("snippets/one.py", "# a remark\n# %% main\nprint(1)")
    assert pair.ran() == {"one"}


def test_fresh_runs_everything_again(pair: Course) -> None:
    assert pair.ran(fresh=True) == {"one", "other"}
    assert pair.why("one") == "is up to date; it last ran because it was asked to"
