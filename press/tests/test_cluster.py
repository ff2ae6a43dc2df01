"""Works that run on the nodes of a Dask cluster, as they would on this machine."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from press.testing import BIN, MKDOCS, Course, running, wait

distributed = pytest.importorskip("distributed", reason="needs worked-press[dask]")

CODE = """
import numpy as np
print(np.arange(3).sum(), {0})
open('scratch.txt', 'w').write('gone afterwards')
"""


class Cluster:
    """A scheduler and its nodes, processes of their own on loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.nodes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        file = folder / "scheduler.log"
        assert wait(lambda: "Scheduler at:" in file.read_text()), file.read_text()
        line = next(x for x in file.read_text().splitlines() if "Scheduler at:" in x)
        self.address = line.rpartition(" ")[2]

    def join(self, threads: int = 1, env: dict[str, str] | None = None) -> None:
        name = self.name(len(self.nodes))
        options = ["--no-nanny", "--no-dashboard", "--nthreads", str(threads), "--name", name]
        folder = ["--local-directory", str(self.folder / name)]
        log = self.folder / f"{name}.log"
        self.nodes.append(
            self._start("worker", self.address, *options, *folder, name=name, env=env)
        )
        assert wait(lambda: "Registered to:" in log.read_text()), log.read_text()

    def name(self, number: int) -> str:
        return f"node{number}"

    def alive(self) -> list[int]:
        """The nodes that are there, by number."""
        return [number for number, node in enumerate(self.nodes) if node.poll() is None]

    def grow(self, nodes: int) -> "Cluster":
        """Join so many that as many are there."""
        while len(self.alive()) < nodes:
            self.join()
        return self

    def _start(
        self, kind: str, *arguments: str, name: str = "", env: dict[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        dashboard = ["--no-dashboard"] if kind == "scheduler" else []
        with (self.folder / f"{name or kind}.log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", kind, *arguments, *dashboard],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={**os.environ, **(env or {})},
                start_new_session=True,
            )

    def close(self) -> None:
        for process in [*self.nodes, self.scheduler]:
            process.kill()
            process.wait()


@contextmanager
def cluster(folder: Path, nodes: int) -> Iterator[Cluster]:
    made = Cluster(folder)
    try:
        for _ in range(nodes):
            made.join()
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster"), 0) as made:
        yield made


@pytest.fixture
def nodes(shared: Cluster) -> Cluster:
    """A cluster of two nodes at least, whatever became of those before."""
    return shared.grow(2)


def book(course: Course, count: int) -> None:
    course.write("data/table.csv", "1,2,3")
    for number in range(count):
        course.snippet(f"s{number}", CODE.format(number))
    course.snippet(
        "reader", "import numpy as np\nprint(np.loadtxt('data/table.csv', delimiter=','))"
    )
    course.snippet(
        "drawn", "import matplotlib.pyplot as plt\nplt.plot([1, 2]);", 'alt="A line that rises."'
    )


def zygotes(folder: Path) -> list[str]:
    """Those that work below a folder, and the snippets that they forked."""
    return [command for command in running(folder) if "zygote" in command]


def site(course: Course) -> dict[str, bytes]:
    """The built site, by file."""
    course.write("mkdocs.yml", MKDOCS)
    done = course.command(str(BIN / "mkdocs"), "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    files = (file for file in (course.root / "site").rglob("*") if file.is_file())
    return {file.relative_to(course.root).as_posix(): file.read_bytes() for file in files}


def test_a_site_made_by_two_nodes_is_byte_identical_to_a_local_one(
    cold: Course, nodes: Cluster
) -> None:
    book(cold, 6)
    here = site(cold)
    cold.command("rm", "-rf", ".press", "site")
    cold.settings(scheduler=nodes.address)
    assert site(cold) == here
    assert cold.ran() == set(), "what the nodes gave is in the store"
    assert not zygotes(nodes.folder)


def test_a_node_is_not_lost_because_dask_looks_too(
    cold: Course, nodes: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dask's client asks for the scheduler from time to time, and for none of its nodes. Here, each
    time between our question and our look at what was answered."""
    asked = distributed.Client.sync

    def overtaken(self: Any, *arguments: Any, **options: Any) -> object:
        found = asked(self, *arguments, **options)
        asked(self, self._update_scheduler_info)
        return found

    monkeypatch.setattr(distributed.Client, "sync", overtaken)
    book(cold, 2)
    cold.settings(scheduler=nodes.address)
    assert cold.ran() == {"s0", "s1", "reader", "drawn"}
    assert cold.ran() == set(), "what the nodes gave is in the store"


def test_a_changed_file_is_sent_again_and_no_other(cold: Course, nodes: Cluster) -> None:
    book(cold, 2)
    cold.settings(scheduler=nodes.address)
    assert cold.ran() == {"s0", "s1", "reader", "drawn"}
    cold.write("data/table.csv", "4,5,6")
    assert cold.ran() == {"reader"}
    assert "[4. 5. 6.]" in str(cold.outputs("reader"))


def test_a_node_that_is_killed_has_its_works_run_elsewhere(cold: Course, nodes: Cluster) -> None:
    for number in range(6):
        cold.snippet(f"s{number}", f"import time\ntime.sleep(1)\nprint({number})")
    cold.settings(scheduler=nodes.address)
    press = cold.start(sys.executable, "-m", "press.doors.cli", "run")
    number = nodes.alive()[0]
    inside = nodes.folder / nodes.name(number)
    assert wait(lambda: zygotes(inside))
    os.kill(nodes.nodes[number].pid, signal.SIGKILL)
    said, _ = press.communicate(timeout=300)
    assert press.returncode == 0, said
    assert "6 run, 0 from the store" in said
    assert wait(lambda: not running(inside)), "the dead node's zygote and snippets end"
    cold.settings(scheduler="")
    assert cold.ran() == set()


def test_a_node_of_other_versions_is_refused_with_one_line(
    cold: Course, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    info = other / "numpy-0.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 0.1\n")
    (info / "RECORD").write_text("numpy/__init__.py,,\n")
    book(cold, 2)
    with cluster(tmp_path_factory.mktemp("cluster"), 0) as made:
        made.join(env={"PYTHONPATH": str(other)})
        cold.settings(scheduler=made.address)
        refused = cold.press("run")
        assert refused.returncode == 1
        assert "no node can run this book" in refused.stderr
        assert "→ 0.1" in refused.stderr
        assert not cold.entries()
        made.join()
        mixed = cold.press("run")
        assert mixed.returncode == 0, mixed.stderr
        assert mixed.stderr.count("is left out: numpy") == 1
    cold.settings(scheduler="")
    assert cold.ran() == set()


def test_an_interrupted_run_leaves_nothing_on_the_nodes(cold: Course, nodes: Cluster) -> None:
    for number in range(4):
        cold.snippet(f"s{number}", "import time\ntime.sleep(60)")
    cold.settings(scheduler=nodes.address)
    press = cold.start(sys.executable, "-m", "press.doors.cli", "run")
    assert wait(lambda: len(zygotes(nodes.folder)) > 2)
    os.kill(press.pid, signal.SIGINT)
    press.communicate(timeout=300)
    assert wait(lambda: not zygotes(nodes.folder))
    alive = [nodes.folder / nodes.name(number) for number in nodes.alive()]
    assert wait(lambda: not [left for folder in alive for left in folder.glob("**/press/*")])


def test_a_work_that_takes_node_after_node_with_it_is_named(cold: Course, nodes: Cluster) -> None:
    nodes.grow(4)
    cold.settings(seconds=300, scheduler=nodes.address)
    cold.snippet("heavy", "import time\ntime.sleep(60)")
    press = cold.start(sys.executable, "-m", "press.doors.cli", "run")
    for _ in range(3):
        found: list[subprocess.Popen[bytes]] = []
        assert wait(lambda: found.extend(busy(nodes)) or found)  # noqa: B023
        found[0].kill()
        found[0].wait()
    said, _ = press.communicate(timeout=300)
    assert press.returncode == 1
    assert "3 nodes of the cluster died while it ran" in said


def busy(made: Cluster) -> list["subprocess.Popen[bytes]"]:
    """The nodes that run a snippet now: it works in a scratch folder below theirs."""
    return [
        made.nodes[number]
        for number in made.alive()
        if list((made.folder / made.name(number)).glob("**/scratch/tmp"))
    ]


def test_a_scheduler_that_does_not_answer_is_one_line(cold: Course) -> None:
    cold.snippet("one", "print(1)")
    cold.settings(scheduler="tcp://127.0.0.1:9")
    done = cold.press("run")
    assert done.returncode == 1
    assert "no scheduler at tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
