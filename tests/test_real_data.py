"""The published results of the curriculum, on the real data where it lies beside the project."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from shared_store import store_beside

from hooks import older_numbers
from hooks.older_numbers import Row
from press import Build, ForkedPool, Project, datasets, load_book, load_project, make_build

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "data"

PUBLISHED = (
    "{log_scale} loss_function(0.1, 0.1):.4f",
    "{loss_of_variable} loss(1.0):.4f",
    "{price_squared} mean_squared_price:.4e",
    "{fashion_linear} accuracy:.4f",
)
GOALS = (
    "{first_classifier} curves['val_accuracy'][-1]:.4f",
    "{housing-prices} score.loc['both', 'test']:.0f",
    "{credit-default} score.loc['both', 'test']:.4f",
    "{credit-default} score.loc['network', 'test']:.4f",
    "{sign-language-letters} np.mean(results):.4f",
    "{fashion} np.mean(results):.4f",
)

pytestmark = pytest.mark.skipif(
    not (REAL / "kc_house_data.csv").is_file(),
    reason="the real data is not there; `press data fetch` brings it",
)


def only_settings(_: str, names: list[str]) -> list[str]:
    return [name for name in names if name != "keras.json"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the course with the real data, in the same store: what reads no data is known."""
    root = tmp_path_factory.mktemp("real")
    for name in ("docs", "snippets"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, root / name)
    (root / "data").mkdir()
    shutil.copy(ROOT / "data" / "registry.toml", root / "data")
    shutil.copytree(ROOT / "data" / "keras", root / "data" / "keras", ignore=only_settings)
    datasets.use(root / "data", REAL)
    (root / "docs" / "published.md").write_text(" ".join(f"`{text}`" for text in PUBLISHED + GOALS))
    project = load_project(root)
    store_beside(load_project(ROOT), project.home / "store")
    return project


@pytest.fixture(scope="module")
def build(project: Project) -> Build:
    """All but what takes minutes."""
    return build_some(project, lambda name: project.seconds(name) == project.settings.seconds)


@pytest.fixture(scope="module")
def long(project: Project) -> Build:
    """What takes minutes: the labs, and the thirty epochs of chapter 5.1."""
    return build_some(project, lambda name: project.seconds(name) != project.settings.seconds)


def build_some(project: Project, wanted: Callable[[str], bool]) -> Build:
    names = [name for name in load_book(project).works if wanted(name)]
    # One edition after the other: what both show is executed once.
    with FileLock(load_project(ROOT).home / "lock"), ForkedPool(project) as pool:
        return make_build(project, pool, only=names)


def value(build: Build, stem: str, expression: str) -> float:
    return float(said(build, stem, expression))


def said(build: Build, stem: str, expression: str) -> str:
    kind, text = build.results[build.book.by_name[stem][0]].values[expression]
    assert kind == "ok", text
    return text


OLDER = [row for row in older_numbers.all_rows() if row.verdict == "same"]


@pytest.fixture(scope="module")
def older(project: Project) -> Build:
    """What the page "Numbers of the older course" calls the same."""
    stems = {row.asked[0] for row in OLDER}
    return build_some(project, lambda name: Path(name).stem in stems)


@pytest.mark.parametrize("row", OLDER, ids=[f"{row.what} {row.printed}" for row in OLDER])
def test_a_number_of_the_older_course_comes_out_on_the_real_data(row: Row, older: Build) -> None:
    assert older_numbers.agrees(row.printed, said(older, *row.asked))


def test_the_whole_course_holds_on_the_real_data(build: Build) -> None:
    assert not build.problems


def moved(build: Build) -> list[str]:
    """What is not as accepted on the real data, but for the values that these tests ask for.

    What was accepted on stand-ins alone, `press check` names.
    """
    asked = [f"'{text.partition('} ')[2]} = " for text in PUBLISHED + GOALS]
    said = [problem.message for result in build.results.values() for problem in build.drift(result)]
    ours = [
        *(f"expected nothing, now {text}" for text in asked),
        "nothing accepted yet on real data",
    ]
    return [message for message in said if not any(text in message for text in ours)]


def test_nothing_has_moved_since_it_was_accepted_on_the_real_data(build: Build) -> None:
    assert moved(build) == []


def test_every_page_that_reads_data_says_that_it_is_the_real_data(build: Build) -> None:
    files = {dataset.file for dataset in datasets.load_registry(build.book.project.data)}
    read = [
        r for r in build.results.values() if {f"data/{name}" for name in files} & {*r.needs.files}
    ]
    assert read
    assert {build.edition_of(result) for result in read} == {"real data"}


def test_the_loss_at_intercept_and_slope_one_tenth_is_as_published(build: Build) -> None:
    assert value(build, "log_scale", "loss_function(0.1, 0.1):.4f") == 145.4465


def test_the_loss_of_a_scalar_at_one_is_as_published(build: Build) -> None:
    assert value(build, "loss_of_variable", "loss(1.0):.4f") == 3.0


def test_the_mean_squared_price_is_the_first_loss_of_the_estimators(build: Build) -> None:
    assert value(build, "price_squared", "mean_squared_price:.4e") == 4.2647e11


def test_a_linear_model_of_clothes_is_right_as_often_as_published(build: Build) -> None:
    assert value(build, "fashion_linear", "accuracy:.4f") == pytest.approx(0.83, abs=0.01)


def test_the_smallest_network_learns_as_published(build: Build) -> None:
    shown = build.results["snippets/first_steps/network.py"].cells
    said = {
        name: outputs[0]["text"] for name, outputs in shown.items() if outputs and name != "curve"
    }
    prediction = float(said["predict"].split(":")[1])
    assert prediction == pytest.approx(18.98, abs=0.01)
    weight, bias = said["weights"].split("y = ")[1].split("x ")
    assert float(weight) == pytest.approx(1.997, abs=0.002)
    assert float(bias) == pytest.approx(-0.990, abs=0.005)
    lines = (said["fit"] + said["more"]).splitlines()
    losses = {int(line.split()[1][:-1]): float(line.split("loss ")[1]) for line in lines}
    assert losses[1] == pytest.approx(3.3, abs=0.1)
    assert losses[10] < 1
    assert losses[500] == pytest.approx(2.6e-5, rel=0.05)


@pytest.mark.slow
def test_what_takes_minutes_holds_on_the_real_data(long: Build) -> None:
    assert not long.problems
    assert long.results
    assert moved(long) == []


@pytest.mark.slow
def test_the_first_classifier_reaches_the_published_accuracy(long: Build) -> None:
    accuracy = value(long, "first_classifier", "curves['val_accuracy'][-1]:.4f")
    assert accuracy == pytest.approx(0.89, abs=0.01)


@pytest.mark.slow
def test_the_labs_reach_their_goals(long: Build) -> None:
    """On a test set that was looked at once; letters and clothes by the means over three seeds."""
    assert value(long, "housing-prices", "score.loc['both', 'test']:.0f") <= 40_000
    assert value(long, "credit-default", "score.loc['both', 'test']:.4f") >= 0.78
    assert value(long, "credit-default", "score.loc['network', 'test']:.4f") >= 0.77
    assert value(long, "sign-language-letters", "np.mean(results):.4f") >= 0.95
    assert value(long, "fashion", "np.mean(results):.4f") >= 0.90
