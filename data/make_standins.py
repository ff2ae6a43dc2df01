"""Make the stand-ins from the facts about the real data, never from its rows.

    python data/make_standins.py      # writes data/standin/*.csv.gz

Same facts, same seed, same bytes. Rows are made stratum by stratum (houses by the size
of the lot, clients by repayment status), since what holds in one fails in another.
Within a stratum the columns are drawn together from a Gaussian copula: normal scores
with the right correlations, turned into quantities by each column's quantile table or
its counts of categories. Correlations of the scores are adjusted until those of the
quantities match the facts. What a copula can't say (a zip code depends on the kind
of house) is drawn afterwards, given the columns already there.
"""

from __future__ import annotations

import datetime
import gzip
import io
import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from measure import (
    AREAS,
    BILLS,
    CREDIT,
    CREDIT_LEVELS,
    DEFAULT,
    HOUSE_LEVELS,
    HOUSES,
    PAYMENTS,
    PROBABILITIES,
    STATUSES,
    Facts,
    kind,
    view_credit,
    view_houses,
)
from scipy.special import ndtri

HERE = Path(__file__).parent
# Clients who never used their card differ in five columns only, so that chance alone may
# draw one who is real; with this seed it draws none (tests/test_standins.py).
SEED = 2

Pair = tuple[str, str]
Measures = Mapping[str, Mapping[str, float]]
Columns = Mapping[str, np.ndarray]
Build = Callable[[Facts, Columns, Columns], pd.DataFrame]


# Drawing from a Gaussian copula


def ranks(scores: np.ndarray) -> np.ndarray:
    """Return each score's rank as a probability, in steps of 1/n from 0.5/n."""
    place = np.empty(len(scores), np.intp)
    place[np.argsort(scores, kind="stable")] = np.arange(len(scores))
    return (place + 0.5) / len(scores)


def white_noise(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """Return normal scores whose sample correlations are exactly zero."""
    noise = ndtri(rng.random((rows, columns)))
    noise -= noise.mean(axis=0)
    return noise @ np.linalg.inv(np.linalg.cholesky(np.cov(noise, rowvar=False))).T


def nearest_correlation(matrix: np.ndarray) -> np.ndarray:
    """Return a positive definite correlation matrix close to a symmetric matrix."""
    values, vectors = np.linalg.eigh(matrix)
    fixed = (vectors * np.maximum(values, 1e-3)) @ vectors.T
    scale = np.sqrt(np.diag(fixed))
    return fixed / np.outer(scale, scale)


def draw_stratum(
    stratum: Facts,
    measures: Measures,
    build: Build,
    view: Callable[[pd.DataFrame], pd.DataFrame],
    rng: np.random.Generator,
    only: Mapping[Pair, Pair],
) -> pd.DataFrame:
    """Return a stratum's rows: build's quantities of ranks drawn from a Gaussian copula."""
    target = correlation_table(stratum)
    names = [name for name in measures if name in target]
    noise = white_noise(rng, stratum["rows"], len(names))
    dice = {name: rng.random(stratum["rows"]) for name in measures}
    middle = {name: np.full(stratum["rows"], 0.5) for name in measures}

    def draw(scores: np.ndarray) -> pd.DataFrame:
        drawn = noise @ np.linalg.cholesky(scores).T
        rank = {name: ranks(column) for name, column in zip(names, drawn.T, strict=True)}
        return build(stratum, middle | rank, dice)

    ways = {name: measures[name] for name in names}
    return draw(calibrate(lambda scores: view(draw(scores)), target, ways, only))


def calibrate(
    drawn_view: Callable[[np.ndarray], pd.DataFrame],
    target: pd.DataFrame,
    measures: Measures,
    only: Mapping[Pair, Pair],
    steps: int = 40,
) -> np.ndarray:
    """Return the correlations of scores whose drawn view has the target's correlations.

    A column is measured in one or more ways (raw, log, rank), each with a weight; the
    mean error over the ways of both columns is what is corrected. ``only`` names the one
    way for a pair whose relation has to be exact.
    """
    names = list(measures)
    used = [way for name in names for way in measures[name]]
    target = target.loc[used, used]
    ways = np.array([[measures[name].get(way, 0) for way in used] for name in names], float)
    ways /= ways.sum(axis=1, keepdims=True)
    scores = nearest_correlation(ways @ target.to_numpy() @ ways.T)
    for _ in range(steps):
        found = np.corrcoef(drawn_view(scores)[used].to_numpy(), rowvar=False)
        gap = target.to_numpy() - np.nan_to_num(found)
        error = ways @ gap @ ways.T
        for (a, b), (way_a, way_b) in only.items():
            i, j = names.index(a), names.index(b)
            error[i, j] = error[j, i] = gap[used.index(way_a), used.index(way_b)]
        np.fill_diagonal(error, 0)
        scores = nearest_correlation(np.clip(scores + 0.7 * error, -0.995, 0.995))
    return np.round(scores, 6)


def correlation_table(facts: Facts) -> pd.DataFrame:
    """Return the facts' correlations as a square table."""
    names, lower = facts["correlations"]["names"], facts["correlations"]["lower"]
    table = np.eye(len(names))
    for i, row in enumerate(lower):
        table[i, : i + 1] = table[: i + 1, i] = row
    return pd.DataFrame(table, index=names, columns=names)


# From ranks to quantities


def from_quantiles(stratum: Facts, name: str, rank: np.ndarray) -> np.ndarray:
    """Return the quantities at ranks, between quantiles as on a logarithmic scale."""
    table = np.arcsinh(stratum["columns"][name]["quantiles"])
    rows = len(rank)
    from_first_to_last = (rank * rows - 0.5) / (rows - 1)
    return np.sinh(np.interp(from_first_to_last, PROBABILITIES, table))


def from_counts(facts: Facts, name: str, rank: np.ndarray) -> np.ndarray:
    """Return the categories at ranks, as often as they were counted."""
    column = facts["columns"][name]
    edges = np.cumsum(column["counts"]) / sum(column["counts"])
    return np.asarray(column["levels"])[np.searchsorted(edges[:-1], rank, side="right")]


def to_grain(facts: Facts, name: str, values: np.ndarray, dice: np.ndarray) -> np.ndarray:
    """Round values as people do: to 1,000 here, to 5 there; never by over an eighth."""
    grains = facts["columns"][name]["grains"]
    sizes = np.array([int(size) for size in grains])
    edges = np.cumsum(list(grains.values()))
    size = sizes[np.minimum(np.searchsorted(edges, dice), len(sizes) - 1)]
    size = np.where(size * 4 > np.abs(values), sizes[-1], size)
    return np.round(values / size) * size


# Houses

HOUSE_MEASURES: Measures = {
    "price": {"price": 2, "log_price": 1},
    **{name: {name: 1, f"log_{name}": 1} for name in AREAS},
    **{name: {name: 1} for name in (*HOUSE_LEVELS, "yr_built", "renovated", "basement_share")},
}
HOUSE_COLUMNS = [
    *("id", "date", "price", "bedrooms", "bathrooms", "sqft_living", "sqft_lot", "floors"),
    *("waterfront", "view", "condition", "grade", "sqft_above", "sqft_basement", "yr_built"),
    *("yr_renovated", "zipcode", "lat", "long", "sqft_living15", "sqft_lot15"),
]


def make_houses(facts: Facts, seed: int = SEED) -> pd.DataFrame:
    """Return house sales drawn from facts, one row a sale, in no particular order."""
    rng = np.random.default_rng(seed)
    only = {("price", "sqft_lot"): ("log_price", "log_sqft_lot")}
    parts = [
        draw_stratum(stratum, HOUSE_MEASURES, build_houses, view_houses, rng, only)
        for stratum in facts["strata"].values()
    ]
    houses = shuffled(parts, rng)
    _place_houses(facts, houses, rng)
    _date_sales(facts, houses, rng)
    _sell_again(facts, houses, rng)
    _give_one_house_many_bedrooms(facts, houses)
    return houses[HOUSE_COLUMNS]


def shuffled(parts: Sequence[pd.DataFrame], rng: np.random.Generator) -> pd.DataFrame:
    """Return the parts as one table with its rows in random order."""
    whole = pd.concat(parts, ignore_index=True)
    return whole.iloc[rng.permutation(len(whole))].reset_index(drop=True)


def build_houses(facts: Facts, rank: Columns, dice: Columns) -> pd.DataFrame:
    """Return a stratum's houses, before they have a place, a date and an id."""
    tables = ("price", *AREAS)
    columns = {name: from_quantiles(facts, name, rank[name]) for name in tables}
    columns = {name: to_grain(facts, name, columns[name], dice[name]) for name in tables}
    columns["yr_built"] = np.round(from_quantiles(facts, "yr_built", rank["yr_built"]))
    for name in HOUSE_LEVELS:
        columns[name] = from_counts(facts, name, rank[name])
    columns["bedrooms"] = np.minimum(columns["bedrooms"], 11)
    share = from_quantiles(facts, "basement_share", rank["basement_share"])
    living = columns["sqft_living"]
    columns["sqft_basement"] = np.where(share > 0.01, np.round(living * share / 10) * 10, 0)
    columns["sqft_above"] = living - columns["sqft_basement"]
    renovated = from_counts(facts, "renovated", rank["renovated"])
    columns["yr_renovated"] = renovated * _year_after(facts, columns["yr_built"], dice["renovated"])
    houses = pd.DataFrame(columns)
    return houses.assign(id="", date="", zipcode="", lat=0.0, long=0.0)


def _year_after(facts: Facts, built: np.ndarray, dice: np.ndarray) -> np.ndarray:
    """Return a year of renovation later than the year built; 0 if there is none left."""
    years = facts["columns"]["yr_renovated"]["quantiles"]
    passed = np.interp(built, years, PROBABILITIES)
    year = np.interp(passed + dice * (1 - passed), PROBABILITIES, years)
    return np.where(built < years[-1], np.maximum(np.round(year), built + 1), 0)


def _place_houses(facts: Facts, houses: pd.DataFrame, rng: np.random.Generator) -> None:
    """Draw each house's zip code given its kind, and a place within the zip code."""
    places = facts["neighbourhoods"]
    standard = kind(houses).to_numpy()
    likely = np.array([_log_likelihood(standard, place) for place in places])
    edges = np.cumsum(np.exp(likely - likely.max(axis=0)), axis=0)
    chosen = (edges < rng.random(len(houses)) * edges[-1]).sum(axis=0)
    houses["zipcode"] = np.array([str(place["zipcode"]) for place in places])[chosen]
    for name, digits in (("lat", 4), ("long", 3)):
        centre, spread = np.array([place[name] for place in places])[chosen].T
        # 1.7 standard deviations each way, evenly: towns end, normal curves don't.
        houses[name] = np.round(centre + spread * (rng.random(len(houses)) - 0.5) * 3.4, digits)


def _log_likelihood(standard: np.ndarray, place: Facts) -> np.ndarray:
    away = standard - np.array(place["mean"])
    covariance = np.array(place["covariance"])
    covariance += 0.03 * np.eye(len(covariance))
    distance = (away @ np.linalg.inv(covariance) * away).sum(axis=1)
    return np.log(place["count"]) - 0.5 * (distance + np.linalg.slogdet(covariance)[1])


def _date_sales(facts: Facts, houses: pd.DataFrame, rng: np.random.Generator) -> None:
    first = datetime.date.fromisoformat(facts["first_day"])
    last = datetime.date.fromisoformat(facts["last_day"])
    days = [first + datetime.timedelta(n) for n in range((last - first).days + 1)]
    weekday = np.array([facts["sales_by_weekday"][day.weekday()] for day in days], float)
    months = np.array([day.strftime("%Y%m") for day in days])
    for month, sales in facts["sales_by_month"].items():
        weekday[months == month] *= sales / weekday[months == month].sum()
    edges = np.cumsum(weekday) / weekday.sum()
    stamps = np.array([day.strftime("%Y%m%dT000000") for day in days])
    houses["date"] = stamps[np.searchsorted(edges[:-1], rng.random(len(houses)))]


def _sell_again(facts: Facts, houses: pd.DataFrame, rng: np.random.Generator) -> None:
    """Number the houses, and let some rows be later sales of the house a row above."""
    again = facts["resales"]
    steps, gains = [float(step) for step in again["gain"]], list(again["gain"].values())
    houses["id"] = _new_ids(facts, len(houses), rng)
    fixed = [name for name in houses if name not in ("date", "price")]
    times = [3] * again["sold_three_times"] + [2] * again["sold_twice"]
    # Three rows for each house, so that no two houses meet.
    spots = 3 * rng.choice(len(houses) // 3, len(times), replace=False)
    for spot, sales in zip(spots, times, strict=True):
        rows = list(range(spot, spot + sales))
        gain = np.interp(rng.random(), steps, gains)
        growth = gain ** np.linspace(-0.5, 0.5, sales)
        houses.loc[rows, fixed] = houses.loc[[spot] * sales, fixed].to_numpy()
        houses.loc[rows, "price"] = np.round(houses.loc[spot, "price"] * growth / 500) * 500
        houses.loc[rows, "date"] = sorted(houses.loc[rows, "date"])
    if houses["id"].nunique() != facts["unique_ids"]:
        raise ValueError("two houses were given one id: change SEED")


def _new_ids(facts: Facts, rows: int, rng: np.random.Generator) -> list[str]:
    """Return distinct ids of ten digits, some with leading zeros, many ending in 0."""
    leading, trailing = facts["ids_with_leading_zero"], facts["ids_ending_in_zero"]
    stems = rng.choice(900_000_000, rows, replace=False) + 100_000_000
    stems = np.where(rng.random(rows) < leading, stems // 10, stems)
    ends = np.where(rng.random(rows) < trailing, 0, rng.integers(1, 10, rows))
    return [f"{stem:09d}{end}" for stem, end in zip(stems, ends, strict=True)]


def _give_one_house_many_bedrooms(facts: Facts, houses: pd.DataFrame) -> None:
    """Give a house of ordinary size the bedrooms of a palace, as a typist once did."""
    quirk = facts["most_bedrooms"]
    away = (houses["sqft_living"] - quirk["sqft_living_about"]).abs()
    alone = ~houses["id"].duplicated(keep=False) & (houses["bedrooms"] == 3)
    houses.loc[away[alone].idxmin(), "bedrooms"] = quirk["bedrooms"]


# Credit card clients

# The largest payments make the raw correlations and little else: hence weights above 1.
CREDIT_MEASURES: Measures = {
    **{name: {name: 1} for name in CREDIT_LEVELS},
    "AGE": {"AGE": 1, "rank_AGE": 1},
    **{name: {name: 3, f"rank_{name}": 1} for name in ("LIMIT_BAL", *BILLS)},
    **{name: {name: 4, f"rank_{name}": 1} for name in PAYMENTS},
}
CREDIT_COLUMNS = [
    *("ID", "LIMIT_BAL", "SEX", "EDUCATION", "MARRIAGE", "AGE"),
    *(*STATUSES, *BILLS, *PAYMENTS, DEFAULT),
]


def make_credit(facts: Facts, seed: int = SEED) -> pd.DataFrame:
    """Return credit card clients drawn from facts, one row a client."""
    rng = np.random.default_rng(seed)
    pairs = itertools.combinations(PAYMENTS[:3], 2)
    only = {pair: pair for pair in pairs}
    parts = [
        draw_stratum(stratum, CREDIT_MEASURES, build_clients, view_credit, rng, only)
        for stratum in facts["strata"].values()
    ]
    clients = shuffled(parts, rng)
    for amount, count in facts["whole_100000s"].items():
        away = (clients[amount] - 100_000).abs()
        clients.loc[away.nsmallest(count).index, amount] = 100_000  # written 1e+05
    clients["ID"] = np.arange(1, facts["rows"] + 1)
    return clients[CREDIT_COLUMNS]


def build_clients(facts: Facts, rank: Columns, dice: Columns) -> pd.DataFrame:
    """Return a stratum's clients, before they are numbered."""
    columns = {name: from_counts(facts, name, rank[name]) for name in CREDIT_LEVELS}
    for name in (*BILLS, *PAYMENTS):
        columns[name] = np.round(from_quantiles(facts, name, rank[name]))
    for name in PAYMENTS:
        columns[name] = to_grain(facts, name, columns[name], dice[name])
    return pd.DataFrame(columns).assign(ID=0)


# Files as the real ones are written


def houses_csv(houses: pd.DataFrame) -> bytes:
    """Return the file: id, date, floors and zipcode quoted, exponents of three digits."""
    text = {name: _whole(houses[name]) for name in houses if name not in ("id", "date", "zipcode")}
    text["price"] = [_three_digit_exponent(price) for price in houses["price"]]
    for name in ("bathrooms", "floors", "lat", "long"):
        text[name] = [f"{value:.6g}" for value in houses[name]]
    text["floors"] = [f'"{floors}"' for floors in text["floors"]]
    for name in ("id", "date", "zipcode"):
        text[name] = [f'"{value}"' for value in houses[name]]
    return _csv(",".join(houses.columns), [text[name] for name in houses])


def credit_csv(clients: pd.DataFrame) -> bytes:
    """Return the file: names quoted, 100000 written 1e+05 as R does."""
    header = ",".join(f'"{name}"' for name in clients.columns)
    text = [_whole(clients[name]) for name in clients]
    return _csv(header, [[_short(value) for value in column] for column in text])


def _whole(values: pd.Series) -> list[str]:
    return [str(int(value)) for value in values]


def _three_digit_exponent(value: float) -> str:
    return f"{value:.6g}".replace("e+", "e+0")


def _short(digits: str) -> str:
    """Write one digit and five or more zeros with an exponent, when that is shorter."""
    stem = digits.rstrip("0")
    zeros = len(digits) - len(stem)
    return f"{stem}e+{zeros:02d}" if zeros >= 5 and len(stem.lstrip("-")) == 1 else digits


def _csv(header: str, columns: Sequence[Sequence[str]]) -> bytes:
    lines = [header, *(",".join(row) for row in zip(*columns, strict=True))]
    return ("\n".join(lines) + "\n").encode("ascii")


def compress(content: bytes) -> bytes:
    """Return content gzipped with no name and no time, so that bytes depend on it alone."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


def read_facts(name: str) -> Facts:
    """Read the facts about the file called name."""
    facts: Facts = json.loads((HERE / "facts" / f"{Path(name).stem}.json").read_text("utf-8"))
    return facts


def make(name: str) -> bytes:
    """Return the stand-in's bytes for the file called name."""
    if name == HOUSES:
        return houses_csv(make_houses(read_facts(name)))
    return credit_csv(make_credit(read_facts(name)))


def main() -> None:
    """Write both stand-ins."""
    folder = HERE / "standin"
    folder.mkdir(exist_ok=True)
    for name in (HOUSES, CREDIT):
        (folder / f"{name}.gz").write_bytes(compress(make(name)))


if __name__ == "__main__":
    main()
