"""The stand-ins teach what the real data teaches, and hold none of its rows."""

import gzip
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

REPOSITORY = Path(__file__).parent.parent
DATA = REPOSITORY / "data"
SHARED = REPOSITORY.parent / "shared" / "data"
sys.path.insert(0, str(DATA))

import make_standins  # noqa: E402
import measure  # noqa: E402
from measure import BILLS, CREDIT, DEFAULT, HOUSES, PAYMENTS, STATUSES  # noqa: E402

from press.datasets import load_registry  # noqa: E402

TAUGHT_HOUSES = [
    *("price", "log_price", "sqft_lot", "log_sqft_lot", "sqft_living", "bedrooms"),
    *("bathrooms", "floors", "grade", "waterfront", "yr_built"),
]
TAUGHT_CREDIT = [
    *("LIMIT_BAL", "EDUCATION", "MARRIAGE", "AGE", "PAY_0", "PAY_2"),
    *(*BILLS, *PAYMENTS[:3], DEFAULT),
]


def unpacked(name: str) -> bytes:
    return gzip.decompress((DATA / "standin" / f"{name}.gz").read_bytes())


def table(content: bytes) -> list[list[str]]:
    return [line.split(",") for line in content.decode("ascii").splitlines()]


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    path = tmp_path_factory.mktemp("houses") / HOUSES
    path.write_bytes(unpacked(HOUSES))
    return measure.read_houses(path)


@pytest.fixture(scope="module")
def credit(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    path = tmp_path_factory.mktemp("credit") / CREDIT
    path.write_bytes(unpacked(CREDIT))
    return measure.read_credit(path)


def facts(name: str) -> dict[str, Any]:
    return json.loads((DATA / "facts" / f"{Path(name).stem}.json").read_text("utf-8"))


def real_files() -> Path:
    if not (SHARED / HOUSES).is_file() or not (SHARED / CREDIT).is_file():
        pytest.skip("the real files are not beside this repository")
    return SHARED


def largest_gap(view: pd.DataFrame, target: pd.DataFrame, taught: list[str]) -> tuple[float, str]:
    found = view[taught].corr()
    gaps = (found - target.loc[taught, taught]).abs().to_numpy()
    i, j = np.unravel_index(gaps.argmax(), gaps.shape)
    return float(gaps.max()), f"{taught[i]} and {taught[j]}"


# How they are made


@pytest.mark.parametrize("name", [HOUSES, CREDIT])
def test_the_same_facts_give_the_same_bytes(name: str) -> None:
    assert make_standins.make(name) == unpacked(name)


@pytest.mark.parametrize("name", [HOUSES, CREDIT])
def test_the_packed_file_tells_neither_time_nor_name(name: str) -> None:
    head = (DATA / "standin" / f"{name}.gz").read_bytes()[:10]
    assert head[3] == 0  # no flags, so no name
    assert head[4:8] == bytes(4)


@pytest.mark.parametrize("name", [HOUSES, CREDIT])
def test_the_registry_knows_the_stand_in_and_its_columns(name: str) -> None:
    dataset = next(d for d in load_registry(DATA) if d.file == name)
    content = unpacked(name)
    assert hashlib.sha256(content).hexdigest() == dataset.standin_sha256
    frame = pd.read_csv(DATA / dataset.standin)
    types = [(column, str(kind)) for column, kind in frame.dtypes.items()]
    assert types == [(column.name, column.type) for column in dataset.columns]


def test_the_facts_are_those_of_the_real_files() -> None:
    folder = real_files()
    houses = measure.measure_houses(measure.read_houses(folder / HOUSES))
    credit = measure.measure_credit(measure.read_credit(folder / CREDIT))
    assert json.loads(json.dumps(houses)) == facts(HOUSES)
    assert json.loads(json.dumps(credit)) == facts(CREDIT)


@pytest.mark.parametrize("name", [HOUSES, CREDIT])
def test_no_row_of_the_real_file_is_in_the_stand_in(name: str) -> None:
    real = table((real_files() / name).read_bytes())
    mine = table(unpacked(name))
    assert mine[0] == real[0]
    # Without the id: a row that differs in nothing else would be a copy too.
    assert not {tuple(row[1:]) for row in real[1:]} & {tuple(row[1:]) for row in mine[1:]}


@pytest.mark.parametrize("name", [HOUSES, CREDIT])
def test_the_header_and_the_number_of_rows_are_the_real_ones(name: str) -> None:
    real = (real_files() / name).read_bytes().splitlines()
    mine = unpacked(name).splitlines()
    assert mine[0] == real[0]
    assert len(mine) == len(real)


# Houses


def test_houses_have_the_real_number_of_rows_and_of_distinct_ids(houses: pd.DataFrame) -> None:
    assert len(houses) == 21_613
    assert houses["id"].nunique() == 21_436
    assert houses["id"].str.fullmatch(r"\d{10}").all()
    assert 1_000 < houses["id"].str.startswith("0").sum() < 3_000


def test_a_house_sold_again_is_the_same_house_at_a_later_day(houses: pd.DataFrame) -> None:
    again = houses[houses["id"].duplicated(keep=False)].groupby("id")
    assert (again.nunique().drop(columns=["date", "price"]) == 1).all(axis=None)
    assert all(sale["date"].is_monotonic_increasing for _, sale in again)


def test_houses_are_written_as_the_real_file_is() -> None:
    rows = table(unpacked(HOUSES))
    assert all(re.fullmatch(r'"\d{10}"', row[0]) for row in rows[1:])
    assert all(re.fullmatch(r'"201[45]\d{4}T000000"', row[1]) for row in rows[1:])
    assert {row[7] for row in rows[1:]} == {f'"{n}"' for n in ("1", "1.5", "2", "2.5", "3", "3.5")}
    assert all(re.fullmatch(r'"98\d{3}"', row[16]) for row in rows[1:])
    prices = {row[2] for row in rows[1:]}
    scientific = {price for price in prices if "e" in price}
    assert all(re.fullmatch(r"\d(\.\d{1,5})?e\+006", price) for price in scientific)
    assert all(int(price) < 1_000_000 for price in prices - scientific)
    assert not any('"' in row[column] for row in rows[1:] for column in (2, 3, 5, 6, 14, 17, 18))


def test_one_house_of_ordinary_size_has_33_bedrooms(houses: pd.DataFrame) -> None:
    odd = houses[houses["bedrooms"] > 11]
    assert odd["bedrooms"].tolist() == [33]
    assert odd["sqft_living"].between(1_400, 1_800).all()


def test_areas_and_years_of_a_house_agree(houses: pd.DataFrame) -> None:
    parts = houses["sqft_above"] + houses["sqft_basement"]
    assert (houses["sqft_living"] == parts).all()
    assert 0.55 < (houses["sqft_basement"] == 0).mean() < 0.65
    renovated = houses[houses["yr_renovated"] > 0]
    assert (renovated["yr_renovated"] > renovated["yr_built"]).all()
    assert houses["zipcode"].nunique() == 70
    assert not houses.isna().any(axis=None)


def test_the_mean_price_is_the_real_one_within_half_a_percent(houses: pd.DataFrame) -> None:
    assert houses["price"].mean() == pytest.approx(540_088.14, rel=0.005)


def test_the_regression_on_lot_size_is_the_real_one(houses: pd.DataFrame) -> None:
    real, found = facts(HOUSES)["regression"], measure.regression(houses)
    assert real["loss_at_0.1_0.1"] == 145.4465
    assert found["loss_at_0.1_0.1"] == pytest.approx(145.4465, rel=0.01)
    assert found["slope"] == pytest.approx(real["slope"], rel=0.05)
    assert found["intercept"] == pytest.approx(real["intercept"], rel=0.05)


def test_the_taught_columns_of_houses_correlate_as_the_real_ones(houses: pd.DataFrame) -> None:
    target = make_standins.correlation_table(facts(HOUSES))
    gap, pair = largest_gap(measure.view_houses(houses), target, TAUGHT_HOUSES)
    assert gap < 0.05, pair


def test_houses_correlate_as_in_the_real_file(houses: pd.DataFrame) -> None:
    real = measure.view_houses(measure.read_houses(real_files() / HOUSES))
    gap, pair = largest_gap(measure.view_houses(houses), real.corr(), TAUGHT_HOUSES)
    assert gap < 0.05, pair


@pytest.mark.parametrize("column", ["price", "sqft_living", "sqft_lot", "yr_built"])
def test_quantiles_of_houses_are_the_real_ones(houses: pd.DataFrame, column: str) -> None:
    real = measure.read_houses(real_files() / HOUSES)[column]
    steps = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]
    assert houses[column].quantile(steps).tolist() == pytest.approx(
        real.quantile(steps).tolist(), rel=0.03
    )


# Credit


def test_credit_has_the_real_columns_and_number_of_rows(credit: pd.DataFrame) -> None:
    assert credit["ID"].tolist() == list(range(1, 30_001))
    assert [name for name in credit if name.startswith("PAY_") and len(name) == 5] == [*STATUSES]
    assert "PAY_1" not in credit
    assert not credit.isna().any(axis=None)


@pytest.mark.parametrize("column", ["SEX", "EDUCATION", "MARRIAGE", "AGE", "LIMIT_BAL", *STATUSES])
def test_every_category_of_credit_is_as_frequent_as_it_is(
    credit: pd.DataFrame, column: str
) -> None:
    counted: dict[float, int] = {}
    for stratum in facts(CREDIT)["strata"].values():
        found = stratum["columns"][column]
        for level, count in zip(found["levels"], found["counts"], strict=True):
            counted[level] = counted.get(level, 0) + count
    assert credit[column].value_counts().to_dict() == counted


def test_undocumented_codes_occur(credit: pd.DataFrame) -> None:
    assert {0, 5, 6} < set(credit["EDUCATION"])
    assert 0 in set(credit["MARRIAGE"])


def test_credit_is_written_as_the_real_file_is() -> None:
    rows = table(unpacked(CREDIT))
    assert all(re.fullmatch(r'"[\w.]+"', name) for name in rows[0])
    values = [value for row in rows[1:] for value in row]
    assert all(re.fullmatch(r"-?\d+|-?\de\+0[56]", value) for value in values)
    assert not any(re.fullmatch(r"-?\d00000+", value) for value in values)
    assert sum(row[1] == "5e+05" for row in rows) > 100


def test_the_default_rate_is_the_real_one(credit: pd.DataFrame) -> None:
    assert credit[DEFAULT].mean() == pytest.approx(0.2212, abs=0.01)


def test_default_depends_on_the_latest_status_as_it_does(credit: pd.DataFrame) -> None:
    rates = credit.groupby(credit["PAY_0"].clip(-2, 3))[DEFAULT].mean()
    for status, rate in facts(CREDIT)["default_by_PAY_0"].items():
        assert rates[int(status)] == pytest.approx(rate, abs=0.05), status


def test_a_model_tells_defaulters_by_their_statuses(credit: pd.DataFrame) -> None:
    late = credit[[*STATUSES]].clip(-2, 3).astype("category")
    features = pd.get_dummies(late).to_numpy(float)
    train, held_out = slice(0, 20_000), slice(20_000, None)
    model = LogisticRegression(max_iter=500).fit(features[train], credit[DEFAULT][train])
    chances = model.predict_proba(features[held_out])[:, 1]
    assert roc_auc_score(credit[DEFAULT][held_out], chances) > 0.72


def test_the_taught_columns_of_credit_correlate_as_the_real_ones(credit: pd.DataFrame) -> None:
    target = make_standins.correlation_table(facts(CREDIT))
    gap, pair = largest_gap(measure.view_credit(credit), target, TAUGHT_CREDIT)
    assert gap < 0.05, pair


def test_credit_correlates_as_in_the_real_file(credit: pd.DataFrame) -> None:
    real = measure.view_credit(measure.read_credit(real_files() / CREDIT))
    gap, pair = largest_gap(measure.view_credit(credit), real.corr(), TAUGHT_CREDIT)
    assert gap < 0.05, pair


@pytest.mark.parametrize("column", [*BILLS, *PAYMENTS])
def test_quantiles_of_amounts_are_the_real_ones(credit: pd.DataFrame, column: str) -> None:
    real = measure.read_credit(real_files() / CREDIT)[column]
    steps = [0.1, 0.25, 0.5, 0.75, 0.9, 0.99]
    assert credit[column].quantile(steps).tolist() == pytest.approx(
        real.quantile(steps).tolist(), rel=0.05, abs=60
    )
