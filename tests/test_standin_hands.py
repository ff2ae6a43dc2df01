"""The drawn hands have the real file's form and gray levels, and are neither easy nor hopeless."""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.neighbors import NearestCentroid

REPOSITORY = Path(__file__).parent.parent
DATA = REPOSITORY / "data"
REAL = REPOSITORY.parent / "shared" / "data"
sys.path.insert(0, str(DATA))

import draw_hands  # noqa: E402
from draw_hands import LETTERS, TEST, TEST_PEOPLE, TRAIN, TRAIN_PEOPLE  # noqa: E402

COPIES = {
    TRAIN: draw_hands.copies(TRAIN_PEOPLE),
    TEST: draw_hands.copies(TEST_PEOPLE),
}
FILES = pytest.mark.parametrize("name", [TRAIN, TEST])
PIXELS = [f"pixel{k}" for k in range(1, 785)]


def unpacked(name: str) -> bytes:
    return gzip.decompress((DATA / "standin" / f"{name}.gz").read_bytes())


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    folder = tmp_path_factory.mktemp("hands")
    for name in (TRAIN, TEST):
        (folder / name).write_bytes(unpacked(name))
    return {name: pd.read_csv(folder / name) for name in (TRAIN, TEST)}


def facts(name: str) -> dict[str, Any]:
    return draw_hands.read_facts()["train" if name == TRAIN else "test"]


@FILES
def test_the_header_is_the_real_files(name: str) -> None:
    header = unpacked(name).split(b"\r\n", 1)[0].decode("ascii")
    assert header == ",".join(["label", *PIXELS])


@FILES
def test_lines_end_as_in_the_real_file(name: str) -> None:
    content = unpacked(name)
    assert content.count(b"\r\n") == content.count(b"\n") == len(COPIES[name]) + 1
    assert content.endswith(b"\r\n")


@FILES
def test_a_row_is_a_label_and_gray_levels(name: str, tables: dict[str, pd.DataFrame]) -> None:
    table = tables[name]
    assert table.shape == (len(COPIES[name]), 785)
    assert set(table.dtypes) == {np.dtype("int64")}
    assert table[PIXELS].to_numpy().min() == 0
    assert table[PIXELS].to_numpy().max() == 255


@FILES
def test_the_four_letters_are_about_equally_frequent(
    name: str, tables: dict[str, pd.DataFrame]
) -> None:
    shares = tables[name]["label"].value_counts(normalize=True)
    assert sorted(shares.index) == [0, 1, 2, 3]
    assert shares.between(0.2, 0.3).all()


def test_labels_come_in_no_order(tables: dict[str, pd.DataFrame]) -> None:
    labels = tables[TRAIN]["label"].to_numpy()
    assert 0.2 < np.mean(labels[1:] == labels[:-1]) < 0.3


@FILES
@pytest.mark.parametrize("letter", LETTERS)
def test_gray_levels_are_near_those_of_the_real_train_file(
    name: str, letter: str, tables: dict[str, pd.DataFrame]
) -> None:
    drawn = draw_hands.measure_letters(tables[name])["letters"][letter]
    real = facts(TRAIN)["letters"][letter]
    assert drawn["mean"] == pytest.approx(real["mean"], abs=10)
    assert drawn["spread"] == pytest.approx(real["spread"], abs=7)
    assert drawn["spread_of_means"] == pytest.approx(real["spread_of_means"], abs=6)
    assert drawn["mean_of_spreads"] == pytest.approx(real["mean_of_spreads"], abs=9)
    assert drawn["deciles"] == pytest.approx(real["deciles"], abs=22)


def test_no_two_pictures_are_the_same(tables: dict[str, pd.DataFrame]) -> None:
    assert not pd.concat(tables.values())[PIXELS].duplicated().any()


def test_the_test_file_shows_other_people() -> None:
    assert not set(TRAIN_PEOPLE) & set(TEST_PEOPLE)
    people = {*TRAIN_PEOPLE, *TEST_PEOPLE}
    assert len({draw_hands.person(draw_hands.SEED, n) for n in people}) == len(people)


@FILES
def test_each_hand_is_there_in_five_to_ten_copies(name: str) -> None:
    counts = Counter((row.shot, row.label) for row in COPIES[name])
    assert {*counts.values()} == {5, 6, 7, 8, 9, 10}


@FILES
def test_copies_of_a_hand_are_nearer_to_one_another_than_to_other_hands(
    name: str, tables: dict[str, pd.DataFrame]
) -> None:
    """By the measure of the letters lab: nearly all below its limit of 0.3, nearly no others."""
    pictures = tables[name][PIXELS].to_numpy(float)
    pictures -= pictures.mean(axis=1, keepdims=True)
    pictures /= pictures.std(axis=1, keepdims=True)
    squares = np.maximum(2 - 2 * (pictures @ pictures.T) / 784, 0)
    hands = np.array([4 * row.shot + row.label for row in COPIES[name]])
    same = hands[:, None] == hands
    np.fill_diagonal(same, False)
    assert np.mean(squares[same] < 0.3**2) > 0.85
    assert np.mean(squares[hands[:, None] != hands] < 0.3**2) < 0.001
    order = np.flatnonzero(hands == hands[0])
    assert np.ptp(order) > len(hands) / 4, "copies lie all over the file"


@FILES
def test_the_same_seed_draws_the_stored_files(name: str) -> None:
    drawn = draw_hands.letters_csv(draw_hands.draw_letters(COPIES[name][:40]))
    assert drawn == draw_hands.letters_csv(draw_hands.draw_letters(COPIES[name][:40]))
    assert unpacked(name).startswith(drawn)


def test_another_seed_draws_other_hands() -> None:
    first, second = (draw_hands.draw_letters(COPIES[TRAIN][:3], seed) for seed in (1, 2))
    assert not (first[PIXELS].to_numpy() == second[PIXELS].to_numpy()).all(axis=1).any()


@FILES
def test_compressed_files_have_no_date(name: str) -> None:
    packed = (DATA / "standin" / f"{name}.gz").read_bytes()
    assert packed[4:8] == bytes(4)


def test_both_files_are_small() -> None:
    sizes = [(DATA / "standin" / f"{name}.gz").stat().st_size for name in (TRAIN, TEST)]
    assert sum(sizes) < 4_000_000


def test_the_nearest_mean_picture_is_a_fair_guess_and_no_more(
    tables: dict[str, pd.DataFrame],
) -> None:
    train, test = tables[TRAIN][:2000], tables[TEST]
    guess = NearestCentroid().fit(train[PIXELS].to_numpy(), train["label"])
    assert 0.4 < guess.score(test[PIXELS].to_numpy(), test["label"]) < 0.95


def test_facts_hold_no_picture() -> None:
    text = json.dumps(draw_hands.read_facts())
    assert len(text) < 4_000
    assert "pixel" not in text


@FILES
@pytest.mark.skipif(not (REAL / TRAIN).is_file(), reason="the real data is not there")
def test_no_drawn_picture_is_a_real_one(name: str, tables: dict[str, pd.DataFrame]) -> None:
    real = pd.read_csv(REAL / name).astype("int64")
    known = {row.tobytes() for row in real[PIXELS].to_numpy()}
    assert not known & {row.tobytes() for row in tables[name][PIXELS].to_numpy()}


@FILES
@pytest.mark.skipif(not (REAL / TRAIN).is_file(), reason="the real data is not there")
def test_facts_are_those_of_the_real_files(name: str) -> None:
    assert draw_hands.measure_letters(pd.read_csv(REAL / name)) == facts(name)
