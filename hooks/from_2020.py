"""The part "From 2020 to today", made from its data: a MkDocs hook.

Each folder of snippets/from_2020 with a changes.toml is a page. Its rows name pairs of snippets,
ID_then.py and ID_now.py (with _ for -), and ID_2020.py where old and new can run side by side.
So is one with an errors.toml: what fails there isn't old, it is wrong, or the machine's.
A row's wordings are what other versions say, or other libraries; `…` stands for anything.
What old code gave in the TensorFlow of its time is in gave.toml; pages that are written by hand
show it where `<!-- gave: PART/FILE -->` stands.
The pages are files of the repository, so that press, the tests and readers of the sources find
them. `make pages` writes them, and so does `mkdocs serve` while the tables are edited; any other
build only reads, and fails where one is stale. The messages on "Paste your error" are what the
build's own runs raised.
"""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
SNIPPETS = ROOT / "snippets" / "from_2020"
PAGES = ROOT / "docs" / "from-2020"
SINCE = SNIPPETS / "since.toml"
GAVE = SNIPPETS / "gave.toml"
TODAY = "2.21"
"""The TensorFlow that the course is locked to."""
PLACE = "<!-- messages -->"
GIVEN = re.compile(r"<!-- gave: (?P<name>[\w/]+) -->")
SAID = re.compile(r"<p(?=>(?:In TensorFlow|With [\w -]+) [\d.]+ it (?:ran|printed|raised)\b)")
SHORT = 72
"""What was printed stands in the sentence up to this many characters, and folded beyond."""
HEADING = re.compile(r"^#{1,4} (?P<text>.+?)(?: *\{#(?P<id>[\w-]+)\})?$")
WARNED = re.compile(r"\w+Warning|\w+Error|WARNING:absl")
"""The categories of warnings that are listed; other loggers' are remarks."""
NARROW = re.compile(r"<(h2|td)\b.*?</\1>", flags=re.DOTALL)
BREAK = re.compile(r"(?<=[^>][._(=,])(?=[^\d<>][^<>]*</code>)")
"""Where long code may go on in a new line."""
MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|`")
OUTCOMES = {
    "raises": "raises `{exception}`",
    "warns": "warns",
    "differs": "runs, and does something else",
}
TOLD = "told"
"""The outcome of a row that no run of this machine can show."""

Table = dict[str, Any]


def changes() -> dict[str, Table]:
    """The tables of changes, by the name of their page; rows know since when, if it was tried, and
    what they gave then."""
    tables, known, given = _tables("changes.toml"), _since(), gave()
    for part, table in tables.items():
        for row in table["change"]:
            row["since"] = known.get(part, {}).get(row["id"], "")
            row["gave"] = given.get(f"{part}/{row['id'].replace('-', '_')}_then")
    return tables


def _since() -> dict[str, dict[str, str]]:
    return tomllib.loads(SINCE.read_text(encoding="utf-8")) if SINCE.exists() else {}


def gave() -> dict[str, Table]:
    """What each file of then gave in the TensorFlow of its time, and each trap, by PART/FILE."""
    parts = tomllib.loads(GAVE.read_text(encoding="utf-8")) if GAVE.exists() else {}
    return {f"{part}/{name}": told for part, names in parts.items() for name, told in names.items()}


def errors() -> dict[str, Table]:
    """The tables of errors of any time, by the name of their page."""
    return _tables("errors.toml")


def _tables(name: str) -> dict[str, Table]:
    files = SNIPPETS.glob(f"*/{name}")
    tables = {file.parent.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}
    return dict(sorted(tables.items(), key=lambda item: item[1]["order"]))


def rows() -> Iterator[tuple[str, Table]]:
    """Every row of every table, with the name of its page."""
    for part, table in (changes() | errors()).items():
        for row in table.get("change", table.get("error")):
            yield part, row


# ------------------------------------------------------------------ pages


def pages() -> dict[Path, str]:
    """The text of each page that is made from the tables."""
    tables = changes()
    made = {PAGES / f"{part}.md": part_page(part, table) for part, table in tables.items()}
    made |= {PAGES / f"{part}.md": error_page(part, table) for part, table in errors().items()}
    head = (SNIPPETS / "changes.md").read_text(encoding="utf-8").strip()
    overview = [overview_table(part, table) for part, table in tables.items()]
    made[PAGES / "changes.md"] = "\n\n".join([head, *overview]) + "\n"
    return made


def part_page(part: str, table: Table) -> str:
    plain = table["title"].replace("`", "")
    head = [
        f'---\ndescription: "{plain}: what 2020\'s code does today, and what to write now."\n---',
        f"<!-- Made by hooks/from_2020.py from snippets/from_2020/{part}/changes.toml -->",
        f"# {table['title']}",
        table["intro"].strip(),
    ]
    return "\n\n".join([*head, *(section(part, row) for row in table["change"])]) + "\n"


def error_page(part: str, table: Table) -> str:
    """Out of the search, which every first visit pays for: its messages are in the box's index."""
    head = [
        f'---\ndescription: "{table["description"]}"\nsearch:\n  exclude: true\n---',
        f"<!-- Made by hooks/from_2020.py from snippets/from_2020/{part}/errors.toml -->",
        f"# {table['title']}",
        table["intro"].strip(),
    ]
    made = (
        told(row) if row["outcome"] == TOLD else section(part, row, "Wrong", "It", "Right")
        for row in table["error"]
    )
    return "\n\n".join([*head, *made]) + "\n"


def told(row: Table) -> str:
    """What goes wrong on other machines: what is said there, and what to do."""
    blocks = [
        f"## {row['title']} {{#{row['id']}}}",
        row["why"].strip(),
        "**What is said.**",
        *(block for wording in row["wording"] for block in said(wording)),
        f"**What to do.** {row.get('remark', '').strip()}".strip(),
        f"``` {{.{row['language']}}}\n{row['now']}\n```",
    ]
    return "\n\n".join(blocks)


def said(wording: Table) -> list[str]:
    kind = f"{wording['kind']}: " if wording.get("kind") else ""
    return [f"{wording['of']}:", f"``` {{.text}}\n{kind}{wording['text'].strip()}\n```"]


def section(
    part: str, row: Table, then: str = "Then", it: str = "Today it", now: str = "Now"
) -> str:
    """One change: why, what it was, what it is, and that both agree."""
    stem = f"{part}/{row['id'].replace('-', '_')}"
    raises = f' raises="{row["exception"]}"' if row["outcome"] == "raises" else ""
    blocks = [
        f"## {row['title']} {{#{row['id']}}}",
        row["why"].strip(),
        f"**{then}.** {it} {outcome(row)}{since(row)}:",
        fence(f"{stem}_then.py", "then", raises),
        *gave_blocks(row),
        f"**{now}.** {row.get('remark', '').strip()}".strip(),
        fence(f"{stem}_now.py", "now"),
    ]
    if "wording" in row:
        lines = "\n\n".join(block for wording in row["wording"] for block in said(wording))
        blocks.append('??? quote "In other words: other versions, other libraries"')
        blocks.append("\n".join(f"    {line}".rstrip() for line in lines.split("\n")))
    if (SNIPPETS / f"{stem}_2020.py").exists():
        lines = fence(f"{stem}_2020.py", "agree").split("\n")
        blocks.append('??? example "The code of 2020 beside today\'s, on the same numbers"')
        blocks.append("\n".join(f"    {line}" for line in lines))
    return "\n\n".join(blocks)


def fence(path: str, cell: str, options: str = "") -> str:
    return f'``` {{.python{options}}}\n--8<-- "from_2020/{path}:{cell}"\n```'


def outcome(row: Table) -> str:
    return OUTCOMES[row["outcome"]].format(**row)


def since(row: Table) -> str:
    """Since which TensorFlow it does what it does today, of those under which it was run."""
    version = row.get("since", "")
    if version.startswith("<"):
        return f", and did so in TensorFlow {version.removeprefix('< ')}"
    return f", since TensorFlow {version}" if version else ""


def gave_blocks(row: Table) -> list[str]:
    """What it gave then, in a line where it is short."""
    if (told := row.get("gave")) is None:
        return []
    where, printed = where_it_ran(told), told.get("printed", "")
    if "raised" in told:
        too = ", too" if row["outcome"] == "raises" else ""
        return [f"{where} it raised{too}: {_quoted(told['raised'])}"]
    if not printed:
        return [f"{where} it ran."]
    verb = "it printed, for example" if told.get("varies") else "it printed"
    if "\n" not in printed and len(printed) <= SHORT:
        return [f"{where} {verb} {_quoted(printed)}"]
    lines = "\n".join(f"    {line}".rstrip() for line in printed.split("\n"))
    return [f'??? quote "{where} {verb}"', f"    ``` {{.text}}\n{lines}\n    ```"]


def where_it_ran(told: Table) -> str:
    return f"With {told['library']}" if "library" in told else f"In TensorFlow {told['in']}"


def _quoted(text: str) -> str:
    """As code, at most about two lines of it."""
    short = text if len(text) <= 2 * SHORT else text[: 2 * SHORT].rstrip() + "…"
    ticks = "``" if "`" in short else "`"
    space = " " if "`" in short else ""
    return f"{ticks}{space}{short}{space}{ticks}."


def gave_html(name: str) -> str:
    """A sentence on a file of a page that is written by hand."""
    if (told := gave().get(name)) is None:
        raise PluginError(f"gave.toml has no {name}; `make gave` writes it")
    where = where_it_ran(told)
    if "damage" not in told:
        verb = f"raised <code>{escape(told['raised'])}</code>, too" if "raised" in told else "ran"
        return f"<p data-search-exclude>{where} it {verb}.</p>"
    if told["damage"]:
        return f"<p data-search-exclude>The damage existed in TensorFlow {told['in']}, too.</p>"
    lines = filter(None, told.get("printed", "").split("\n"))
    printed = "<br>".join(f"<code>{escape(line)}</code>" for line in lines)
    printed = f" There it printed<br>{printed}" if printed else ""
    return f"<p data-search-exclude>{where} this did no damage.{printed}</p>"


def overview_table(part: str, table: Table) -> str:
    rows = [
        f"| [{code(row['then'])}]({part}.md#{row['id']}) | {outcome(row)} "
        f"| {row['since']} | {code(row['now'])} |"
        for row in table["change"]
    ]
    opening = '<div class="worked-changes worked-since" markdown>'
    heading = ["| then | today | since | now |", "| --- | --- | --- | --- |"]
    head = [f"## {table['title']}", "", opening, "", *heading]
    return "\n".join([*head, *rows, "", "</div>"])


def code(text: str) -> str:
    return f"`{text.replace('|', chr(92) + '|')}`"


def stale_pages() -> dict[Path, str]:
    """The pages that don't say what the tables say, with what they should."""
    return {
        page: text
        for page, text in pages().items()
        if not page.exists() or page.read_text(encoding="utf-8") != text
    }


def write_pages() -> None:
    for page, text in stale_pages().items():
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")


# ------------------------------------------------------------------ messages


@dataclass(frozen=True)
class Message:
    """What a run raised or warned, the code that did, and the section that answers."""

    kind: str
    text: str
    code: str
    page: str
    heading: str
    anchor: str
    names: tuple[str, ...] = ()
    """What the row of the table is about, where there is one."""
    now: str = ""
    """The line to write."""
    since: str = ""
    """The TensorFlow since which it is so."""
    of: str = ""
    """Who says so, where no run of this build does: another version, another library."""
    near: str = ""
    """What must be somewhere in what is pasted, as an expression."""
    unless: str = ""
    """What must not."""


def row_messages() -> list[Message]:
    """What the tables know without a run: each row's message, and its wordings."""
    return [
        *(message for part, row in rows() for message in _row_messages(part, row)),
        *(message for place in _elsewhere() for message in place),
    ]


def _elsewhere() -> Iterator[Iterator[Message]]:
    """Wordings of what a chapter explains."""
    table = tomllib.loads((SNIPPETS / "elsewhere.toml").read_text(encoding="utf-8"))
    for place in table["place"]:
        page = f"docs/{place['page']}.md"
        base = Message("", "", "", page, place["heading"], place["anchor"], (), place["now"])
        yield _wordings(base, place)


def _row_messages(part: str, row: Table) -> Iterator[Message]:
    base = Message(
        row.get("exception", ""),
        row.get("message", "").strip(),
        _code(part, row),
        f"docs/from-2020/{part}.md",
        MARKUP.sub(r"\1", row["title"]),
        row["id"],
        (*row["names"], *row["arguments"]),
        row["now"],
        row.get("since", ""),
    )
    yield base
    yield from _wordings(base, row)


def _wordings(base: Message, row: Table) -> Iterator[Message]:
    for wording in row.get("wording", []):
        conditions = {name: wording.get(name, "") for name in ("of", "near", "unless")}
        text = wording["text"].strip()
        yield replace(base, kind=wording.get("kind", ""), text=text, **conditions)


def _code(part: str, row: Table) -> str:
    file = SNIPPETS / part / f"{row['id'].replace('-', '_')}_then.py"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return text.partition("# %% then")[2].partition("\n")[2].strip()


def messages(build: Any) -> list[Message]:
    """Every exception and warning that a page shows, once for each row that it is a message of.

    Those of this part come first. A page without a row counts where no row has its message.
    Rows come with what other versions say of them.
    """
    known = {(m.page, m.anchor): m for m in row_messages() if not m.of}
    found = [
        replace(m, names=row.names, now=row.now, since=row.since) if row else m
        for m in _messages(build)
        for row in [known.get((m.page, m.anchor))]
    ]
    found += [m for m in row_messages() if m.of]
    found.sort(key=lambda message: not message.names)
    kept: dict[tuple[str, str], dict[str, Message]] = {}
    for m in found:
        same = kept.setdefault((m.kind, m.text), {})
        if m.names or not same:
            same.setdefault(m.anchor, m)
    return [message for same in kept.values() for message in same.values()]


def _messages(build: Any) -> Iterator[Message]:
    for chapter, fence, name, cell in build.book.embeds():
        heading, anchor = _section(chapter, fence)
        for warning in build.results[name].warnings.get(cell.name, []):
            if WARNED.fullmatch(warning.category):
                text = warning.message.strip()
                yield Message(warning.category, text, cell.code, chapter.path, heading, anchor)
        for output in build.results[name].cells.get(cell.name, []):
            if output["output_type"] == "error":
                yield Message(
                    output["ename"],
                    output["evalue"].strip(),
                    cell.code,
                    chapter.path,
                    heading,
                    anchor,
                )


def _section(chapter: Any, fence: Any) -> tuple[str, str]:
    """The heading above a fence with the page's title, and its anchor."""
    code = {line for other in chapter.fences for line in range(other.line, other.end + 1)}
    lines = enumerate(chapter.body.split("\n")[: fence.line], 1)
    above = [m for number, line in lines if number not in code and (m := HEADING.match(line))]
    title, heading = (MARKUP.sub(r"\1", found["text"]) for found in (above[0], above[-1]))
    return f"{heading} ({title})", above[-1]["id"] or slugify(heading, "-")


def messages_html(found: list[Message]) -> str:
    """A list for each kind of exception; the script on the page reads it as its index.

    A message that is answered in several places stands there once, with a link to each.
    """
    kinds: dict[str, dict[str, list[Message]]] = {}
    for message in found:
        kinds.setdefault(message.kind, {}).setdefault(message.text, []).append(message)
    return "\n".join(
        f'<h3 id="{kind.lower() or "others"}">{kind or "Without a kind"}</h3>\n'
        '<ul class="worked-messages">\n'
        + "\n".join(
            f'<li data-kind="{kind}"><code>{escape(text)}</code> '
            + "<br>".join(_link_html(message) for message in same)
            + "".join(f" ({of})" for of in dict.fromkeys(m.of for m in same) if of)
            + "</li>"
            for text, same in texts.items()
        )
        + "\n</ul>"
        for kind, texts in sorted(kinds.items())
    )


def _link_html(message: Message) -> str:
    data = {
        "names": " ".join(message.names),
        "code": message.code,
        **{name: getattr(message, name) for name in ("now", "since", "of", "near", "unless")},
    }
    spoken = "".join(f' data-{name}="{escape(text)}"' for name, text in data.items() if text)
    return f'<a href="{_place(message)}"{spoken}>{escape(message.heading)}</a>'


def _place(message: Message) -> str:
    path = os.path.relpath(Path(message.page).with_suffix(".html"), "docs/from-2020")
    return f"{path}#{message.anchor}"


# ------------------------------------------------------------------ site builders


def press_html(html: str, page: str, build: Any) -> str:
    """The HTML of a page of this part, as it is shown; press asks for it under Zensical."""
    if page.startswith(f"docs/{PAGES.name}/"):  # found by headings, prose and messages
        html = html.replace(' highlight">', ' highlight" data-search-exclude>')
        html = NARROW.sub(lambda match: BREAK.sub("<wbr>", match[0]), html)
        html = GIVEN.sub(lambda match: gave_html(match["name"]), html)
        html = SAID.sub("<p data-search-exclude", html)
    return html.replace(PLACE, messages_html(messages(build))) if PLACE in html else html


@event_priority(100)  # before press reads the pages
def on_pre_build(config: MkDocsConfig) -> None:
    if config.plugins["press"].serving:
        write_pages()
    elif stale := [page.relative_to(ROOT).as_posix() for page in stale_pages()]:
        said = f"{', '.join(stale)}: not what snippets/from_2020 says; `make pages` writes them"
        raise PluginError(said)


@event_priority(-200)  # when press has run
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    return press_html(html, f"docs/{page.file.src_uri}", config.plugins["press"].build)


if __name__ == "__main__":
    write_pages()
