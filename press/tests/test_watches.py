"""Linux may refuse to watch what native code opens: then all of data counts, and that is said."""

import sys
from pathlib import Path

import pytest

from press.testing import BIN, Course, served, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is watched")
BLIND = """
import ctypes, os, platform, struct, sys

numbers, error = {
    "watches": ({"x86_64": 254, "aarch64": 27}, 28),
    "instances": ({"x86_64": 294, "aarch64": 26}, 24),
}[sys.argv[1]]
number = numbers[platform.machine()]
steps = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (6, 0, 0, 0x50000 | error), (6, 0, 0, 0x7fff0000)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
libc = ctypes.CDLL(None)
libc.prctl(38, 1, 0, 0, 0)
program = struct.pack("HxxxxxxQ", 4, ctypes.addressof(code))
assert libc.prctl(22, 2, program) == 0
os.execv(sys.argv[2], sys.argv[2:])
"""  # starts a program that the kernel grants no watch (ENOSPC), or no set of them (EMFILE)
SAID = (
    "all data counts as read by each snippet, since Linux can't say what native code reads; "
    "raise fs.inotify"
)
CAT = "import subprocess\nsubprocess.run(['cat', 'data/inner/one.csv']);"


def blind(program: str, *arguments: str, lacks: str = "watches") -> tuple[str, ...]:
    return (sys.executable, "-c", BLIND, lacks, str(BIN / program), *arguments)


@pytest.fixture
def reads(cold: Course) -> Path:
    """The data that a snippet's child reads."""
    cold.snippet("one", CAT)
    cold.snippet("two", CAT)
    return cold.write("data/inner/one.csv", "1")


@pytest.mark.parametrize("lacks", ["watches", "instances"])
def test_all_of_data_counts_and_one_line_says_what_to_raise(
    cold: Course, reads: Path, lacks: str
) -> None:
    run = blind("press", "run", lacks=lacks)
    done = cold.command(*run)
    assert done.returncode == 0, done.stderr
    said = f"{SAID}.max_user_{lacks} (`sysctl`)\n2 run, 0 from the store\n"
    assert done.stdout == said
    assert cold.command(*run).stdout == "0 run, 2 from the store\n"
    reads.write_text("2\n")
    assert "2 run" in cold.command(*run).stdout


def test_a_queue_that_overflows_is_said_too(cold: Course) -> None:
    for name in ("a", "b"):
        cold.write(f"data/{name}.csv", "1")
    rounds = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text()) // 2 + 99
    loop = f"i=0; while [ $i -lt {rounds} ]; do read x < data/a.csv; read x < data/b.csv;"
    cold.snippet(
        "one", f"import subprocess\nsubprocess.run('{loop} i=$((i+1)); done', shell=True);"
    )
    assert cold.press("run").stdout.startswith(f"{SAID}.max_queued_events (`sysctl`)\n")


def test_a_strict_build_of_the_site_says_so_once_and_succeeds(cold: Course, reads: Path) -> None:
    cold.write("mkdocs.yml", "site_name: A book\nplugins: [press]\nmarkdown_extensions: [press]")
    cold.write("docs/index.md", "# Home")
    done = cold.command(*blind("mkdocs", "build", "--strict"))
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(SAID) == 1


def test_a_server_says_so_once_however_often_it_builds(cold: Course, reads: Path) -> None:
    cold.write("mkdocs.yml", "site_name: A book\nplugins: [press]\nmarkdown_extensions: [press]")
    with served(cold, blind("mkdocs", "serve")) as get:
        wait_for(get, "one/", "inner/one.csv")
        for word in ("again", "anew"):
            cold.snippet("one", f"{CAT}\nprint('{word}')")
            wait_for(get, "one/", f"<code>1\n{word}")
    assert (cold.root / "serve.log").read_text().count(SAID) == 1


def test_a_server_says_so_with_the_first_page_that_shows_it(cold: Course, reads: Path) -> None:
    """Though the book goes on running."""
    cold.write("mkdocs.yml", "site_name: A book\nplugins: [press]\nmarkdown_extensions: [press]")
    cold.snippet("two", "import time\ntime.sleep(20)")
    with served(cold, blind("mkdocs", "serve")) as get:
        wait_for(get, "one/", r"<code>1\b")
    assert (cold.root / "serve.log").read_text().count(SAID) == 1


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_a_session_of_tests_says_so_once_and_passes(
    cold: Course, reads: Path, workers: tuple[str, ...]
) -> None:
    assert cold.press("accept").returncode == 0
    (cold.root / ".press").rename(cold.root / ".old")
    done = cold.command(*blind("pytest", "-q", "-W", "error", *workers))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(SAID) == 1
