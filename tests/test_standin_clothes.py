"""The stand-in for Fashion-MNIST has the real files' form and looks, and none of their pixels."""

import gzip
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

REPOSITORY = Path(__file__).parent.parent
DATA = REPOSITORY / "data"
REAL = REPOSITORY.parent / "shared" / "data" / "fashion-mnist"
sys.path.insert(0, str(DATA))

import draw_clothes  # noqa: E402
from draw_clothes import CLASSES, FILES, read_idx  # noqa: E402

Edition = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@pytest.fixture(scope="module")
def standin() -> Edition:
    images, labels, test_images, test_labels = (read_idx(DATA / "standin" / f) for f in FILES)
    return images, labels, test_images, test_labels


@pytest.fixture(scope="module")
def real_facts() -> dict[str, Any]:
    return json.loads((DATA / "facts" / "fashion_mnist.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def drawn_facts(standin: Edition) -> dict[str, Any]:
    return draw_clothes.measure_images(standin[0], standin[1])


# How they are written


@pytest.mark.parametrize(
    ("name", "header"),
    [
        (FILES[0], [0x803, 6000, 28, 28]),
        (FILES[1], [0x801, 6000]),
        (FILES[2], [0x803, 1000, 28, 28]),
        (FILES[3], [0x801, 1000]),
    ],
)
def test_a_file_begins_with_the_idx_header_and_ends_with_its_last_value(
    name: str, header: list[int]
) -> None:
    content = gzip.decompress((DATA / "standin" / name).read_bytes())
    assert np.frombuffer(content, ">u4", len(header)).tolist() == header
    assert len(content) == 4 * len(header) + int(np.prod(header[1:]))


@pytest.mark.parametrize("name", FILES)
def test_the_packed_file_tells_neither_time_nor_name(name: str) -> None:
    head = (DATA / "standin" / name).read_bytes()[:10]
    assert head[3] == 0  # no flags, so no name
    assert head[4:8] == bytes(4)


def test_all_files_together_are_small() -> None:
    assert sum((DATA / "standin" / name).stat().st_size for name in FILES) < 3.5e6


def test_keras_reads_them_from_its_folder_offline(tmp_path: Path, standin: Edition) -> None:
    folder = tmp_path / "datasets" / "fashion-mnist"
    folder.mkdir(parents=True)
    for name in FILES:
        (folder / name).write_bytes((DATA / "standin" / name).read_bytes())
    code = """
import keras
(images, labels), (test_images, test_labels) = keras.datasets.fashion_mnist.load_data()
print(images.shape, int(images.sum()), int(labels[0]), test_images.shape, int(test_labels[0]))
"""
    environment = os.environ | {"KERAS_HOME": str(tmp_path), "CUDA_VISIBLE_DEVICES": "-1"}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    images, labels, test_images, test_labels = standin
    expected = (images.shape, int(images.sum()), labels[0], test_images.shape, test_labels[0])
    assert ran.stdout.split("\n")[-2] == " ".join(str(part) for part in expected)


# What is in them


def test_images_are_bytes_of_28_by_28_with_a_label_each(standin: Edition) -> None:
    images, labels, test_images, test_labels = standin
    assert {array.dtype for array in standin} == {np.dtype(np.uint8)}
    assert images.shape == (6000, 28, 28)
    assert labels.shape == (6000,)
    assert test_images.shape == (1000, 28, 28)
    assert test_labels.shape == (1000,)


def test_every_class_has_an_equal_share(standin: Edition) -> None:
    assert np.bincount(standin[1]).tolist() == [600] * 10
    assert np.bincount(standin[3]).tolist() == [100] * 10


def test_the_classes_are_shuffled(standin: Edition) -> None:
    shares = np.bincount(standin[1][5000:], minlength=10)
    assert shares.min() >= 70
    assert shares.max() <= 130


def test_the_first_three_test_images_are_of_the_classes_of_the_real_ones(
    standin: Edition,
) -> None:
    assert standin[3][:3].tolist() == [9, 2, 1]
    if REAL.is_dir():
        assert read_idx(REAL / FILES[3])[:3].tolist() == [9, 2, 1]


def test_no_two_images_are_the_same(standin: Edition) -> None:
    images = np.concatenate([standin[0], standin[2]])
    assert len({image.tobytes() for image in images}) == len(images)


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others() -> None:
    once, again = draw_clothes.make(30, 10), draw_clothes.make(30, 10)
    other = draw_clothes.make(30, 10, seed=draw_clothes.SEED + 1)
    assert once == again
    assert once[FILES[0]] != other[FILES[0]]


def test_the_program_draws_the_images_that_are_stored(standin: Edition) -> None:
    facts = json.loads((DATA / "facts" / "fashion_mnist.json").read_text("utf-8"))
    drawn = draw_clothes.draw_all(standin[1][:20], facts, draw_clothes.SEED)
    # Another processor may round a value differently; no eye sees that.
    assert np.abs(drawn.astype(int) - standin[0][:20]).max() <= 1


# How like the real ones they are


def test_the_whole_is_as_light_as_the_real_images(
    drawn_facts: dict[str, Any], real_facts: dict[str, Any]
) -> None:
    assert drawn_facts["mean"] == pytest.approx(real_facts["mean"], abs=6)
    assert drawn_facts["sd"] == pytest.approx(real_facts["sd"], abs=5)
    assert drawn_facts["zero_share"] == pytest.approx(real_facts["zero_share"], abs=0.03)


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_is_as_light_and_as_large_as_the_real_one(
    name: str, drawn_facts: dict[str, Any], real_facts: dict[str, Any]
) -> None:
    drawn, real = drawn_facts["classes"][name], real_facts["classes"][name]
    assert drawn["mean"] == pytest.approx(real["mean"], abs=12)
    assert drawn["sd"] == pytest.approx(real["sd"], abs=10)
    assert drawn["zero_share"] == pytest.approx(real["zero_share"], abs=0.05)
    assert drawn["rows_used"] == pytest.approx(real["rows_used"], abs=3)
    assert drawn["columns_used"] == pytest.approx(real["columns_used"], abs=2.5)
    gaps = np.subtract(drawn["median_gray_of_images"], real["median_gray_of_images"])
    assert np.abs(gaps).max() <= 30


def nearest_class_mean(standin: Edition) -> np.ndarray:
    images, labels, test_images, _ = (array.astype(float) for array in standin)
    means = np.stack([images[labels == kind].mean(axis=0) for kind in range(10)])
    return ((test_images[:, None] - means) ** 2).sum(axis=(2, 3)).argmin(axis=1)


def test_the_nearest_class_mean_is_right_often_but_not_always(standin: Edition) -> None:
    accuracy = float((nearest_class_mean(standin) == standin[3]).mean())
    assert 0.4 < accuracy < 0.9


def test_shirts_are_the_hardest_to_tell(standin: Edition) -> None:
    right = nearest_class_mean(standin) == standin[3]
    recall = [float(right[standin[3] == kind].mean()) for kind in range(10)]
    assert int(np.argmin(recall)) == CLASSES.index("Shirt")


def test_the_facts_are_those_of_the_real_files(real_facts: dict[str, Any]) -> None:
    if not REAL.is_dir():
        pytest.skip("the real files are not beside this repository")
    found = draw_clothes.measure_images(read_idx(REAL / FILES[0]), read_idx(REAL / FILES[1]))
    assert json.loads(json.dumps(found)) == real_facts


def test_no_real_image_is_in_the_stand_in(standin: Edition) -> None:
    if not REAL.is_dir():
        pytest.skip("the real files are not beside this repository")
    real = np.concatenate([read_idx(REAL / FILES[0]), read_idx(REAL / FILES[2])])
    known = {hashlib.sha256(image.tobytes()).digest() for image in real}
    drawn = np.concatenate([standin[0], standin[2]])
    assert not {hashlib.sha256(image.tobytes()).digest() for image in drawn} & known
