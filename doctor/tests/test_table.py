"""What was written then is recognised, line and row; what is written now isn't."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from doctor import Finding, Knowledge, Source, check, read_source
from doctor.knowledge import DATA, Row

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "snippets"
TABLE = json.loads((DATA / "table.json").read_text("utf-8"))
UNSEEN = {row["id"]: row["unseen"] for row in TABLE["rows"] if "unseen" in row}
SEEN = [row for row in TABLE["rows"] if "unseen" not in row]
THEN = sorted(
    path
    for path in SNIPPETS.glob("from_2020/*/*_then.py")
    if not (path.parent / "errors.toml").exists()  # wrong at any time, not old
)
OTHERS = sorted(path for path in SNIPPETS.rglob("*.py") if not path.name.endswith("_then.py"))
ON_PURPOSE = {
    "by_design/activation_places.py": ["tf-function-on-input"],
    "computer_vision/predict_classes_gone.py": ["predict-classes"],
    "first_steps/lists_refused.py": ["predict-on-a-list"],
    "first_steps/network.py": ["input-shape-argument"],
    "from_2020/traps/decay_ignored.py": ["decay", "decay"],
    "from_2020/traps/h5_refused.py": ["h5-string-loss"],
    "from_2020/traps/lr_attribute.py": ["lr-assigned", "lr-read"],
    "keras_api/estimator_gone.py": ["estimator"],
    "keras_api/input_shape_warns.py": ["input-shape-argument"],
    "keras_api/letters_predicted.py": ["predict-classes"],
    "keras_api/lost_loading.py": ["custom-class-load"],
    "keras_api/summary_reading.py": ["summary-unbuilt"],
    "keras_api/tf_on_symbolic_input.py": ["tf-function-on-input"],
    "keras_api/untracked_weights.py": ["tf-variable-in-layer", "tf-variable-in-layer"],
    "linear_models/minimize_gone.py": ["minimize"],
    "neural_networks/dense_list.py": ["layer-on-a-list"],
    "neural_networks/optimizer_names.py": ["decay", "lr-assigned"],
}
"""Snippets of the course that show what fails today, and what."""


def read(path: Path) -> Source:
    source = read_source(str(path), path.read_bytes())
    assert isinstance(source, Source), source
    return source


def then_of(row: dict[str, str]) -> Path:
    return SNIPPETS / "from_2020" / row["part"] / f"{row['id'].replace('-', '_')}_then.py"


def cell_then(text: str) -> range:
    """The lines of the cell that shows what was written then."""
    lines = text.split("\n")
    begin = next(n for n, line in enumerate(lines, 1) if re.match(r"# %% then\b", line))
    ends = [n for n, line in enumerate(lines, 1) if n > begin and line.startswith("# %%")]
    return range(begin, ends[0] if ends else len(lines) + 1)


@pytest.mark.parametrize("row", SEEN, ids=lambda row: row["id"])
def test_what_was_written_then_is_flagged_on_its_line_with_its_row(
    knowledge: Knowledge, row: dict[str, str]
) -> None:
    source = read(then_of(row))
    found = [one for one in check(source, knowledge) if one.code == row["id"]]
    assert all(one.certain == (row["id"] not in LOOKS) for one in found)
    found = [one for one in found if one.line in cell_then(source.text)]
    assert any(is_about(one, knowledge.rows[row["id"]]) for one in found)


WORD = re.compile(r"[A-Za-z_]\w+")
LOOKS = {"dropout-by-position"}
"""What is right in newer code and wrong in older, and worth no more than a look."""
LINES = {
    "generator-inputs-in-a-list": "model.fit(batches(), ",
    "generator-yields-a-list": "model.fit(batches(), ",
    "lambda-safe-mode": 'keras.models.load_model("model.keras")',
    "layer-on-a-list": "layer([[1.0, 2.0, 3.0]])",
    "np-bool": "isinstance(True, np.bool)",
    "own-optimizer": "class Descent(",
    "read-only-values": "prices[0] =",
    "saved-model-call": "loaded(tf.ones((1, 3)))",
    "squares-of-other-rank": "tf.keras.losses.mse(y, prediction)",
}
"""What stands in the line of a row, where it shares no word with the line in the table."""


def is_about(finding: Finding, row: Row) -> bool:
    """The line, or those that it goes on in, have a word of the line that the table gives."""
    lines = range(finding.line, finding.end_line + 1)
    if row.code in LINES:
        return LINES[row.code] in finding.piece.source_line(finding.line)
    said = {word for n in lines for word in WORD.findall(finding.piece.source_line(n))}
    return bool(said & (set(WORD.findall(row.then)) - {"keras", "tf", "np", "pd", "model"}))


@pytest.mark.parametrize("path", THEN, ids=lambda path: path.stem)
def test_each_file_of_then_is_flagged_by_some_row_or_listed(
    knowledge: Knowledge, path: Path
) -> None:
    found = check(read(path), knowledge)
    assert found or path.stem.removesuffix("_then").replace("_", "-") in UNSEEN


def test_at_most_one_row_in_twelve_shows_in_a_run_alone_and_says_why() -> None:
    assert len(UNSEEN) * 12 <= len(TABLE["rows"])
    assert all(len(reason.split()) > 4 for reason in UNSEEN.values())


def test_a_message_that_a_run_raised_is_handed_on_word_for_word(knowledge: Knowledge) -> None:
    """Of the rows whose snippets raise, nine in ten say just what is accepted beside them."""
    raising = [row for row in SEEN if row["outcome"] == "raises"]
    verbatim = 0
    for row in raising:
        found = [one for one in check(read(then_of(row)), knowledge) if one.code == row["id"]]
        accepted = f"{row['exception']}: {row['message'].strip()}"
        same = [one for one in found if one.says == accepted]
        assert all(one.executed == (one.says == accepted) for one in found)
        verbatim += bool(same)
    assert verbatim >= 0.9 * len(raising)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.relative_to(SNIPPETS).as_posix())
def test_nothing_fires_on_what_runs_today(knowledge: Knowledge, path: Path) -> None:
    found = [one.code for one in check(read(path), knowledge)]
    assert found == ON_PURPOSE.get(path.relative_to(SNIPPETS).as_posix(), [])


def test_the_table_in_the_package_is_that_of_the_course() -> None:
    """If this fails, `python doctor/making/make_table.py` writes it anew."""
    made = subprocess.run(
        [sys.executable, "-c", "import make_table; print(make_table.text(), end='')"],
        cwd=ROOT / "doctor" / "making",
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout == (DATA / "table.json").read_text("utf-8")


def test_no_row_says_of_a_name_that_is_there_that_it_is_gone(knowledge: Knowledge) -> None:
    index = knowledge.index
    still = [
        (row["id"], name)
        for row in SEEN
        if row.get("message", "").startswith(("module '", "No module"))
        for when in row["when"]
        for name in when.get("name", ())
        if index.knows(name) and index.find(name)
    ]
    assert still == []


def test_the_index_is_of_the_installed_packages(knowledge: Knowledge) -> None:
    """If this fails, `python doctor/making/make_index.py` writes it anew, in about a minute."""
    from importlib.metadata import version

    installed = {name: version(name) for name in knowledge.index.versions}
    assert knowledge.index.versions == installed


def test_a_finding_says_since_which_tensorflow_it_is_so(tmp_path: Path) -> None:
    file = tmp_path / "old.py"
    file.write_text(
        "import keras\nkeras.Sequential().fit_generator(None)\nimport tensorflow as tf\n"
    )

    def said(*options: str) -> str:
        command = [sys.executable, "-m", "doctor", *options]
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path).stdout

    assert "see from-2020/training.html#fit-generator; so since TensorFlow 2.16" in said("old.py")
    (finding,) = json.loads(said("--output-format", "json", "old.py"))["findings"]
    assert finding["since"] == "2.16"
    assert "since: TensorFlow 2.16" in said("--explain", "fit-generator")


def test_most_rows_know_since_when_and_none_guesses() -> None:
    known = [row["since"] for row in TABLE["rows"] if "since" in row]
    assert len(known) > 150
    assert all(re.fullmatch(r"(< )?[12]\.\d+", since) for since in known)
