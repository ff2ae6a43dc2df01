"""What a snippet, the machine or its user may do to a build: what is said, and what is left."""

import ctypes
import errno
import json
import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from press.book.result import Result
from press.check.outcome import Build
from press.problems import PressError
from press.project import load_project
from press.run.pool import ForkedPool
from press.testing import BIN, Course, running, wait

LANDLOCK = ctypes.CDLL(None).syscall(444, None, 0, 1) if sys.platform == "linux" else 0
WAYS = {"fork": True, "fresh": False}

FAULTS = {
    "raises": ("x = 1\nx / 0", r"raises.py:3 \(main\): ZeroDivisionError: division by zero"),
    "syntax": ("x = 1\nx +", r"syntax.py:3 \(main\): SyntaxError: invalid syntax"),
    "hangs": ("import time\ntime.sleep(600)", r"hangs.py:3 \(main\): took longer than 4 s in cell"),
    "cancels_limit": (
        "import faulthandler, time\nfaulthandler.cancel_dump_traceback_later()\n"
        "faulthandler.disable()\ntime.sleep(1e6)",
        r"cancels_limit.py:5 \(main\): took longer than 4 s in cell",
    ),
    "takes_signals": (
        "import signal, time\nfor number in signal.valid_signals() - {9, 19}:\n    try:\n"
        "        signal.signal(number, signal.SIG_IGN)\n    except OSError:\n        pass\n"
        "time.sleep(1e6)",
        r"takes_signals.py:\d \(main\): took longer than 4 s in cell",
    ),
    "stops_itself": (
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\nwhile True:\n    pass",
        r"stops_itself.py:\d \(main\): took longer than 4 s in cell",
    ),
    "native_sleeps": (
        "import ctypes\nctypes.PyDLL(None).sleep(1000000)",  # and holds the interpreter's lock
        r"native_sleeps.py:3 \(main\): took longer than 4 s in cell",
    ),
    "waits_for_child": (
        "import subprocess\nsubprocess.run('setsid sleep 4321 & sleep 4321', shell=True)",
        r"waits_for_child.py:3 \(main\): took longer than 4 s in cell",
    ),
    "spins": ("while True:\n    pass", r"spins.py:\d \(main\): took longer than 4 s in cell"),
    "sys_exit": ("import sys\nsys.exit(3)", r"sys_exit.py:3 \(main\): SystemExit: 3"),
    "os_exit": ("import os\nos._exit(0)", r"ended its process with exit status 0 in cell 'main'"),
    "os_exit_5": ("import os\nos._exit(5)", r"ended its process with exit status 5 in cell 'main'"),
    "interrupts": ("raise KeyboardInterrupt", r"interrupts.py:2 \(main\): KeyboardInterrupt"),
    "killed": ("import os\nos.kill(os.getpid(), 9)", r"was killed by SIGKILL in cell 'main'"),
    "crashes": (
        "import ctypes\nctypes.string_at(0)",
        r"crashes.py:3 \(main\): was killed by SIGSEGV in cell 'main'",
    ),
    "eats_memory": ("import numpy as np\nnp.ones(2**28)", r"eats_memory.py:3 .*Memory"),
    "eats_slowly": ("x = []\nwhile True:\n    x.append(bytearray(2**20))", r"py:4 .*MemoryError"),
    "opens_socket": ("import socket\nsocket.socket()", r"it opens a network socket; snippets run"),
    "hides_socket": (
        "import urllib.request\ntry:\n    urllib.request.urlopen('http://127.0.0.1:{port}')\n"
        "except OSError:\n    pass",
        r"it opens a network socket to 127.0.0.1; snippets run",
    ),
    "writes": ("open('{root}/docs/evil.md', 'w')", r"it writes to docs/evil.md; a snippet writes"),
    "appends": ("open('{root}/docs/raises.md', 'a')", r"it writes to docs/raises.md"),
    "removes": ("import os\nos.remove('{root}/docs/raises.md')", r"it writes to docs/raises.md"),
    "writes_data": ("open('data/table.csv', 'a').write('x')", r"it writes to data/table.csv"),
    "makes_data": ("open('data/new.csv', 'w')", r"it writes to data/new.csv"),
    "hides_write": (
        "try:\n    open('data/table.csv', 'w')\nexcept OSError:\n    pass",
        r"it writes to data/table.csv",
    ),
    "moves_in": (
        "import os\nhere = os.open('{root}/docs', os.O_RDONLY)\nopen('a', 'w').close()\n"
        "os.rename('a', 'evil.md', dst_dir_fd=here)",
        r"it writes to docs/evil.md",
    ),
    "makes_in": (
        "import os\nos.mkdir('evil.md', dir_fd=os.open('{root}/docs', os.O_RDONLY))",
        r"it writes to docs/evil.md",
    ),
    "opens_in": (
        "import os\nhere = os.open('{root}/docs', os.O_RDONLY)\ntry:\n"
        "    os.open('evil.md', os.O_WRONLY | os.O_CREAT, dir_fd=here)\nexcept OSError:\n    pass",
        r"it writes to docs/evil.md",
    ),
    "changes_mode": (
        "import os\nos.chmod(os.open('{root}/docs/raises.md', os.O_RDONLY), 0o700)",
        r"it writes to docs/raises.md",
    ),
    "writes_through": (
        "import os\nos.symlink('{root}/docs/raises.md', 'mine')\ntry:\n    open('mine', 'a')\n"
        "except OSError:\n    pass",
        r"it writes to docs/raises.md",
    ),
    "links_hard": ("import os\nos.link('data/table.csv', 'mine')", r"it writes to data/table.csv"),
    "tags": ("import os\nos.setxattr('data/table.csv', 'user.x', b'1')", r"it writes to data/tab"),
    "prints": ("while True:\n    print('x' * 999)", r"prints.py:3 .*it printed more than 20 kB"),
    "native_prints": ("import os\nos.system('yes')", r"it printed more than 20 kB"),
    "forks": ("import os\nos.fork()", r"it forks; allow it with a tag"),
    "misses_data": ("open('data/none.csv')", r"No such file or directory: 'data/none.csv'"),
    "reads_input": ("input()", r"EOFError"),
    "warns": ("import warnings\nwarnings.warn('old')", r"warns.py:3 .*UserWarning: old"),
    "shows_address": ("print(object())", r"it shows a memory address"),
}  # each with what the build says of it; what is said of no fault is no fault

NATIVE = {
    "shell_writes": "echo x > {root}/docs/evil.md",
    "shell_appends": "echo x >> data/table.csv",
    "shell_forces": "chmod u+w data/table.csv; echo x >> data/table.csv",
    "shell_removes": "rm -f data/table.csv",
    "shell_links": "ln data/table.csv mine.csv && echo x >> mine.csv",
    "shell_moves": "mv -f data/table.csv .",
    "shell_result": "echo x >> ../result.json",
    "shell_connects": "bash -c 'echo > /dev/tcp/127.0.0.1/{port}'",
    "shell_kills": "kill -9 $(ps -o ppid= -p $PPID)",
}  # done by a process that Python's audit hooks don't see; each must fail

HARMLESS = {
    "leaves_child": "import subprocess as s\ns.Popen(['sleep', '4321'], start_new_session=True)",
    "leaves_daemon": "import os\nos.system('setsid sleep 4321 > /dev/null 2>&1 &')",
    "leaves_thread": "import threading, time\nthreading.Thread(target=time.sleep, args=[4321])"
    ".start()",
    "saves": "import numpy as np, os, tempfile\nnp.save('a.npy', [1])\n"
    "os.rename('a.npy', 'tmp/b.npy')\ntempfile.TemporaryFile().write(b'x')\nprint(os.listdir())",
    "links": "import os\nos.symlink('data/table.csv', 'mine')\nprint(open('mine').read())\n"
    "os.symlink('data', 'all')\nprint(os.listdir('all'))\nos.remove('mine')",
    "works_by_folder": "import os, shutil\nos.mkdir('a')\nhere = os.open('a', os.O_RDONLY)\n"
    "os.mkdir('b', dir_fd=here)\nos.rename('b', 'c', src_dir_fd=here, dst_dir_fd=here)\n"
    "os.close(os.open('d', os.O_CREAT, dir_fd=here))\nprint(os.listdir('a'))\nshutil.rmtree('a')",
    "good": "print(open('data/table.csv').read())",
}


@dataclass(frozen=True)
class Aftermath:
    build: Build
    course: Course
    before: dict[str, bytes]
    connections: int

    def said(self, name: str) -> str:
        found = [str(p) for p in self.build.problems if p.path == f"docs/{name}.md"]
        assert len(found) <= 1
        return found[0] if found else ""


@pytest.fixture(scope="module", params=WAYS.values(), ids=WAYS)
def aftermath(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Aftermath]:
    """One build of all of them, each way of starting snippets: the bad don't stop the good."""
    course = Course(tmp_path_factory.mktemp("faults"))
    limits = {"seconds": 4, "memory_mb": 300, "printed_kb": 20}
    course.settings(fork=request.param, jobs=6, **limits)  # most of them wait for their end
    course.write("data/table.csv", "1,2")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        places = {"root": str(course.root), "port": str(server.getsockname()[1])}
        native = {
            name: f"import subprocess\nsubprocess.run({command!r}, shell=True, check=True)"
            for name, command in NATIVE.items()
            if LANDLOCK >= 6
        }
        faults = {name: code for name, (code, _) in FAULTS.items()}
        for name, code in {**faults, **native, **HARMLESS}.items():
            for place, text in places.items():
                code = code.replace(f"{{{place}}}", text)
            course.snippet(name, code)
        before = course.tree()
        build = course.build()
        try:
            server.accept()
            connections = 1
        except BlockingIOError:
            connections = 0
    yield Aftermath(build, course, before, connections)


def nothing_runs(root: Path, seconds: float = 60) -> bool:
    return wait(lambda: not running(root), seconds)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_place(aftermath: Aftermath, fault: str) -> None:
    said = aftermath.said(fault)
    expected = FAULTS[fault][1]
    assert re.search(expected, said) if expected else not said, said
    if said:
        assert said.startswith(f"docs/{fault}.md:5: snippets/{fault}.py:"), said
        assert "\n  > " in said, said
        assert str(aftermath.course.root) not in said.partition("\n")[0]


@pytest.mark.parametrize("fault", ["prints", "native_prints"])
def test_of_what_is_printed_without_end_no_more_is_read_than_a_page_may_show(
    aftermath: Aftermath, fault: str
) -> None:
    """A process of its own writes hundreds of megabytes before its time is over."""
    printed = aftermath.build.results[f"snippets/{fault}.py"].printed
    assert 10_000 < len(printed.encode()) < 21_000
    assert "it printed (the last 12 lines):" in aftermath.said(fault)


@pytest.mark.parametrize("fault", NATIVE)
@pytest.mark.skipif(LANDLOCK < 6, reason="needs the Landlock of Linux 6.12")
def test_native_code_is_confined_too(aftermath: Aftermath, fault: str) -> None:
    assert "CalledProcessError" in aftermath.said(fault)


@pytest.mark.parametrize("name", HARMLESS)
def test_the_others_go_on(aftermath: Aftermath, name: str) -> None:
    assert aftermath.said(name) == ""
    result = aftermath.build.results[f"snippets/{name}.py"]
    assert result.ok
    if name == "good":
        assert result.cells["main"][0]["text"] == "1,2\n\n"


def test_faults_leave_nothing_behind(aftermath: Aftermath) -> None:
    course = aftermath.course
    assert (course.tree() == aftermath.before) is True  # a difference of bytes is slow to explain
    assert nothing_runs(course.root)
    assert aftermath.connections == 0
    assert not list((course.root / ".press/tmp").iterdir())
    good = len([n for n in aftermath.build.results if not aftermath.said(Path(n).stem)])
    assert len(course.entries()) == good


def test_both_ways_store_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    stored = []
    for way, fork in WAYS.items():
        course = Course(tmp_path_factory.mktemp(way))
        course.settings(fork=fork)
        course.write("data/table.csv", "1,2")
        course.snippet(
            "text", "import sys\nprint(len(sys.argv), __file__[-8:], __name__)\n{1, 'a'}"
        )
        course.snippet("table", "import pandas as pd\npd.read_csv('data/table.csv', header=None)")
        course.snippet("plot", "import matplotlib.pyplot as plt\nplt.plot([1])", 'alt="A dot"')
        course.snippet("bad", "import numpy as np\nnp.ones(2) @ np.ones(3)", 'raises="ValueError"')
        course.write("docs/values.md", "`{text} __name__`")
        build = course.build()
        stored.append(
            {
                name: (r.cells, r.values, r.error, r.needs.libraries, set(r.needs.files))
                for name, r in build.results.items()
            }
        )
        assert [p.message for p in build.problems] == []
    assert stored[0] == stored[1]


@pytest.mark.parametrize("fork", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_build_leaves_nothing_running_and_its_store_whole(
    cold: Course, fork: bool, number: signal.Signals
) -> None:
    cold.settings(fork=fork)
    cold.snippet("a_quick", "print(1)")
    code = "import subprocess, time\nsubprocess.Popen(['sleep', '4321'], start_new_session=True)\n"
    cold.snippet("slow", code + "time.sleep(4321)")
    press = cold.start(str(BIN / "press"), "run")
    assert wait(lambda: "sleep 4321" in running(cold.root) and cold.entries())
    press.send_signal(number)
    out, _ = press.communicate(timeout=60)
    assert press.returncode == (130 if number == signal.SIGINT else -signal.SIGKILL), out
    assert "Traceback" not in out
    assert nothing_runs(cold.root), running(cold.root)
    cold.snippet("slow", "print(2)")
    assert cold.ran() == {"slow"}
    assert nothing_runs(cold.root)


def test_a_keeper_that_is_killed_costs_its_own_snippet_alone(cold: Course) -> None:
    cold.settings(jobs=1)
    cold.snippet("a_kept", "import time\ntime.sleep(4321)")
    for number in range(3):
        cold.snippet(f"b{number}", f"print({number})")
    press = cold.start(str(BIN / "press"), "run")
    scratch = cold.root / ".press" / "tmp"
    assert wait(lambda: any((scratch / "1").glob("cell")) and (scratch / "1" / "cell").read_text())
    [job] = [p for p in psutil.process_iter(["cwd"]) if _works_in(p, scratch / "1" / "scratch")]
    psutil.Process(job.ppid()).kill()
    out, _ = press.communicate(timeout=60)
    assert press.returncode == 1
    assert "a_kept.py:2 (main): was killed by SIGKILL" in out
    assert len(cold.entries()) == 3
    assert nothing_runs(cold.root)


def _works_in(process: psutil.Process, folder: Path) -> bool:
    return process.info["cwd"] == str(folder)


def test_the_longest_runs_first_as_it_was_accepted_where_the_store_knows_nothing(
    course: Course,
) -> None:
    course.settings(jobs=1)
    for name, seconds in {"a": 0.5, "b": 9.0, "c": 3.0}.items():
        course.snippet(name, f"print({name!r})")
        head = f"# accepted with: no data; {seconds} s of one core, 90 MiB"
        course.write(f"snippets/{name}.out", f"{head}\n# %% main\n{name}\n")
    course.snippet("d", "print('never accepted')")
    order: list[str] = []

    def watch(results: Iterator[Result], _: int) -> Iterator[Result]:
        for result in results:
            order.append(Path(result.work.name).stem)
            yield result

    course.build(watch=watch)
    assert order == ["d", "b", "c", "a"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, memory has one kind of pages")
def test_for_many_works_the_zygote_holds_large_pages_and_all_is_as_ever(
    cold: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("press.run.pool.MANY", 2)
    cold.snippet("one", "import numpy as np\nprint(np.arange(3).sum())")
    with ForkedPool(load_project(cold.root)) as pool:
        course = Course(cold.root, pool)
        few = course.outputs("one")
        assert not _large_pages(pool)
        pool.close()
        course.snippet("two", "import numpy as np\nprint(np.pi)")
        assert course.ran(fresh=True) == {"one", "two"}
        assert course.outputs("one") == few
        assert _large_pages(pool) or _kernel() < (6, 1)


def _kernel() -> tuple[int, ...]:
    return tuple(map(int, os.uname().release.split(".")[:2]))


def _large_pages(pool: ForkedPool) -> int:
    """Kilobytes of the zygotes' own memory that lie in large pages."""
    assert pool.zygote
    first = psutil.Process(pool.zygote.pid)
    files = [Path(f"/proc/{each.pid}/smaps_rollup") for each in [first, *first.children(True)]]
    found = [re.search(r"AnonHugePages: +(\d+)", file.read_text()) for file in files]
    return sum(int(each[1]) for each in found)


def test_two_builds_at_once_run_each_snippet_once(cold: Course) -> None:
    for number in range(4):
        cold.snippet(f"s{number}", f"import time\ntime.sleep(0.3)\nprint({number})")
    both = [cold.start(str(BIN / "press"), "run") for _ in range(2)]
    outs = [press.communicate(timeout=60)[0] for press in both]
    assert [press.returncode for press in both] == [0, 0], outs
    ran = [int(re.search(r"(\d) run, (\d) from the store", out)[1]) for out in outs]  # type: ignore[index]
    assert sum(ran) == 4
    assert cold.ran() == set()


def test_a_store_that_cannot_be_written_says_what_to_do(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    course.snippet("one", "print(1)")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(PressError, match=r"No space left on device.*make room"):
            course.build()
    assert course.entries() == set()
    assert course.ran() == {"one"}


ON_A_SMALL_DISK = """
import json, subprocess, sys
from pathlib import Path

def run():
    done = subprocess.run([sys.argv[1], "run"], capture_output=True, text=True)
    said.append((done.returncode, done.stderr))

said, filler = [], Path(".press/filler")
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "none", ".press"], check=True)
for size in (0, 595, 590):
    try:
        filler.write_bytes(bytes(size * 1024))
    except OSError:
        pass  # it may be full before
    run()
    filler.unlink()
Path("snippets/large.py").write_text("# %% main\\nprint(2)\\n")
run()
print(json.dumps(said))
"""


def test_a_full_disk_fails_the_build_in_one_line_and_the_next_one_works(cold: Course) -> None:
    own_mounts = ("unshare", "--mount")  # they end with the process, however it ends
    mount = (*own_mounts, "mount", "-t", "tmpfs", "none", "/mnt")
    if not shutil.which("unshare") or cold.command(*mount).returncode:
        pytest.skip("needs the right to mount a small disk")
    cold.settings(environment={"MPLCONFIGDIR": str(cold.root / "fonts")})
    cold.snippet("one", "print(1)")
    cold.snippet("large", "import random\nprint(random.randbytes(400_000).hex())")
    done = cold.command(*own_mounts, sys.executable, "-c", ON_A_SMALL_DISK, str(BIN / "press"))
    assert done.returncode == 0, done.stderr
    *full, emptied = json.loads(done.stdout)
    assert len(full) == 3
    for status, said in full:
        assert status == 1
        assert "No space left on device" in said
        assert "Traceback" not in said
    assert emptied[0] == 0, emptied[1]


def test_a_zygote_that_cannot_import_says_which_module(cold: Course) -> None:
    cold.settings(preload=["numpy", "no_such_module"])
    cold.snippet("one", "print(1)")
    done = cold.press("run")
    assert done.returncode == 1
    assert "cannot import no_such_module" in done.stderr
    assert "preload" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_refused_write_is_never_the_exception_that_a_page_expects(course: Course) -> None:
    code = "try:\n    open('{root}/docs/evil.md', 'w')\nexcept OSError:\n    raise PermissionError"
    course.snippet("bad", code.format(root=course.root), 'raises="PermissionError"')
    done = course.press("run")
    assert done.returncode == 1
    assert "RefusedError: it writes to docs/evil.md" in done.stderr


def test_a_failed_snippet_is_reported_once_not_for_each_value_it_owes(course: Course) -> None:
    course.snippet("bad", "x = 1 / 0")
    course.write("docs/more.md", "The value is `{bad} x`.\n")
    done = course.press("run")
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert "has no value" not in done.stderr


def test_a_snippet_may_have_a_limit_of_its_own(course: Course) -> None:
    course.settings(seconds=5, patience={"snippets/slow*": 20})
    code = "import time\ntime.sleep(8)"
    course.snippet("slow", code)
    course.snippet("other", code)
    assert "other.py:3 (main): took longer than 5 s" in course.problem()
