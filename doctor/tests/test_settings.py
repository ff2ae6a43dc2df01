"""A project's own settings, and the ways into it: pre-commit, a workflow of GitHub, a terminal."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CODE = "import tensorflow as tf\nimport numpy as np\ntf.log(np.float)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("a.py", "old/b.py", "old/deep/c.py", "new/old/d.py", "new/made_e.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(CODE)
    return tmp_path


def run(folder: Path, *command: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    arguments = [str(part) for part in command]
    return subprocess.run(arguments, cwd=folder, capture_output=True, text=True, env=env)


def doctor(folder: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    return run(folder, sys.executable, "-m", "doctor", *arguments)


def found(folder: Path, *arguments: object) -> set[tuple[str, str]]:
    done = doctor(folder, "--output-format", "json", *arguments)
    assert done.returncode == 1, done.stderr
    return {(one["path"], one["code"]) for one in json.loads(done.stdout)["findings"]}


def test_a_project_chooses_codes_and_leaves_out_files(project: Path) -> None:
    settings = '[tool.doctor]\nselect = ["data"]\nexclude = ["old/deep", "new/*", "made_*"]\n'
    (project / "pyproject.toml").write_text(settings)
    assert found(project, ".") == {("a.py", "np-float"), ("old/b.py", "np-float")}
    assert found(project / "old", "b.py") == {("b.py", "np-float")}
    assert doctor(project, "new/made_e.py").returncode == 0  # as a hook names it
    (project / "pyproject.toml").write_text(
        '[tool.doctor]\nignore = ["np-float"]\nexclude = ["old"]\n'
    )
    assert found(project, ".") == {("a.py", "tf-log"), ("new/made_e.py", "tf-log")}


def test_the_command_line_has_the_last_word(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.doctor]\nselect = ["data"]\n')
    assert found(project, "--select", "tf-log", "a.py") == {("a.py", "tf-log")}


def test_a_table_of_another_tool_is_none_of_ours(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.ruff]\nselect = ["E"]\n# doctor\n')
    assert len(found(project, "a.py")) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[tool.doctor\n", "pyproject.toml: Expected ']'"),
        ('[tool.doctor]\nselect = "data"\n', "tool.doctor.select is no list of texts"),
        ("[tool.doctor]\nignore = [1]\n", "tool.doctor.ignore is no list of texts"),
        ("[tool.doctor]\nselct = []\n", "tool.doctor has no setting `selct`; it has select,"),
        ('[tool.doctor]\nselect = ["tf-lgo"]\n', "no code or part is named tf-lgo"),
        ("tool.doctor = 1\n", "tool.doctor is no table"),
    ],
)
def test_settings_that_say_nothing_useful_get_one_line(project: Path, text: str, says: str) -> None:
    (project / "pyproject.toml").write_text(text)
    done = doctor(project, "a.py")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"{project / 'pyproject.toml'}: " in done.stderr
    assert says in done.stderr


def test_the_hook_runs_without_being_installed(project: Path) -> None:
    [look, mend] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert {hook["language"] for hook in (look, mend)} == {"script"}
    done = run(project, *(f"{ROOT}/{look['entry']}".split()), "a.py", PYTHONPATH="")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("a.py:3:1 tf-log")
    run(project, *(f"{ROOT}/{mend['entry']}".split()), "a.py", PYTHONPATH="")
    assert (project / "a.py").read_text() == CODE.replace("tf.", "tf.math.").replace("np.f", "f")


def test_the_action_annotates_what_it_is_asked_for(project: Path) -> None:
    action = yaml.safe_load((ROOT / "doctor" / "action.yml").read_text())
    [step] = action["runs"]["steps"]
    given = {"paths": "a.py new", "options": "--select tf-log"}
    told = {"github.action_path": str(ROOT / "doctor")}
    told |= {f"inputs.{name}": value for name, value in given.items()}
    assert set(given) == set(action["inputs"])
    said = {name: told[value[3:-2].strip()] for name, value in step["env"].items()}
    done = run(project, "bash", "-e", "-c", step["run"], PYTHONPATH="", **said)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert [line.partition(",")[0] for line in lines] == [
        f"::error file={name}" for name in ("a.py", "new/made_e.py", "new/old/d.py")
    ]


def test_a_bar_is_drawn_on_a_terminal_for_many_files_and_is_gone_then(project: Path) -> None:
    def said(count: int) -> str:
        for number in range(count):
            (project / f"new/f{number}.py").write_text("x = 1\n")
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "doctor", "new"]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=project, stdout=subprocess.PIPE, stderr=theirs, env=env)
        os.write(theirs, b"end")
        text = ""
        while not text.endswith("end"):
            text += os.read(ours, 10_000).decode()
        os.close(ours)
        os.close(theirs)
        return text

    assert said(3) == "end"
    many = said(100)
    assert "\r[===============               ] 51 of 102 files\r" in many
    assert many.endswith("files\r\x1b[Kend")
    assert doctor(project, "new").stderr == ""  # no terminal
