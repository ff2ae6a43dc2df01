"""Measure facts about the real data sets: statistics, never rows.

    python data/measure.py DIR        # DIR holds the real files

writes ``data/facts/*.json``, from which ``make_standins.py`` makes the stand-ins.
A fact is a count of a category, a quantile rounded to four digits, a correlation, a
coefficient, or the mean and spread of a group of at least fifty rows.
The stand-ins are measured with the same functions, so that the two can be compared.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

Facts = dict[str, Any]

HOUSES = "kc_house_data.csv"
CREDIT = "uci_credit_card.csv"
DEFAULT = "default.payment.next.month"
STATUSES = ("PAY_0", "PAY_2", "PAY_3", "PAY_4", "PAY_5", "PAY_6")
BILLS = tuple(f"BILL_AMT{month}" for month in range(1, 7))
PAYMENTS = tuple(f"PAY_AMT{month}" for month in range(1, 7))
CREDIT_LEVELS = ("LIMIT_BAL", "SEX", "EDUCATION", "MARRIAGE", "AGE", *STATUSES, DEFAULT)
AREAS = ("sqft_living", "sqft_living15", "sqft_lot", "sqft_lot15")
HOUSE_LEVELS = (
    *("bedrooms", "bathrooms", "floors", "waterfront"),
    *("view", "condition", "grade"),
)

# Fine in the tails, where the means of skewed columns are made.
PROBABILITIES = (
    *(0.0, 0.0005, 0.001, 0.0025, 0.005),
    *(percent / 100 for percent in range(1, 100)),
    *(0.995, 0.9975, 0.999, 0.9995, 1.0),
)


# What the two editions are compared by


def view_houses(houses: pd.DataFrame) -> pd.DataFrame:
    """Return the numeric columns whose correlations matter: raw, and logs where skewed."""
    view = houses.drop(columns=["id", "date", "zipcode", "yr_renovated"]).astype(float)
    view["renovated"] = (houses["yr_renovated"] > 0).astype(float)
    view["basement_share"] = houses["sqft_basement"] / houses["sqft_living"]
    for name in ("price", "sqft_living", "sqft_lot", "sqft_living15", "sqft_lot15"):
        view[f"log_{name}"] = np.log(view[name])
    return view


def view_credit(credit: pd.DataFrame) -> pd.DataFrame:
    """Return the numeric columns raw, and the amounts as ranks too, from 0 to 1."""
    view = credit.drop(columns="ID").astype(float)
    for name in ("LIMIT_BAL", "AGE", *BILLS, *PAYMENTS):
        view[f"rank_{name}"] = view[name].rank(pct=True)
    return view


def regression(houses: pd.DataFrame) -> dict[str, float]:
    """Regress log price on log lot size; the loss is that of intercept 0.1, slope 0.1."""
    lot = np.log(houses["sqft_lot"].to_numpy(float))
    price = np.log(houses["price"].to_numpy(float))
    slope, intercept = np.polyfit(lot, price, 1)
    guess = 0.1 + 0.1 * lot
    return {
        "slope": round(float(slope), 5),
        "intercept": round(float(intercept), 4),
        "loss_at_0.1_0.1": round(float(np.mean((price - guess) ** 2)), 4),
    }


# Kinds of facts


def quantiles(values: pd.Series) -> Facts:
    """Return a coarse quantile table: four significant digits at fixed probabilities."""
    table = np.quantile(values.to_numpy(float), PROBABILITIES)
    return {"quantiles": [_round(value) for value in table]}


def counts(values: pd.Series) -> Facts:
    """Return how often each category occurs, in ascending order."""
    found = values.value_counts().sort_index()
    return {"levels": [_round(float(v)) for v in found.index], "counts": found.tolist()}


def grains(values: pd.Series, sizes: Sequence[int]) -> Facts:
    """Return the share of nonzero values whose largest divisor among sizes is each."""
    whole = values[values != 0].round().astype(int)
    largest = pd.Series(1, index=whole.index)
    for size in sorted(sizes):
        largest[whole % size == 0] = size
    shares = largest.value_counts(normalize=True)
    return {"grains": {str(size): round(float(shares.get(size, 0)), 4) for size in sizes}}


def correlations(view: pd.DataFrame) -> Facts:
    """Return Pearson's correlations, the lower triangle row by row, of what varies."""
    view = view.loc[:, view.nunique() > 1]
    matrix = np.corrcoef(view.to_numpy(), rowvar=False)
    rows = [[round(float(r), 3) for r in row[: i + 1]] for i, row in enumerate(matrix)]
    return {"names": list(view.columns), "lower": rows}


def means(view: pd.DataFrame) -> dict[str, float]:
    """Return the mean of every column, to six digits."""
    return {str(name): float(f"{mean:.6g}") for name, mean in view.mean().items()}


def neighbourhoods(houses: pd.DataFrame) -> list[Facts]:
    """Return per zip code: its count, its centre and spread, and its kind of house.

    The kind is the mean and covariance of the standardized quantities of ``kind``.
    """
    standard = kind(houses)
    facts = []
    for zipcode, group in houses.groupby(houses["zipcode"].astype(int)):
        inside = standard.loc[group.index]
        facts.append(
            {
                "zipcode": int(zipcode),
                "count": len(group),
                "lat": [round(float(group["lat"].mean()), 3), round(group["lat"].std(), 3)],
                "long": [round(float(group["long"].mean()), 3), round(group["long"].std(), 3)],
                "mean": inside.mean().round(3).tolist(),
                "covariance": inside.cov().round(3).to_numpy().tolist(),
            }
        )
    return facts


def kind(houses: pd.DataFrame) -> pd.DataFrame:
    """Return what a neighbourhood is known by, standardized: prices, sizes, age, state."""
    logs = ("price", "sqft_living", "sqft_living15", "sqft_lot")
    frame = pd.DataFrame({name: np.log(houses[name].astype(float)) for name in logs})
    frame = frame.assign(yr_built=houses["yr_built"], condition=houses["condition"])
    frame["basement_share"] = houses["sqft_basement"] / houses["sqft_living"]
    return (frame - frame.mean()) / frame.std()


def resales(houses: pd.DataFrame) -> Facts:
    """Return how many houses were sold two and three times, and the gain in price."""
    times = houses["id"].value_counts()
    again = houses[houses["id"].isin(times.index[times > 1])].groupby("id")["price"]
    gain = again.last() / again.first()
    steps = (0.05, 0.25, 0.5, 0.75, 0.95)
    return {
        "sold_twice": int((times == 2).sum()),
        "sold_three_times": int((times == 3).sum()),
        "gain": {str(step): round(float(gain.quantile(step)), 2) for step in steps},
    }


# The two data sets


def strata_of_houses(houses: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Split house sales by the size of the lot, in square feet."""
    lot = houses["sqft_lot"]
    return {
        "lot under 3,000": houses[lot < 3_000],
        "lot of 3,000 to 19,999": houses[(lot >= 3_000) & (lot < 20_000)],
        "lot of 20,000 and more": houses[lot >= 20_000],
    }


def strata_of_credit(credit: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Split clients by the latest repayment status; two months late or more is one."""
    latest = credit["PAY_0"].clip(-2, 2)
    return {f"PAY_0 is {status}": credit[latest == status] for status in range(-2, 3)}


def measure_houses(houses: pd.DataFrame) -> Facts:
    """Measure the house sales; ``id`` must be text."""
    days = pd.to_datetime(houses["date"])
    months = days.dt.strftime("%Y%m").value_counts().sort_index()
    weekdays = days.map(lambda day: day.weekday()).value_counts().sort_index()
    view = view_houses(houses)
    return {
        "rows": len(houses),
        "means": means(view),
        "regression": regression(houses),
        "most_bedrooms": {"bedrooms": int(houses["bedrooms"].max()), "sqft_living_about": 1600},
        "unique_ids": int(houses["id"].nunique()),
        "ids_with_leading_zero": round(float(houses["id"].str.startswith("0").mean()), 3),
        "ids_ending_in_zero": round(float(houses["id"].str.endswith("0").mean()), 3),
        "resales": resales(houses),
        "first_day": days.min().date().isoformat(),
        "last_day": days.max().date().isoformat(),
        "sales_by_month": {str(month): int(sales) for month, sales in months.items()},
        "sales_by_weekday": weekdays.tolist(),
        "correlations": correlations(view),
        "probabilities": list(PROBABILITIES),
        "strata": {name: _houses_alike(part) for name, part in strata_of_houses(houses).items()},
        "neighbourhoods": neighbourhoods(houses),
    }


def _houses_alike(houses: pd.DataFrame) -> Facts:
    columns = {name: counts(houses[name]) for name in HOUSE_LEVELS}
    columns |= {name: quantiles(houses[name]) for name in ("price", "yr_built", *AREAS)}
    columns["price"] |= grains(houses["price"], (50000, 10000, 5000, 1000, 500, 50, 1))
    for name in ("sqft_living", "sqft_living15"):
        columns[name] |= grains(houses[name], (100, 10, 1))
    for name in ("sqft_lot", "sqft_lot15"):
        columns[name] |= grains(houses[name], (1000, 500, 100, 10, 1))
    columns["basement_share"] = quantiles(houses["sqft_basement"] / houses["sqft_living"])
    columns["renovated"] = counts((houses["yr_renovated"] > 0).astype(int))
    columns["yr_renovated"] = quantiles(houses.loc[houses["yr_renovated"] > 0, "yr_renovated"])
    view = view_houses(houses)
    return {"rows": len(houses), "columns": columns, "correlations": correlations(view)}


def measure_credit(credit: pd.DataFrame) -> Facts:
    """Measure the credit card clients."""
    view = view_credit(credit)
    return {
        "rows": len(credit),
        "means": means(view),
        "whole_100000s": {
            name: int((credit[name] == 100_000).sum()) for name in (*BILLS, *PAYMENTS)
        },
        "default_by_PAY_0": _rates(credit[DEFAULT], credit["PAY_0"].clip(-2, 3)),
        "correlations": correlations(view),
        "probabilities": list(PROBABILITIES),
        "strata": {name: _clients_alike(part) for name, part in strata_of_credit(credit).items()},
    }


def _clients_alike(credit: pd.DataFrame) -> Facts:
    columns = {name: counts(credit[name]) for name in CREDIT_LEVELS}
    columns |= {name: quantiles(credit[name]) for name in (*BILLS, *PAYMENTS)}
    for name in PAYMENTS:
        columns[name] |= grains(credit[name], (10000, 1000, 500, 100, 10, 1))
    return {
        "rows": len(credit),
        "columns": columns,
        "correlations": correlations(view_credit(credit)),
    }


def _rates(outcome: pd.Series, group: pd.Series) -> dict[str, float]:
    means = outcome.groupby(group).mean()
    return {str(int(level)): round(float(rate), 4) for level, rate in means.items()}


def _round(value: float) -> float | int:
    """Round to four significant digits, a whole number to an int."""
    if value == 0:
        return 0
    rounded = round(float(value), 3 - math.floor(math.log10(abs(value))))
    return int(rounded) if rounded == int(rounded) else rounded


def read_houses(path: Path) -> pd.DataFrame:
    """Read house sales with ids as text, so that leading zeros stay."""
    return pd.read_csv(path, dtype={"id": str})


def read_credit(path: Path) -> pd.DataFrame:
    """Read credit card clients."""
    return pd.read_csv(path)


def write_facts(facts: Facts, path: Path) -> None:
    """Write facts as JSON with one line for each short list."""
    text = json.dumps(facts, indent=1)
    path.write_text(_join_short_lists(text) + "\n", encoding="utf-8")


def _join_short_lists(text: str) -> str:
    return re.sub(r"\[[^\[\]{}]*\]", lambda m: " ".join(m.group().split()), text)


def main(source: Path) -> None:
    """Measure the real files in folder source."""
    facts = Path(__file__).parent / "facts"
    facts.mkdir(exist_ok=True)
    write_facts(measure_houses(read_houses(source / HOUSES)), facts / "kc_house_data.json")
    write_facts(measure_credit(read_credit(source / CREDIT)), facts / "uci_credit_card.json")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python data/measure.py DIR   (the folder of the real files)")
    main(Path(sys.argv[1]))
