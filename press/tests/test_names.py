"""The index of names: what code uses of libraries, found in its syntax tree and asked of them."""

import re
from textwrap import dedent

import pytest

from press.book.names import uses_of
from press.testing import MKDOCS, Course, plain

NAV = "nav:\n  - index.md\n  - Part: [b.md, 'A page': a.md]\n  - names.md\n"


def used(*cells: str) -> list[str]:
    return [use.name for use in uses_of(tuple(dedent(cell) for cell in cells)).names]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("import numpy as np\nnp.linalg.norm([np.pi])", ["numpy.linalg.norm", "numpy.pi"]),
        ("import os.path\nos.path.join", ["os.path.join"]),
        ("import os.path as p\np.join", ["os.path.join"]),
        ("from keras import layers as L\nL.Dense(3)", ["keras.layers", "keras.layers.Dense"]),
        ("import a\na.b(a.c).d.e", ["a.b", "a.c"]),  # of what a call gives nothing is known
        ("import a\nx = a.b\nx.c", ["a.b"]),
        ("import a\na = 3\na.b", []),
        ("import a\nfrom b import a\na.c", ["b.a"]),  # one of two
        ("import a\ndef f(a): return a.b", []),
        ("import a\ndef f(x=a.b): return a.c", ["a.b", "a.c"]),
        ("import a\ndef f(a=a.b): return a.c", ["a.b"]),
        ("import a\n[a.b for a in x], a.c", ["a.c"]),
        ("import a\nlambda a: a.b", []),
        ("def f():\n  import a\n  a.b\na.c", ["a.b"]),
        ("import a\nclass C(a.B):\n  a = 1\n  def f(self): return a.c", ["a.B", "a.c"]),
        ("import a\n@a.b\ndef f(a): pass", ["a.b"]),
        ("import a\nfor a.b in x: pass\na.c = a.d", ["a", "a.d"]),
        ("import a\ntry: pass\nexcept a.E as a: pass", []),
        ("from . import a\na.b", []),
        ("import a\na.b(", []),  # a page may teach a SyntaxError
    ],
)
def test_a_name_is_followed_to_its_import_and_no_further(code: str, names: list[str]) -> None:
    assert used(code) == names


def test_an_import_holds_for_all_cells_of_a_session() -> None:
    assert used("import a", "a.b") == ["a.b"]
    assert used("import a", "a = 1", "a.b") == []


@pytest.fixture
def book(course: Course) -> Course:
    course.settings(libraries=["numpy", "pandas"])
    course.write("mkdocs.yml", MKDOCS + NAV)
    course.write("docs/index.md", "# Home\n\nWords.")
    course.snippet("a", "import numpy as np\nprint(np.arange(3), np.linspace(0, 1, 2))")
    course.snippet("b", "import numpy\nprint(numpy.arange(2).sum())")
    course.write("docs/names.md", "# Names\n\n<!-- press:names -->\n\nEnd.")
    return course


def built(course: Course, page: str) -> str:
    course.mkdocs()
    return (course.root / f"site/{page}.html").read_text("utf-8")


def introduced(html: str) -> list[str]:
    aside = re.search(r'<aside class="press-names".*?</aside>', html, re.DOTALL)
    return re.findall(r"<code>(.*?)</code>", aside[0]) if aside else []


def test_a_page_lists_the_names_that_are_new_in_reading_order(book: Course) -> None:
    assert introduced(built(book, "b")) == ["np.arange"]  # which comes before a
    assert introduced((book.root / "site/a.html").read_text("utf-8")) == ["np.linspace"]
    assert introduced((book.root / "site/index.html").read_text("utf-8")) == []


def test_the_index_leads_to_the_cells_and_pages_lead_to_the_index(book: Course) -> None:
    """`mkdocs build --strict` checks each link with its anchor."""
    book.write("mkdocs.yml", MKDOCS + NAV + "validation: {anchors: warn}\n")
    html = built(book, "names")
    assert '<code id="np.arange">np.arange</code>' in html
    assert 'href="b.html#cell-b-main">b</a> · <a href="a.html#cell-a-main">A page</a>' in html
    cell = '<div class="press-anchor" id="cell-b-main"></div><div class="press-cell">'
    assert cell in (book.root / "site/b.html").read_text("utf-8")
    assert 'href="names.html#np.arange"' in (book.root / "site/b.html").read_text("utf-8")
    assert "numpy as np" in plain(html)
    assert "sum" not in plain(html)


def test_names_of_one_object_are_one_entry(book: Course) -> None:
    book.snippet("b", "import numpy as np\nprint(np.absolute(-1), np.abs(-1))")
    assert "np.abs (also np.absolute )" in plain(built(book, "names"))


def test_what_no_library_has_is_listed_apart(book: Course) -> None:
    book.snippet("b", "import numpy as np\nnp.no_such_thing()", 'raises="AttributeError"')
    words = plain(built(book, "names"))
    assert words.index("Named, and not there today") < words.index("np.no_such_thing")
    assert introduced((book.root / "site/b.html").read_text("utf-8")) == []


def test_private_names_modules_and_what_values_have_are_no_entries(book: Course) -> None:
    imports = "import numpy as np\nfrom numpy import linalg"
    book.snippet("b", f"{imports}\nprint(np.__name__, np.pi.real, linalg.norm([3, 4]))")
    words = plain(built(book, "names"))
    assert "np.pi" in words and "np.linalg.norm" in words
    assert not re.search(r"__name__|np\.pi\.real|np\.linalg [^.]", words)


def test_a_submodule_that_its_library_does_not_import_is_found(book: Course) -> None:
    book.settings(libraries=["xml"])
    book.snippet("b", "from xml.dom import minidom\nprint(minidom.parseString('<a/>').nodeName)")
    assert introduced(built(book, "b")) == ["xml.dom.minidom.parseString"]
    code = "from xml.dom.minidom import parseString\nprint(parseString('<a/>').nodeName)"
    book.snippet("b", code)
    assert introduced(built(book, "b")) == ["xml.dom.minidom.parseString"]


def test_a_library_that_is_not_there_has_no_names(book: Course) -> None:
    book.settings(libraries=["numpy", "nowhere"])
    book.snippet("b", "import nowhere\nnowhere.thing", 'raises="ModuleNotFoundError"')
    words = plain(built(book, "names"))
    assert "np.arange" in words and "nowhere.thing b" in words


def test_a_text_that_changes_asks_nobody_anew(book: Course) -> None:
    assert "the index of names" in book.build().results
    book.write("docs/a.md", "# Other words\n\n" + (book.root / "docs/a.md").read_text("utf-8"))
    assert book.build().results["the index of names"].cached
    book.snippet("b", "import numpy as np\nprint(np.ones(2))")
    assert not book.build().results["the index of names"].cached


def test_a_book_that_names_no_libraries_has_no_index(book: Course) -> None:
    book.settings(libraries=[])
    html = built(book, "names")
    assert "np.arange" not in html
    assert "the index of names" not in book.build().results
