"""The table of changes as doctor reads it: one file of JSON, from the TOML of the course.

`python doctor/making/make_table.py` writes doctor/data/table.json from the changes.toml of
snippets/from_2020. A row says with `when` how it is recognised in code, with `fix` how it is
mended, or with `unseen` why only a run can show it.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomllib

HERE = Path(__file__).parent
TARGET = HERE.parent / "data" / "table.json"
SNIPPETS = HERE.parents[1] / "snippets" / "from_2020"
FIELDS = (
    "id", "title", "then", "now", "outcome", "exception", "message", "why", "remark", "unseen",
    "since",
)  # fmt: skip
WHEN = {
    "name", "call", "make", "set", "item", "compare", "test", "subclass", "argument", "lacks",
    "unless", "position", "of", "order", "key", "check", "maybe", "look",
}  # fmt: skip
LONG = {"tf": "tensorflow", "np": "numpy", "pd": "pandas"}


class TableError(ValueError):
    """A row that doctor can't use, with the file and the row."""


def long(name: str) -> str:
    root, dot, rest = name.partition(".")
    return LONG.get(root, root) + dot + rest


def rows(folder: Path = SNIPPETS) -> Iterator[dict[str, Any]]:
    since = folder / "since.toml"
    known = tomllib.loads(since.read_text(encoding="utf-8")) if since.exists() else {}
    for file in sorted(folder.glob("*/changes.toml")):
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["change"]:
            try:
                when = known.get(file.parent.name, {}).get(row["id"])
                yield one_row(file.parent.name, {**row, "since": when} if when else row)
            except (KeyError, TypeError, TableError) as error:
                raise TableError(f"{file}, row {row.get('id')}: {error}") from error


def one_row(part: str, row: dict[str, Any]) -> dict[str, Any]:
    if ("when" in row) == ("unseen" in row):
        raise TableError("it needs either `when` or `unseen`")
    made = {name: row[name] for name in FIELDS if name in row}
    made["part"] = part
    made["when"] = [one_when(when) for when in row.get("when", [])]
    if "fix" in row:
        made["fix"] = one_fix(row["fix"])
    return made


def one_when(when: dict[str, Any]) -> dict[str, Any]:
    if unknown := set(when) - WHEN:
        raise TableError(f"`when` knows no {', '.join(sorted(unknown))}")
    kinds = ("name", "call", "make", "set", "item", "compare", "test", "subclass", "unless")
    names = {kind: [long(name) for name in when[kind]] for kind in kinds if kind in when}
    return {**when, **names}


def one_fix(fix: dict[str, Any]) -> dict[str, Any]:
    if "safe" not in fix:
        raise TableError("`fix` doesn't say whether it is safe")
    made = dict(fix)
    if "rename" in fix:
        made["rename"] = {long(old): long(new) for old, new in fix["rename"].items()}
    if "extra" in fix:
        made["extra"] = {long(of): long(what) for of, what in fix["extra"].items()}
    return made


def make() -> dict[str, Any]:
    returns = tomllib.loads((HERE / "returns.toml").read_text(encoding="utf-8"))["returns"]
    return {"rows": list(rows()), "returns": returns}


def text() -> str:
    return json.dumps(make(), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    try:
        TARGET.write_text(text(), encoding="utf-8")
    except TableError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
