"""The page "Numbers of the older course", made from its tables.

snippets/from_2020/older_numbers/numbers.toml says what was printed in 2020, and with which
expression a snippet gives it today. docs/assets/then/older_numbers.json holds what the same code
gives on TensorFlow 2.1; the program beside it wrote it. What the real files give today stands in
the outputs that were accepted on them. `make pages` puts the three together.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "snippets" / "from_2020" / "older_numbers" / "numbers.toml"
RECORD = ROOT / "docs" / "assets" / "then" / "older_numbers.json"
PAGE = ROOT / "docs" / "from-2020" / "older-numbers.md"
VALUE = re.compile(r"\{(?P<stem>[\w-]+)\} (?P<expression>.+)")
VERDICTS = {
    "same": "The same today.",
    "library": "Another library.",
    "seed": "An unpublished seed.",
    "slip": "A slip of the source.",
}
HEAD = """\
---
description: "What a TensorFlow course of 2020 printed, what TensorFlow 2.1 gives, and today's."
notebook: false
search:
  also:
    numbers-of-the-older-course: published results, different output than the book
---

<!-- Made by hooks/older_numbers.py from snippets/from_2020/older_numbers/numbers.toml -->

# Numbers of the older course"""
NOT_YET = "not accepted yet"
COLUMNS = ["| what | then | now |", "| --- | --- | --- |"]


@dataclass(frozen=True)
class Row:
    """One printed number."""

    what: str
    printed: str
    then: Any
    """What TensorFlow 2.1 gives: a number, or one for each seed."""
    value: str
    """What prose would write to have today's number."""
    data: str
    """The name of the dataset that is read, if one is."""
    verdict: str
    why: str = ""

    @property
    def asked(self) -> tuple[str, str]:
        """The name of the snippet that has today's number, and the expression."""
        found = VALUE.fullmatch(self.value)
        assert found, self.value
        return found["stem"], found["expression"]


@cache
def record() -> dict[str, Any]:
    """What TensorFlow 2.1 gave, and the versions that it ran with."""
    found: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def tables() -> dict[str, Any]:
    return tomllib.loads(TABLES.read_text(encoding="utf-8"))


def rows(section: dict[str, Any]) -> list[Row]:
    """The rows of a section; a series is written as its columns."""
    if "row" in section:
        return [_row({"data": section["data"], **row}) for row in section["row"]]
    return [
        _row(
            {
                "what": section["each"].format(step),
                "printed": printed,
                "then": f"{section['then']}.{index}",
                "now": section["now"].replace("INDEX", str(index)),
                "data": section["data"],
                "verdict": section["verdict"],
            }
        )
        for index, (step, printed) in enumerate(
            zip(section["steps"], section["printed"], strict=True)
        )
    ]


def _row(row: dict[str, Any]) -> Row:
    name, _, index = row["then"].partition(".")
    then = record()["results"][name]
    return Row(
        row["what"],
        row["printed"],
        then[int(index)] if index else then,
        row["now"],
        row["data"],
        row["verdict"],
        row.get("why", ""),
    )


def all_rows() -> Iterator[Row]:
    return (row for section in tables()["section"] for row in rows(section))


# ------------------------------------------------------------------ today


def real(row: Row) -> str:
    """Today's number on the real file, or where no file is read, as it was accepted."""
    stem, expression = row.asked
    kind = ".real.out" if row.data else ".out"
    for file in (ROOT / "snippets").rglob(stem + kind):
        values = file.read_text(encoding="utf-8").partition("# %% values in the text\n")[2]
        lines = dict(line.rsplit(" = ", 1) for line in values.splitlines() if " = " in line)
        return lines.get(expression, NOT_YET)
    return NOT_YET


# ------------------------------------------------------------------ the page


def page() -> str:
    """The text of the page."""
    whole = tables()
    facts = {**record()["versions"], **facts_of_the_series(), "apart": apart()}
    parts = [HEAD, whole["intro"].strip().format(**facts)]
    for section in whole["section"]:
        text = section["text"].strip()
        for name, fact in facts_of_the_series().items():
            text = text.replace(f"[[{name}]]", fact)
        parts += [f"## {section['title']} {{#{section['id']}}}", text, *table(section)]
    return "\n\n".join([*parts, whole["outro"].strip().format(**facts)]) + "\n"


def facts_of_the_series() -> dict[str, str]:
    results = record()["results"]
    return {
        "six_first_step": number(results["six_first_step"]),
        "starts_tried": str(results["starts_tried"]),
        "start_nearest": f"{results['start_nearest']:.4f}",
        "start_shift": f"{abs(results['start_shift']):.3f}",
        "start_shifted_nearest": f"{results['start_shifted_nearest']:.4f}",
    }


def apart() -> str:
    """Where 2.1 gives other digits although nothing is drawn."""
    odd = [row for row in all_rows() if row.verdict == "same" and not agrees(row.printed, row.then)]
    assert len(odd) == 1, odd
    return f"one: {odd[0].printed}, which came out as {number(odd[0].then)}"


def agrees(printed: str, found: Any) -> bool:
    """Whether a number is the printed one, to the digits that both have."""
    decimals = min(len(text.partition(".")[2]) for text in (printed, str(found)))
    return round(float(found), decimals) == round(float(printed), decimals)


def table(section: dict[str, Any]) -> Iterator[str]:
    """The rows that read no data; then the others, once for each edition."""
    made = rows(section)
    if plain := [row for row in made if not row.data]:
        yield framed([line(row, today(row)) for row in plain])
    if read := [row for row in made if row.data]:
        yield f"/// edition | real {section['data']}"
        yield framed([line(row, today(row)) for row in read])
        yield "///"
        yield f"/// edition | stand-in {section['data']}"
        yield framed([line(row, beside_the_real(row)) for row in read])
        yield "///"


def beside_the_real(row: Row) -> str:
    return f"{real(row)}&nbsp;(real), {today(row)}&nbsp;(here)"


def framed(lines: list[str]) -> str:
    head = ['<div class="worked-changes" data-search-exclude markdown>', "", *COLUMNS]
    return "\n".join([*head, *lines, "", "</div>"])


def today(row: Row) -> str:
    """What prose writes to have today's number on the data at hand."""
    return f"`{row.value}`"


def line(row: Row, now: str) -> str:
    said = f"{row.what}. *{VERDICTS[row.verdict]}* {row.why}".strip()
    what = row.what if row.what.startswith("after step") else said
    return f"| {what} | printed {row.printed}, {on_then(row)} | {now} |"


def on_then(row: Row) -> str:
    if isinstance(row.then, list):
        return "on 2.1 " + " or ".join(dict.fromkeys(short(item) for item in row.then))
    return "on 2.1 " + ("the same" if number(row.then) == row.printed else number(row.then))


def number(value: float) -> str:
    """As Python prints it, large whole numbers without a point."""
    return f"{value:.0f}" if value == int(value) and abs(value) > 100 else repr(value)


def short(value: float) -> str:
    """What differs from seed to seed."""
    return f"{value:.0f}" if value > 1e6 else f"{value:.4g}"


def write_page() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write_page()
