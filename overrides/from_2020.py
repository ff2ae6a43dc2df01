"""The part "From 2020 to today", made from its data: a MkDocs hook.

Each folder of snippets/from_2020 with a changes.toml is a page. Its rows name pairs of snippets, ID_then.py and
ID_now.py (with _ for -), and ID_2020.py where old and new can be run side by side. The pages are files of the
repository, so that press, the tests and readers of the sources find them; this hook rewrites those that are stale.
The messages on "Paste your error" come from the build's own results.
"""

import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
SNIPPETS = ROOT / "snippets" / "from_2020"
PAGES = ROOT / "docs" / "from-2020"
PLACE = "<!-- messages -->"
OUTCOMES = {
    "raises": "raises `{exception}`",
    "warns": "warns",
    "differs": "runs, and does something else",
}


def changes() -> dict[str, dict[str, Any]]:
    """The tables of changes, by the name of their page."""
    files = sorted(SNIPPETS.glob("*/changes.toml"))
    return {f.parent.name: tomllib.loads(f.read_text(encoding="utf-8")) for f in files}


def part_page(part: str, table: dict[str, Any]) -> str:
    """The Markdown page of one part."""
    plain = table["title"].replace("`", "")
    head = [
        f'---\ndescription: "{plain}: what 2020\'s code does today, and what to write now."\n---',
        f"<!-- Made by overrides/from_2020.py from snippets/from_2020/{part}/changes.toml -->",
        f"# {table['title']}",
        table["intro"].strip(),
    ]
    return "\n\n".join([*head, *(section(part, row) for row in table["change"])]) + "\n"


def section(part: str, row: dict[str, Any]) -> str:
    """One change: why, what it was, what it is, and that both agree."""
    stem = f"{part}/{row['id'].replace('-', '_')}"
    said = OUTCOMES[row["outcome"]].format(**row)
    raises = f' raises="{row["exception"]}"' if row["outcome"] == "raises" else ""
    blocks = [
        f"## {row['title']} {{#{row['id']}}}",
        row["why"].strip(),
        f"**Then.** Today it {said}:",
        fence(f"{stem}_then.py", "then", raises),
        f"**Now.** {row.get('remark', '').strip()}".strip(),
        fence(f"{stem}_now.py", "now"),
    ]
    if (SNIPPETS / f"{stem}_2020.py").exists():
        blocks += [
            '??? example "The code of 2020 beside today\'s, on the same numbers"',
            indented(fence(f"{stem}_2020.py", "agree")),
        ]
    return "\n\n".join(blocks)


def fence(path: str, cell: str, options: str = "") -> str:
    return f'``` {{.python{options}}}\n--8<-- "from_2020/{path}:{cell}"\n```'


def indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def table_page(tables: dict[str, dict[str, Any]]) -> str:
    """All changes in one table: the introduction of the part is its own file."""
    lines: list[str] = []
    for part, table in tables.items():
        lines += [f"## {table['title']}", "", "| then | today | now |", "| --- | --- | --- |"]
        for row in table["change"]:
            said = OUTCOMES[row["outcome"]].format(**row)
            then, now = code(row["then"]), code(row["now"])
            lines.append(f"| {then} | [{said}]({part}.md#{row['id']}) | {now} |")
        lines.append("")
    return "\n".join(lines)


def code(text: str) -> str:
    return "`` " + text.replace("|", "\\|") + " ``" if "`" in text else f"`{text}`"


def write_pages() -> list[Path]:
    """Rewrite the pages that are stale; their paths."""
    tables = changes()
    made = {PAGES / f"{part}.md": part_page(part, table) for part, table in tables.items()}
    intro = (SNIPPETS / "changes.md").read_text(encoding="utf-8")
    made[PAGES / "changes.md"] = f"{intro.strip()}\n\n{table_page(tables)}"
    stale = [p for p, text in made.items() if not p.exists() or p.read_text("utf-8") != text]
    for page in stale:
        page.write_text(made[page], encoding="utf-8")
    return stale


@event_priority(100)  # before press reads the pages
def on_pre_build(config: MkDocsConfig) -> None:
    write_pages()


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    if PLACE not in html:
        return html
    build = config.plugins["press"].build
    entries = "\n".join(entry_html(*message) for message in messages(build))
    return html.replace(PLACE, f'<ul class="messages">\n{entries}\n</ul>')


def messages(build: Any) -> Iterator[tuple[str, str, str, str]]:
    """Every exception that a page expects and a run gave: its name, its text, its code, its answer."""
    book = build.book
    for chapter, fence, name, cell in book.embeds():
        if "raises" not in fence.options:
            continue
        outputs = build.results[name].cells.get(cell.name, [])
        for output in outputs:
            if output["output_type"] == "error":
                above = [
                    line for line in chapter.body.split("\n")[: fence.line] if line[:2] == "##"
                ]
                yield output["ename"], output["evalue"], cell.code, f"{chapter.path}#{above[-1]}"
