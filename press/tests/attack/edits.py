"""Random edits of a book: what people, editors, git and accidents do to its files."""

import os
import random
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from press.tests.attack import books

SKIPPED = (".press", "site", "__pycache__")
IGNORED = (".out", ".pyc")
SETTINGS = ("pyproject.toml", "mkdocs.yml")
"""A book shows nothing while these are broken, or a text is not in UTF-8: that is mended soon."""
HEADER = re.compile(r"^# %%.*$", re.MULTILINE)
NUMBER = re.compile(r"(?<![\w.])\d+\b")
FENCE = re.compile(r"^ *```.*python.*$", re.MULTILINE)
Files = Mapping[str, bytes | str]
"""A folder in memory: content by path; text where a link leads to."""


@dataclass(frozen=True)
class Edit:
    """A change of some files of a book, which is the same on every copy of it."""

    what: str
    act: Callable[[Path], None]

    def on(self, root: Path) -> None:
        """Make the change; where an earlier edit was left out, it may have nothing to change."""
        with suppress(OSError, shutil.Error):
            self.act(root)


Maker = Callable[["Book", random.Random], Edit | None]


class Book:
    """A book as the maker of edits sees it: its files, and what they were."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = read_files(root)
        self.history = [self.files]

    def change(self, edit: Edit) -> None:
        edit.on(self.root)
        self.files = read_files(self.root)

    def some(self, rng: random.Random, *patterns: str) -> str | None:
        """A file whose path matches one of some patterns."""
        found = [f for f in map(PurePath, self.files) if any(map(f.match, patterns))]
        return str(rng.choice(found)) if found else None

    def text(self, path: str) -> str | None:
        content = self.files.get(path, "")
        with suppress(UnicodeDecodeError):
            return content.decode() if isinstance(content, bytes) else None
        return None


def read_files(root: Path) -> Files:
    """Every file of a book, but for what press keeps and what was accepted."""
    found = {
        place: str(Path(entry).readlink()) if entry.is_symlink() else Path(entry).read_bytes()
        for place, entry in entries_below(root, SKIPPED)
        if entry.is_symlink() or not entry.is_dir()
    }
    return {place: found[place] for place in sorted(found) if not place.endswith(IGNORED)}


def entries_below(
    folder: str | Path, skipped: Collection[str], place: str = ""
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Every file and folder, with its path from the first; folders without those to be skipped."""
    with os.scandir(folder) as entries:
        for entry in entries:
            inner = entry.is_dir(follow_symlinks=False)
            if not (inner and entry.name in skipped):
                yield f"{place}{entry.name}", entry
                if inner:
                    yield from entries_below(entry.path, skipped, f"{place}{entry.name}/")


def make_edits(root: Path, seed: int, count: int) -> Iterator[list[Edit]]:
    """`count` edits, one to four at a time, made upon a copy of the book that lies at `root`."""
    rng, book = random.Random(f"edits {seed}"), Book(root)
    makers, weights = [kind for kind, _ in KINDS], [weight for _, weight in KINDS]
    while count > 0:
        batch: list[Edit] = []
        size = min(count, rng.choice((1, 1, 2, 2, 3, 4)))
        while len(batch) < size:
            if edit := rng.choices(makers, weights)[0](book, rng):
                book.change(edit)
                batch.append(edit)
        book.history.append(book.files)
        count -= len(batch)
        yield batch


def save(path: str, content: str | bytes, rng: random.Random, what: str) -> Edit:
    """Write a file as some editor does: in place, by a rename, or so that its time is the same."""
    new = content.encode() if isinstance(content, str) else content
    how = rng.choice(
        ("in place", "in place", "by rename", "with its old time", "with a time of 1999")
    )

    def act(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        time = file.stat().st_mtime_ns if file.exists() else 0
        if how == "by rename":
            partial = file.with_name(f".{file.name}.swp")
            partial.write_bytes(new)
            partial.replace(file)
        else:
            file.write_bytes(new)
        if how == "with its old time" and time:
            os.utime(file, ns=(time, time))
        if how == "with a time of 1999":
            os.utime(file, (925_000_000, 925_000_000))

    return Edit(f"{path}: {what} (saved {how})", act)


def changed(path: str, old: str, new: str, rng: random.Random) -> Edit | None:
    """The edit that turns one text into another, named by the first lines that differ."""
    if old == new:
        return None
    pairs = zip([*old.split("\n"), ""], [*new.split("\n"), ""], strict=False)
    before, after = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    return save(path, new, rng, f"{before!r} → {after!r}")


def replaced(
    pattern: re.Pattern[str], text: str, rng: random.Random, new: Callable[[str], str]
) -> str:
    """The text with one match, which chance picks, replaced."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + new(match[0]) + text[match.end() :]


def edit_text(
    book: Book, rng: random.Random, patterns: tuple[str, ...], change: Callable[[str], str]
) -> Edit | None:
    path = book.some(rng, *patterns)
    text = book.text(path) if path else None
    return changed(path, text, change(text), rng) if path and text is not None else None


CODE = ("snippets/*.py", "snippets/*/*.py", "docs/labs/*.py", "docs/*.md")
MODULES = ("lib/*.py", "lib/*/*.py", "lib/*/*/*.py", "snippets/neighbour.py", "lib/pack/note.txt")
PAGES = ("docs/*.md", "docs/*/*.md")
CELLS = ("snippets/*.py", "snippets/*/*.py", "docs/labs/*.py")


def another_number(book: Book, rng: random.Random) -> Edit | None:
    def change(text: str) -> str:
        return replaced(
            NUMBER,
            text,
            rng,
            lambda old: str(rng.randint(10 ** (len(old) - 1), 10 ** len(old) - 1)),
        )

    return edit_text(book, rng, rng.choice((CODE, MODULES)), change)


def remark(book: Book, rng: random.Random) -> Edit | None:
    return edit_text(
        book, rng, (*CELLS, *MODULES), lambda text: f"{text}# remark {rng.randint(1, 99)}\n"
    )


def header(book: Book, rng: random.Random) -> Edit | None:
    def other(old: str) -> str:
        name = old.removeprefix("# %%").split("tags")[0].strip()
        ways = (
            f"# %% {name}x",
            f"#%% {name}",
            "# %%",
            f'# %% {name} tags=["hidden"]',
            f"# %% {name}",
            f'# %% {name} tags=["warns"]',
            f'# %% {name} tags=["varies"]',
            f'# %% {name} tags=["hiden"]',
            f"# % {name}",
            f'# %% {name} alt="A curve"',
            f"# %% {name}\n",
            "# %% read",
            "# %% [markdown]",
        )
        return rng.choice(ways)

    return edit_text(book, rng, CELLS, lambda text: replaced(HEADER, text, rng, other))


def cell_renamed_everywhere(book: Book, rng: random.Random) -> Edit | None:
    """A cell with a new name, in its file and on all pages."""
    path = book.some(rng, "snippets/*.py", "snippets/*/*.py")
    text = book.text(path) if path else None
    names = re.findall(r"^# %% (\w+)", text or "", re.MULTILINE)
    if not (path and text and names):
        return None
    old, new = rng.choice(names), f"cell{rng.randint(1, 99)}"
    inner = path.removeprefix("snippets/")
    edits = [save(path, text.replace(f"# %% {old}", f"# %% {new}"), rng, "")]
    for page, content in book.files.items():
        if (
            page.endswith(".md")
            and isinstance(content, bytes)
            and f"{inner}:{old}".encode() in content
        ):
            mended = content.replace(f'{inner}:{old}"'.encode(), f'{inner}:{new}"'.encode())
            edits.append(save(page, mended, rng, ""))
    return together(f"{path}: cell {old} → {new}, also on the pages", edits)


def together(what: str, edits: list[Edit]) -> Edit:
    def act(root: Path) -> None:
        for edit in edits:
            edit.on(root)

    return Edit(what, act)


def cells_moved(book: Book, rng: random.Random) -> Edit | None:
    """Cells of a file: two swapped, one twice, one gone, one cut in two."""

    def change(text: str) -> str:
        first, *cells = re.split(r"(?m)^(?=# %%)", text)
        if not cells:
            return text
        place, kind = (
            rng.randrange(len(cells)),
            rng.choice(("swap", "twice", "drop", "cut", "merge")),
        )
        if kind == "swap":
            cells.insert(rng.randrange(len(cells)), cells.pop(place))
        elif kind == "twice":
            cells.insert(place, cells[place])
        elif kind == "drop":
            cells.pop(place)
        elif kind == "merge":
            cells[place] = cells[place].split("\n", 1)[-1]
        else:
            head, *lines = cells[place].split("\n")
            middle = len(lines) // 2
            cells[place] = "\n".join([head, *lines[:middle], "", "# %% piece", *lines[middle:]])
        return first + "".join(cells)

    return edit_text(book, rng, CELLS, change)


def fence_option(book: Book, rng: random.Random) -> Edit | None:
    options = (
        "",
        ' title="Another"',
        ' show="code"',
        ' show="output"',
        ' show="none"',
        ' fold="Code"',
        ' norun="for a reason"',
        ' raises="ValueError"',
        ' alt="A curve"',
        ' hl_lines="1"',
        ' linenums="1"',
        ' shwo="all"',
        " #name",
        ' caption="A caption"',
    )

    def other(old: str) -> str:
        lead = old[: len(old) - len(old.lstrip())]
        return f"{lead}``` {{.python{rng.choice(options)}}}"

    return edit_text(book, rng, PAGES, lambda text: replaced(FENCE, text, rng, other))


def prose(book: Book, rng: random.Random) -> Edit | None:
    """Words, headings, values and code of its own, somewhere on a page."""
    names = [
        f.removeprefix("snippets/").removesuffix(".py") for f in book.files if f.endswith(".py")
    ]
    name, n = rng.choice(names or ["none"]), rng.randint(1, 99)
    lines = (
        f"Words {n}.",
        f"## Heading {n}",
        f"It is `{{{name}}} total:d`.",
        f"It is `{{{name}}} {n} + 1`.",
        f"```python\nprint('block {n}', 'of a page')\n```",
        "!!! note\n\n    ```python\n    y = 5\n    ```",
        f'```python\n--8<-- "{name}.py"\n```',
        f'```python\n--8<-- "{name}.py:show"\n```',
        f"[A link](page{n % 5}.md)",
        "$x^2$",
        "Of an NN.",
        "```python\n1 +\n```",
        "$x^$",
        "`{} x`",
        "---",
        "```python",
        f"```python\nx = {n}\nx\n```",
    )
    line = rng.choice(lines)

    def change(text: str) -> str:
        parts = text.split("\n\n")
        parts.insert(rng.randint(0, len(parts)), line)
        return "\n\n".join(parts)

    return edit_text(book, rng, PAGES, change)


def paragraph_dropped(book: Book, rng: random.Random) -> Edit | None:
    def change(text: str) -> str:
        parts = text.split("\n\n")
        parts.pop(rng.randrange(len(parts)))
        return "\n\n".join(parts)

    return edit_text(book, rng, PAGES, change)


def data_made_anew(book: Book, rng: random.Random) -> Edit | None:
    path = book.some(rng, "data/*", "data/*/*")
    if not path:
        return None
    made = book.root.parent / "made" / path.removeprefix("data/")
    books.make_data(made, rng)
    return save(path, made.read_bytes(), rng, "other data")


def file_appears(book: Book, rng: random.Random) -> Edit | None:
    """What some code looks for and didn't find, or what comes before what it found."""
    n = rng.randint(100, 999)
    table = f"x,y\n{n},2\n3,4\n"
    cells = f"# %% new\nprint('new {n}')\n"
    files = {
        "data/perhaps.csv": table,
        "data/more/z.csv": table,
        "data/more/deep/y.csv": table,
        "lib/perhaps.py": f"VALUE = {n}\n",
        "lib/perhaps/__init__.py": f"VALUE = {n}\n",
        "lib/space/__init__.py": "",
        "lib/tool/__init__.py": f"VALUE = {n}\n",
        "lib/pack.py": f"VALUE = {n}\n",
        "lib/pack/late/__init__.py": f"VALUE = {n}\n",
        "lib/pack/extra.py": "",
        "lib/numpy.py": f"pi = {n}\n",
        "lib/importlib/__init__.py": "",
        "snippets/tool.py": f"# %% setup\nVALUE = {n}\n",
        "snippets/deep/new.py": cells,
        "snippets/base.py": f"# %% setup\nBASE = {n}\n",
        "snippets/json.py": "# %% setup\nload = None\n",
        "snippets/new one.py": cells,
        "docs/new one.md": f"# New {n}\n\n``` python\nprint({n})\n```\n",
        "docs/deep/ä.md": '# New\n\n```python\n--8<-- "new one.py"\n```\n',
        "README.md": f"# Read {n}\n",
        "docs/labs/second.py": f'"""Two."""\n\n# %% one\nprint("second lab {n}")\n',
        "docs/.hidden.md": "# Hidden\n",
    }
    path, content = rng.choice(list(files.items()))
    return save(path, content, rng, "new")


def file_gone(book: Book, rng: random.Random) -> Edit | None:
    path = book.some(rng, "*.py", "data/*", "docs/*.md", "lib/*/*")
    return Edit(f"{path} deleted", lambda root: (root / path).unlink()) if path else None


def file_moved(book: Book, rng: random.Random) -> Edit | None:
    """A file, with what was accepted of it, under another name or in another folder."""
    path = book.some(rng, "snippets/*.py", "snippets/*/*.py", "data/*", "docs/*.md", "lib/*.py")
    if not path:
        return None
    old = Path(path)
    ways = (
        old.with_stem(f"{old.stem}2"),
        old.with_stem(f"{old.stem} ü"),
        old.parent / "moved" / old.name,
    )
    new = rng.choice(ways).as_posix()

    def act(root: Path) -> None:
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / path).replace(root / new)
        with suppress(OSError):
            (root / path).with_suffix(".out").replace((root / new).with_suffix(".out"))

    edits = [Edit("", act)]
    mentions = rng.random() < 0.6
    if mentions and path.startswith("snippets/"):
        was, now = (p.removeprefix("snippets/").removesuffix(".py") for p in (path, new))
        for page in [f for f in book.files if f.endswith(".md")]:
            text = book.text(page) or ""
            mended = text.replace(f'"{was}.py', f'"{now}.py').replace(f"`{{{was}}}", f"`{{{now}}}")
            edits += [save(page, mended, rng, "")] if mended != text else []
    return together(f"{path} → {new}" + ", also on the pages" * (len(edits) > 1), edits)


def file_copied(book: Book, rng: random.Random) -> Edit | None:
    path = book.some(rng, "docs/*.md", "snippets/*.py", "data/*.csv")
    content = book.files.get(path) if path else None
    if not path or not isinstance(content, bytes):
        return None
    new = Path(path).with_stem(f"{Path(path).stem}-copy").as_posix()
    return save(new, content, rng, f"a copy of {path}")


def file_turned(book: Book, rng: random.Random) -> Edit | None:
    """A file becomes a folder, or a link to another, to nothing, or to a folder."""
    path = book.some(
        rng, "data/*", "data/*/*", "snippets/*.py", "docs/*.md", "lib/*.py", "lib/pack/*"
    )
    if not path:
        return None
    other = book.some(rng, f"*{Path(path).suffix}") or path
    kind = rng.choice(("folder", "link", "link", "broken link", "link to a folder"))
    # Two links in lib to lib itself, seen from docs, and MkDocs walks for years.
    folder = "words" if path.startswith("lib/") else "lib"

    def act(root: Path) -> None:
        file = root / path
        file.unlink()
        if kind == "folder":
            (file / "inner").mkdir(parents=True)
            return
        places = {
            "link": root / other,
            "broken link": root / "nowhere",
            "link to a folder": root / folder,
        }
        file.symlink_to(os.path.relpath(places[kind], file.parent))

    return Edit(f"{path} becomes a {kind}" + f" to {other}" * (kind == "link"), act)


def encoding(book: Book, rng: random.Random) -> Edit | None:
    """The same text with other line ends, a mark, tabs; or no text at all."""
    path = book.some(rng, *CODE, *MODULES, "data/*.csv", "pyproject.toml", "mkdocs.yml")
    text = book.text(path) if path else None
    if not path or text is None:
        return None
    ways = {
        "CRLF": text.replace("\r\n", "\n").replace("\n", "\r\n"),
        "a BOM": "\ufeff" + text,
        "no last line end": text.rstrip("\n"),
        "nothing": "",
        "a form feed": text.replace("\n\n", "\n\f\n"),
        "blanks at line ends": text.replace("\n", "  \n"),
        "LF": text.replace("\r\n", "\n"),
    }
    if not path.endswith((".toml", ".yml")):
        ways |= {
            "a null": text[:-1] + "\0\n",
            "a line separator": text.replace("\n", "\u2028\n", 1),
        }
    name = rng.choice(sorted(ways))
    content: str | bytes = ways[name]
    if rng.random() < 0.1:
        name, content = "Latin-1", (text + "# é\n").encode("latin-1", "replace")
    return save(path, content, rng, f"now with {name}")


def touched(book: Book, rng: random.Random) -> Edit | None:
    path = book.some(rng, "*")
    return Edit(f"{path} touched", lambda root: os.utime(root / path)) if path else None


def setting(book: Book, rng: random.Random) -> Edit | None:
    """Another line of [tool.press], now and then a wrong one."""
    n = rng.randint(1, 3)
    lines = {
        "LEVEL": (f'LEVEL = "{n}"',) * 6,
        "shown_versions": (
            'shown_versions = ["NumPy"]',
            'shown_versions = ["NumPy", "pandas"]',
            "shown_versions = []",
        ),
        "seconds": (f"seconds = {15 + n}", 'seconds = "long"'),
        "memory_mb": (f"memory_mb = {600 + n}",),
        "jobs": (f"jobs = {n}",),
        "preload": (
            'preload = ["numpy"]',
            'preload = ["numpy", "pandas", "gzip", "sqlite3"]',
            'preload = ["nump"]',
        ),
    }
    name = rng.choice(sorted(lines) + ["LEVEL"] * 3)
    line = rng.choice(lines[name])

    def change(text: str) -> str:
        return re.sub(rf"^{name} = .*", line, text, flags=re.MULTILINE)

    return edit_text(book, rng, ("pyproject.toml",), change)


def site_setting(book: Book, rng: random.Random) -> Edit | None:
    """Another line of mkdocs.yml, or other words that are put below every page."""
    pairs = (
        ("permalink: false", "permalink: true"),
        ("  - abbr\n", f"  - abbr\n{books.GLOSSARY}"),
        ("A book", "Another book"),
        ("  - abbr\n", "  - abbr\n  - footnotes\n"),
        ('site_url: ""', 'site_url: "http://localhost/b/"'),
        ("  - abbr\n", "  - abbr\nnav: [index.md, own.md]\n"),
    )
    old, new = rng.choice([*pairs, *((b, a) for a, b in pairs)])
    words = f"\n*[NN]: a neural network {rng.randint(1, 99)}\n"
    if rng.random() < 0.4:
        return edit_text(book, rng, ("words/words.md",), lambda _: words)
    return edit_text(book, rng, ("mkdocs.yml",), lambda text: text.replace(old, new, 1))


def accepted(book: Book, rng: random.Random) -> Edit | None:
    """What was accepted of a snippet: written, damaged, or gone."""
    path = book.some(rng, "snippets/*.py", "snippets/*/*.py")
    if not path:
        return None
    out = Path(path).with_suffix(".out").as_posix()
    head = f"# accepted with: no data; {rng.randint(0, 9)}.0 s of one core, 80 MiB\n"
    name = Path(path).stem
    texts = (
        f"# %% show\n{name} shows {rng.randint(1, 99)}\n",
        f"# %% total\n{name} totals {rng.randint(1, 99)}\n",
        "",
    )
    content = rng.choice((head, head, head, "#\n")) + rng.choice(texts)
    if rng.random() < 0.3:
        return Edit(f"{out} deleted", lambda root: (root / out).unlink())
    return save(out, content, rng, f"accepted {content!r}")


def bytecode(book: Book, rng: random.Random) -> Edit | None:
    """What Python leaves when someone runs the code by hand."""

    def act(root: Path) -> None:
        import compileall

        compileall.compile_dir(root / "lib", quiet=2)
        compileall.compile_dir(root / "snippets", quiet=2)

    return Edit("bytecode compiled", act)


def reverted(book: Book, rng: random.Random) -> Edit | None:
    """A file that changed since the book was written, as it was at some time."""
    now, first = book.files, book.history[0]
    differing = sorted(p for p in first.keys() | now.keys() if first.get(p) != now.get(p))
    if not differing:
        return None
    hiding = [path for path in differing if path in SETTINGS or not is_text(path, now.get(path))]
    path = rng.choice(hiding or differing)
    then = rng.choice((first, first, rng.choice(book.history)))
    return Edit(f"{path} reverted", lambda root: restore(root, {path: then.get(path)}))


def is_text(path: str, content: bytes | str | None) -> bool:
    """Whether what has to be text is in UTF-8."""
    with suppress(UnicodeDecodeError):
        if isinstance(content, bytes) and path.endswith((".py", ".md")):
            content.decode()
        return True
    return False


def checkout(book: Book, rng: random.Random) -> Edit | None:
    """All files as they were at some time, as another branch or a backup brings them back."""
    then = rng.choice((book.history[0], *book.history))
    gone: dict[str, bytes | str | None] = dict.fromkeys(book.files)
    old_times = rng.random() < 0.5

    def act(root: Path) -> None:
        restore(root, {**gone, **then}, old_times)

    number = book.history.index(then)
    return Edit(f"checkout of state {number}" + " with old times" * old_times, act)


def restore(root: Path, files: Mapping[str, bytes | str | None], old_times: bool = False) -> None:
    """Make files what they were: bytes, a link (text), or none."""
    for path, content in files.items():
        file = root / path
        if file.is_symlink() or file.is_file():
            if content is not None and not file.is_symlink() and file.read_bytes() == content:
                continue
            file.unlink()
        if content is None:
            continue
        for above in reversed(file.relative_to(root).parents):
            if (root / above).is_symlink() or (root / above).is_file():
                (root / above).unlink()
        if file.is_dir():
            shutil.rmtree(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            file.symlink_to(content)
            continue
        file.write_bytes(content)
        if old_times:
            os.utime(file, (925_000_000, 925_000_000))


KINDS: tuple[tuple[Maker, int], ...] = (
    (another_number, 22), (remark, 5), (header, 6), (cell_renamed_everywhere, 4), (cells_moved, 5),
    (fence_option, 6), (prose, 10), (paragraph_dropped, 4), (data_made_anew, 9), (file_appears, 6),
    (file_gone, 3), (file_moved, 5), (file_copied, 3), (file_turned, 3), (encoding, 4),
    (touched, 2), (setting, 5), (site_setting, 5), (accepted, 5), (bytecode, 1), (reverted, 24),
    (checkout, 6),
)  # fmt: skip
