"""Snippets that start processes of their own: allowed by a tag, and held to the limits of one."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from press.run.pool import ForkedPool
from press.surroundings import landlock_version
from press.testing import Course, running, wait

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the keeper sees all on Linux")
METHODS = ("fork", "spawn", "forkserver")
SQUARES = """
# %% work tags=["forks"]
import multiprocessing

def work(x):
    {work}

if __name__ == "__main__":
    with multiprocessing.get_context("{method}").Pool(2) as pool:
        print(pool.map(work, range(3)))
"""


@pytest.fixture
def course(warm: ForkedPool) -> Iterator[Course]:
    """In a folder with a short name: that of a socket in it may not be long."""
    with tempfile.TemporaryDirectory(prefix="p") as folder:
        made = Course(Path(folder).resolve(), warm)
        made.settings(preload=["numpy", "pandas"], seconds=60)
        yield made


def snippet(course: Course, method: str, work: str) -> None:
    course.snippet("one", SQUARES.format(method=method, work=work))


def shown(course: Course) -> str:
    return "".join(output["text"] for output in course.outputs("one", "work"))


FORKING = {
    "os.fork": "import os\nos.fork()",
    "Process": "import multiprocessing as m\nm.get_context('fork').Process(target=print).start()",
    "spawn": "import multiprocessing as m\nm.get_context('spawn').Process(target=print).start()",
    "forkserver": "import multiprocessing as m\n"
    "m.get_context('forkserver').Process(target=print).start()",
    "futures": "from concurrent.futures import ProcessPoolExecutor\n"
    "with ProcessPoolExecutor(1) as pool:\n    pool.submit(print, 1).result()",
    "hides it": "import os\ntry:\n    os.fork()\nexcept OSError:\n    pass",
}


@pytest.mark.parametrize("way", FORKING)
def test_without_a_tag_it_is_told_how_to_be_allowed(course: Course, way: str) -> None:
    course.snippet("one", FORKING[way])
    said = course.problem().splitlines()[0]
    assert said.endswith(
        'RefusedError: it forks; allow it with a tag: `# %% name tags=["forks"]`'
    ), said


@pytest.mark.parametrize("method", METHODS)
def test_what_children_read_and_import_counts_and_what_they_print_is_shown(
    course: Course, method: str
) -> None:
    course.write("tools/helper.py", "VALUE = 7")
    course.write("tools/note.txt", "a")
    course.write("data/table.csv", "1")
    place = f"{course.root}/tools"
    lines = (
        f"import sys\n    sys.path.insert(0, {place!r})\n    import helper\n"
        f"    note = open({place!r} + '/note.txt').read().strip()\n"
        "    print('child', flush=True) if x == 2 else None\n"
        "    return x * helper.VALUE, note, open('data/table.csv').read().strip()"
    )
    snippet(course, method, lines)
    assert course.ran() == {"one"}
    assert shown(course) == "child\n[(0, 'a', '1'), (7, 'a', '1'), (14, 'a', '1')]\n"
    assert course.ran() == set()
    for file, text in {"tools/helper.py": "VALUE = 8", "tools/note.txt": "b"}.items():
        course.write(file, text)
        assert course.why("one") == f"will run: {file} changed"
        assert course.ran() == {"one"}
    course.write("data/table.csv", "2")
    assert course.ran() == {"one"}
    assert shown(course) == "child\n[(0, 'b', '2'), (8, 'b', '2'), (16, 'b', '2')]\n"


def test_what_a_grandchild_reads_counts(course: Course) -> None:
    course.write("tools/note.txt", "a")
    code = (
        "# %% work tags=['forks']\nimport os\nif not os.fork():\n    if not os.fork():\n"
        f"        print(open('{course.root}/tools/note.txt').read(), end='')\n        os._exit(0)\n"
        "    os.wait()\n    os._exit(0)\nos.wait()\nprint('end')"
    )
    course.snippet("one", code)
    assert shown(course) == "a\nend\n"
    course.write("tools/note.txt", "b")
    assert course.ran() == {"one"}
    assert shown(course) == "b\nend\n"


def test_the_executor_of_the_standard_library_works_as_ever(course: Course) -> None:
    code = (
        "# %% work tags=['forks']\nfrom concurrent.futures import ProcessPoolExecutor\n"
        "with ProcessPoolExecutor(2) as pool:\n    print(list(pool.map(abs, [-1, 2])))"
    )
    course.snippet("one", code)
    assert shown(course) == "[1, 2]\n"


def test_a_fork_that_goes_on_ends_with_the_snippet_and_makes_no_result_of_its_own(
    course: Course,
) -> None:
    code = "# %% work tags=['forks']\nimport os\nchild = os.fork()\nif child:\n    os.wait()\n"
    course.snippet("one", f"{code}print('child' if not child else 'parent')\n# %% more\n7")
    assert shown(course) == "child\nparent\n"
    assert course.outputs("one", "more")[0]["data"] == {"text/plain": "7"}


@pytest.mark.parametrize("end", ["raise ValueError('no')", "import sys\n    sys.exit('no')"])
def test_a_fork_that_fails_says_so_and_ends_with_status_1(course: Course, end: str) -> None:
    code = f"# %% work tags=['forks']\nimport os\nif not os.fork():\n    {end}\n"
    course.snippet("one", code + "print(os.waitstatus_to_exitcode(os.wait()[1]))")
    assert shown(course) in ("ValueError: no\n1\n", "no\n1\n")


def test_a_tag_that_goes_takes_the_permission_with_it(course: Course) -> None:
    code = "# %% work tags=['forks']\nimport os\nif not os.fork():\n    os._exit(0)\nos.wait();"
    course.snippet("one", code)
    assert course.ran() == {"one"}
    course.snippet("one", code.replace("'forks'", ""))
    assert course.why("one") == "will run: no tag allows it to fork any more"
    assert "it forks; allow it" in course.problem()


HARM = {
    "writes": ("open('{root}/docs/one.md', 'a')", "it writes to docs/one.md"),
    "hides a write": (
        "\n    try:\n        open('{root}/docs/one.md', 'a')\n    except OSError:\n        pass",
        "it writes to docs/one.md",
    ),
    "connects": ("__import__('socket').socket()", "it opens a network socket"),
    "warns": ("__import__('warnings').warn('old')", "UserWarning: old"),
    "logs": ("__import__('logging').getLogger('x').error('bad')", "ERROR:x: bad"),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("harm", HARM)
def test_what_no_snippet_may_no_child_may(course: Course, method: str, harm: str) -> None:
    act, said = HARM[harm]
    snippet(course, method, act.format(root=course.root))
    assert said in course.problem()


@pytest.mark.skipif(landlock_version() < 3, reason="needs the Landlock of Linux 6.2")
@pytest.mark.parametrize("method", METHODS)
def test_native_code_of_a_child_is_confined(course: Course, method: str) -> None:
    command = f"(echo x >> {course.root}/docs/one.md) 2> /dev/null"
    snippet(course, method, f"return __import__('os').system({command!r})")
    page = (course.root / "docs/one.md").read_text()
    assert shown(course) == "[512, 512, 512]\n"
    assert (course.root / "docs/one.md").read_text() == page


@pytest.mark.parametrize("method", METHODS)
def test_a_child_that_outlives_the_snippet_is_ended(course: Course, method: str) -> None:
    code = (
        "# %% work tags=['forks']\nimport multiprocessing as m, subprocess\n"
        "def work(ready):\n    ready.set()\n    subprocess.run(['sleep', '4321'])\n"
        f"if __name__ == '__main__':\n    context = m.get_context({method!r})\n"
        "    ready = context.Event()\n    context.Process(target=work, args=[ready]).start()\n"
        "    print(ready.wait())\n"
    )
    course.snippet("one", code)
    before = semaphores()
    assert shown(course) == "True\n"
    assert wait(lambda: not running(course.root / ".press/tmp")), running(course.root)
    assert wait(lambda: semaphores() <= before)  # other tests' come and go meanwhile


def semaphores() -> set[str]:
    """Those that multiprocessing made, by their names in memory."""
    return {file.name for file in Path("/dev/shm").glob("sem.mp-*")}


def test_children_end_with_the_time_of_the_snippet(course: Course) -> None:
    course.settings(seconds=4)
    snippet(course, "fork", "__import__('time').sleep(4321)")
    said = course.problem()
    assert "snippets/one.py:9 (work): took longer than 4 s in cell 'work'" in said
    assert wait(lambda: not running(course.root / ".press/tmp")), running(course.root)


@pytest.mark.parametrize("method", METHODS)
def test_a_child_that_eats_memory_gets_no_more_than_a_snippet(course: Course, method: str) -> None:
    course.settings(memory_mb=300)
    snippet(course, method, "return len(bytearray(2**30))")
    assert "MemoryError" in course.problem()


EATS = {
    "forked": ("fork", "held = bytearray(b'x' * 2**27)\n    __import__('time').sleep(60)"),
    "programs": (
        "fork",
        "__import__('subprocess').run([__import__('sys').executable, '-c', "
        "'x = bytearray(b\"x\" * 2**27); import time; time.sleep(60)'])",
    ),
}


@pytest.mark.parametrize("who", EATS)
def test_all_processes_of_a_snippet_together_have_one_limit_of_memory(
    course: Course, who: str
) -> None:
    """Each of six takes 128 MiB, where one may take 400, and all of them no more."""
    course.settings(memory_mb=400)
    method, work = EATS[who]
    snippet(course, method, work)
    file = course.root / "snippets/one.py"
    file.write_text(file.read_text().replace("Pool(2)", "Pool(6)").replace("range(3)", "range(6)"))
    said = course.problem()
    assert "(work): held more than 400 MiB with what it started in cell 'work'; " in said
    assert "raise [tool.press] memory_mb" in said
    assert wait(lambda: not running(course.root / ".press/tmp")), running(course.root)


def test_memory_that_forks_share_counts_once(course: Course) -> None:
    course.settings(memory_mb=400)
    code = (
        "# %% work tags=['forks']\nimport multiprocessing as m, time\nheld = bytes(b'x' * 2**27)\n"
        "def work(x):\n    time.sleep(0.5)\n    return len(held) + x\n"
        "with m.get_context('fork').Pool(6) as pool:\n    print(sum(pool.map(work, range(6))))\n"
    )
    course.snippet("one", code)
    assert shown(course) == f"{6 * 2**27 + 15}\n"


UDP = """
import ctypes, socket
libc = ctypes.CDLL(None, use_errno=True)
for family in socket.AF_INET, socket.AF_INET6, socket.AF_UNIX:
    for kind in socket.SOCK_STREAM, socket.SOCK_DGRAM:
        print(libc.socket(family, kind, 0) >= 0, end=" ")
"""


@pytest.mark.parametrize("fork", [True, False])
def test_native_code_makes_no_socket_of_the_network_udp_neither(cold: Course, fork: bool) -> None:
    cold.settings(fork=fork)
    cold.snippet("one", UDP)
    text = "".join(output["text"] for output in cold.outputs("one"))
    assert text == "False False False False True True "


PROBE = """
import socket
try:
    socket.socket(socket.AF_INET6).bind(("::1", 0))
    found = True
except OSError:
    found = False
"""


SOCKET = "socket.socket(socket.AF_INET, socket.SOCK_DGRAM, fileno=socket.socketpair()[0].detach())"
REACHES = (  # where the system gives sockets, as macOS does, the last two would have one
    "socket.create_connection(('127.0.0.1', 9))",
    f"{SOCKET}.connect(('127.0.0.1', 9))",
    f"{SOCKET}.sendto(b'x', ('127.0.0.1', 9))",
)


@pytest.mark.parametrize("fork", [True, False])
def test_a_module_may_try_whether_there_is_a_network_and_finds_none(
    course: Course, fork: bool
) -> None:
    """As urllib3 does when it is imported, and so requests and keras do."""
    course.settings(fork=fork)
    course.write("tools/probe.py", PROBE)
    look = f"import sys\nsys.path.insert(0, {str(course.root / 'tools')!r})\nimport probe"
    course.snippet("one", f"{look}\nprint(probe.found)")
    assert "".join(output["text"] for output in course.outputs("one")) == "False\n"
    for reaches in REACHES:
        course.write("tools/probe.py", PROBE + reaches)
        assert "RefusedError: it opens a network socket to 127.0.0.1; snippets" in course.problem()


CHANGES = {
    "mode": "chmod 700 data/inner/table.csv",
    "times": "touch -d 2001-01-01 data/inner/table.csv",
    "link": "ln -s $PWD/data/inner/table.csv mine; chmod 700 mine",
}


@pytest.mark.skipif(landlock_version() < 3, reason="elsewhere it is a copy that changes")
@pytest.mark.parametrize("what", CHANGES)
def test_native_code_that_changes_more_than_the_content_of_data_is_seen(
    course: Course, what: str
) -> None:
    course.write("data/inner/table.csv", "1")
    course.snippet("one", f"import os\nos.system({CHANGES[what]!r});")
    said = "it changes data/inner/table.csv; a snippet writes only into its working folder"
    assert said in course.problem()
