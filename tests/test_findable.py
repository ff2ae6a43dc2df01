"""What the search is told of each section, in a small book of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

HOOK = Path(__file__).parents[1] / "hooks" / "findable.py"
MKDOCS = f"""\
site_name: A book
use_directory_urls: false
theme: material
plugins: [search]
hooks: [{HOOK}]
nav: [index.md, b/one.md, a/two.md, glossary.md]
"""
PAGES = {
    "index.md": "# Home",
    "glossary.md": "# Glossary\n\n### early stopping\n\nIt stops. See [Two](a/two.md).\n",
    "b/one.md": "# One\n\n## First\n\nHere is `np.linspace()`.\n\n## Exercises\n\n`tf.stack`?\n",
    "a/two.md": "---\nsearch:\n  also:\n    {anchor}: patience\n---\n# Two\n\n"
    "## A rule\n\n`linspace` again, and `tf.stack`.\n\n"
    "## In time\n\nThis is [early stopping](../glossary.md#early-stopping), `EarlyStopping`.\n",
}


def built(folder: Path, anchor: str) -> subprocess.CompletedProcess[str]:
    (folder / "mkdocs.yml").write_text(MKDOCS)
    for name, text in PAGES.items():
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text.replace("{anchor}", anchor))
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_section_is_found_by_what_it_explains(tmp_path: Path) -> None:
    done = built(tmp_path, "in-time")
    assert done.returncode == 0, done.stderr
    index = json.loads((tmp_path / "site/search/search_index.json").read_text())
    found = {section["location"]: section for section in index["docs"]}
    assert found["b/one.html#first"]["terms"] == "linspace"  # first in reading order
    assert found["a/two.html#a-rule"]["terms"] == "stack"  # exercises explain nothing
    assert found["a/two.html#in-time"]["terms"] == "early stopping EarlyStopping"
    assert found["a/two.html#in-time"]["also"] == "patience"
    assert found["index.html"]["boost"] < 1
    assert not any(place.endswith("#exercises") for place in found)  # every visit pays for them
    assert not any("links" in section for section in index["docs"])


def test_words_for_a_section_that_a_page_lacks_are_an_error_with_its_place(tmp_path: Path) -> None:
    done = built(tmp_path, "in-tme")
    assert done.returncode
    message = "docs/a/two.md:1: search: also: no section `in-tme`; did you mean 'in-time'?"
    assert message in done.stderr
