"""What every page of this course owes its reader, as far as its source tells."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from press import Cell, Work, load_book, load_project

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def about(page: Path) -> str:
    """What the front matter says of a page; MkDocs overlooks one that is no YAML."""
    _, head, _ = page.read_text("utf-8").split("---\n", 2)
    return str(yaml.safe_load(head)["description"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_a_page_says_what_it_is_about(page: Path) -> None:
    assert 30 < len(about(page)) < 170


def test_no_two_pages_say_the_same_of_themselves() -> None:
    assert max(Counter(map(about, PAGES)).values()) == 1


def test_what_a_copier_gets_needs_no_hidden_cell(tmp_path: Path) -> None:
    """No name of a whole snippet, as the page offers it, is defined in a hidden cell alone."""
    for path, snippet in load_book(load_project(ROOT)).snippets.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(snippet.shown, "utf-8")
    undefined = ["check", "--isolated", "--select=F821", "--output-format=concise", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *undefined], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


WRITES = {"dump", "mkdir", "save", "save_weights", "savefig", "savez", "to_csv"}
WRITES |= {"write", "write_bytes", "write_text"}


def test_what_a_copier_gets_reads_no_file_that_a_hidden_cell_made() -> None:
    """A cell that makes what those below it read is called `setup`, and is part of the whole."""
    apart = []
    for path, snippet in load_book(load_project(ROOT)).snippets.items():
        for number, cell in enumerate(snippet.cells):
            nodes = [*ast.walk(ast.parse(cell.code))] if cell.hidden else []
            calls = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
            if calls & WRITES and any(not later.hidden for later in snippet.cells[number + 1 :]):
                apart.append(f"{path}: {cell.name}")
    assert apart == []


def test_what_varies_with_the_processor_is_asserted() -> None:
    """Where outputs aren't compared, assertions must stand for what the page says of them."""
    varying = [
        (work, cell)
        for work in load_book(load_project(ROOT)).works.values()
        for cell in work.cells
        if "varies" in cell.tags
    ]
    assert varying
    bare = [(work.name, cell.name) for work, cell in varying if not made_in(cell) & judged(work)]
    assert bare == []


def made_in(cell: Cell) -> set[str]:
    """The names that a cell gives values to."""
    names = [node for node in ast.walk(ast.parse(cell.code)) if isinstance(node, ast.Name)]
    return {name.id for name in names if isinstance(name.ctx, ast.Store)}


def judged(work: Work) -> set[str]:
    """The names in the hidden cells that assert something."""
    trees = [ast.parse(cell.code) for cell in work.cells if cell.hidden]
    nodes = [[*ast.walk(tree)] for tree in trees]
    asserting = [all_ for all_ in nodes if any(isinstance(node, ast.Assert) for node in all_)]
    return {node.id for all_ in asserting for node in all_ if isinstance(node, ast.Name)}


SPLIT = re.compile(
    r"permutation\(|train_test_split\(|ShuffleSplit\(|KFold\(|sample\(frac=1"
    r"|validation_split=|\.skip\("
)


def test_no_house_that_was_sold_twice_stands_on_both_sides_of_a_split() -> None:
    """Who splits sales by row first keeps one of each house, or deals out houses by their id."""
    works = load_book(load_project(ROOT)).works.values()
    codes = {work.name: "\n".join(cell.code for cell in work.cells) for work in works}
    splits = [
        path
        for path, code in codes.items()
        if '"data/kc_house_data.csv"' in code and SPLIT.search(code)
    ]
    assert len(splits) > 10
    assert [path for path in splits if '"id"' not in codes[path]] == []


def test_a_question_stands_in_sight_and_its_answer_is_folded() -> None:
    """Nobody answers a question that has to be unfolded first."""
    lines = [(page.relative_to(DOCS), line.strip()) for page in PAGES for line in page.open()]
    folded = [(page, line) for page, line in lines if line.startswith("??? question")]
    shown = [(page, line) for page, line in lines if line.startswith("!!! success")]
    assert folded == [] and shown == []
    asked = [page for page in PAGES if "\n## Exercises\n" in page.read_text("utf-8")]
    assert asked
    unanswered = [
        page.relative_to(DOCS)
        for page in asked
        if len(re.findall(r"(?m)^\*\*\d+\.", exercises(page)))
        != len(re.findall(r'(?m)^\?\?\? success "Answer"', exercises(page)))
    ]
    assert unanswered == []


def exercises(page: Path) -> str:
    """What stands between the heading of the exercises and the next one."""
    return page.read_text("utf-8").partition("\n## Exercises\n")[2].partition("\n## ")[0]


def test_home_and_the_page_of_a_part_list_every_chapter_by_its_title() -> None:
    nav = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["nav"]
    parts = [entries for part in nav for entries in part.values() if isinstance(entries, list)]
    chapters = {
        path: title
        for part in parts
        for entry in part
        if isinstance(entry, dict)
        for title, path in entry.items()
        if re.match(r"\d", title)
    }
    assert len(chapters) > 20
    home = (DOCS / "index.md").read_text(encoding="utf-8")
    for path, title in chapters.items():
        part = (DOCS / path).with_name("index.md").read_text(encoding="utf-8")
        assert f"[{title}]({path})" in home
        assert f"[{title}]({Path(path).name})" in part
