"""Models are drawn on a machine that has neither Graphviz nor a browser."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from press import ForkedPool, load_project, make_build
from press.testing import Course

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
GRAPH = 'digraph {a [label=<<table><tr><td bgcolor="black">Dense</td></tr></table>>]; a -> b}'
NESTED = """
import keras

inner = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="hidden")], name="inner")
image = keras.Input((4,), name="image")
model = keras.Model(image, keras.layers.Dense(1, activation="relu")(inner(image)), name="outer")
"""
OPTIONS = {  # and what of the drawing they add
    "show_shapes=True": "Output shape",
    "show_dtype=True": "float32",
    "show_layer_names=True": " (Sequential)",
    "rankdir='LR'": "Dense",
    "expand_nested=True": "cluster",
    "dpi=60": "Dense",
    "show_layer_activations=True": "relu",
    "show_trainable=True": "Trainable",
    "splines='curved'": "Dense",
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A PATH that holds no program at all."""
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


def dot(*arguments: str, path: str = "", text: str = GRAPH) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "PATH": path or os.environ["PATH"]}
    command = [str(BIN / "dot"), *arguments]
    return subprocess.run(command, env=environment, input=text.encode(), capture_output=True)


@pytest.mark.parametrize("kind", ["png", "svg", "json", "plain"])
def test_dot_draws_the_bytes_of_graphviz_pure(kind: str) -> None:
    pure = [str(BIN / "graphviz-pure"), f"-T{kind}"]
    expected = subprocess.run(pure, input=GRAPH.encode(), capture_output=True, check=True).stdout
    drawn = dot(f"-T{kind}")
    assert (drawn.returncode, drawn.stderr) == (0, b"")
    assert drawn.stdout == expected
    assert len(expected) > 50


def test_dot_says_what_it_is() -> None:
    assert b"graphviz-pure version" in dot("-V").stderr


def test_an_empty_graph_is_a_blank_page_of_postscript(tmp_path: Path) -> None:
    """This is how Keras, through pydot, asks whether Graphviz is there."""
    empty = tmp_path / "empty.dot"
    empty.write_text("digraph G {\n}\n")
    drawn = dot("-Tps", str(empty))
    assert (drawn.returncode, drawn.stderr) == (0, b"")
    assert drawn.stdout.startswith(b"%!PS-Adobe")


@pytest.mark.parametrize(
    ("arguments", "text", "said"),
    [
        (("-Tps", "graph.dot"), GRAPH, 'Format: "ps" not recognized'),
        (("-Tpdf", "graph.dot"), GRAPH, 'Format: "pdf" not recognized'),
        (("-Tps", "nowhere.dot"), GRAPH, "not recognized"),
        (("-Tpng", "nowhere.dot"), GRAPH, "can't open nowhere.dot"),
        (("-Tpng", "graph.dot"), "digraph {a -> ", "syntax error in line"),
        (("-Z",), GRAPH, "option -Z unrecognized"),
    ],
)
def test_what_dot_cannot_do_is_one_clear_error(
    arguments: tuple[str, ...],
    text: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("graph.dot").write_text(text)
    done = dot(*arguments)
    assert done.returncode != 0
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout == b""


def test_a_graphviz_on_the_path_draws_what_only_it_can(tmp_path: Path) -> None:
    graphviz = tmp_path / "dot"
    graphviz.write_text('#!/bin/sh\necho "the real one: $*"\nexit 3\n')
    graphviz.chmod(0o755)
    path = f"{BIN}{os.pathsep}{tmp_path}"
    done = dot("-Tpdf", path=path)
    assert (done.stdout, done.returncode) == (b"the real one: -Tpdf\n", 3)
    assert dot("-Tplain", path=path).stdout.startswith(b"graph ")


def test_keras_draws_a_model_with_every_option(tmp_path: Path) -> None:
    course = Course(tmp_path)
    quiet = {"CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "3"}
    course.settings(preload=["tensorflow", "keras"], memory_mb=2560, seconds=60, environment=quiet)
    drawings = [
        f"# %% d{number}\nprint(keras.utils.model_to_dot(model, {option}).create_svg().decode())"
        for number, option in enumerate(OPTIONS)
    ]
    draw = f"# %% png\nkeras.utils.plot_model(model, 'm.png', {', '.join(OPTIONS)})"
    code = "\n".join([f"# %% model\n{NESTED}", *drawings, draw])
    course.snippet("drawn", code, 'alt="The model"')
    build = course.build()
    assert not build.problems, "\n".join(map(str, build.problems))
    cells = build.results["snippets/drawn.py"].cells
    assert "image/png" in cells["png"][0]["data"]
    for number, (option, text) in enumerate(OPTIONS.items()):
        assert text in cells[f"d{number}"][0]["text"], option


def test_the_course_lacks_no_program() -> None:
    """All that its environment can bring is there; nothing of the system's is asked for."""
    project = load_project(ROOT)
    for word in (program.word for program in project.settings.programs.values()):
        assert project.lacks(word) == ""


def test_a_drawing_of_the_course_is_made_on_a_bare_path() -> None:
    name = "snippets/keras_api/lost_summary.py"
    project = load_project(ROOT)
    with ForkedPool(project) as pool:
        build = make_build(project, pool, only=[name], fresh=True)
    assert build.results[name].ok, build.results[name]
    needs = build.results[name].needs  # what drew counts, with all that it is made of
    assert "dot" in needs.programs
    assert "programs/dot.py" in needs.files
    assert "graphviz-pure" in needs.libraries
    figures = [
        output["data"]
        for outputs in build.results[name].cells.values()
        for output in outputs
        if "image/png" in output.get("data", {})
    ]
    assert len(figures) == 1
