"""Any plotting library may draw: Matplotlib is the first of them, and none has to be there."""

from pathlib import Path

import pytest

from press.testing import Course

DRAWING = """
import fakeplot

def begin():
    fakeplot.color = "currentColor"

def take():
    drawn = [fakeplot.svg(bars) for bars in fakeplot.opened]
    fakeplot.opened.clear()
    return [{"image/svg+xml": svg, "text/plain": "<Bars>"} for svg in drawn]

def show(value):
    if isinstance(value, fakeplot.Bars):
        return {"image/png": fakeplot.PNG} if value.heights == [3] else {}
"""
LIBRARY = """
import base64

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
color = "red"
opened = []

class Bars:
    def __init__(self, heights):
        self.heights = heights

def bar(heights):
    opened.append(Bars(heights))
    return opened[-1]

def svg(bars):
    return f'<svg viewBox="0 0 9 9"><path d="M0 {bars.heights[0]}" stroke="{color}"/></svg>'
"""


@pytest.fixture
def library(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """fakeplot 1.0, installed with a module that tells press how it draws."""
    folder = tmp_path_factory.mktemp("installed")
    install(folder, "1.0")
    (folder / "fakeplot.py").write_text(LIBRARY)
    (folder / "press_fakeplot.py").write_text(DRAWING)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.syspath_prepend(folder)
    return folder


def install(folder: Path, version: str) -> None:
    about = folder / "fakeplot.dist-info"
    about.mkdir(exist_ok=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: fakeplot\nVersion: {version}\n")
    (about / "top_level.txt").write_text("fakeplot\npress_fakeplot\n")
    (about / "entry_points.txt").write_text("[press.figures]\nfakeplot = press_fakeplot\n")


def test_what_another_library_has_open_is_a_figure_of_the_page(cold: Course, library: Path) -> None:
    cold.snippet("one", "import fakeplot\nfakeplot.bar([7])", 'alt="A bar"')
    [output] = cold.outputs("one")
    svg = '<svg viewBox="0 0 9 9"><path d="M0 7" stroke="currentColor"/></svg>'
    assert output["data"] == {"image/svg+xml": svg, "text/plain": "<Bars>"}
    html = cold.html('``` {.python alt="A bar"}\n--8<-- "one.py"\n```')
    assert '<figure class="press-figure"><svg role="img" aria-label="A bar"' in html


def test_its_figures_need_alt_text_too(cold: Course, library: Path) -> None:
    cold.snippet("one", "import fakeplot\nfakeplot.bar([7])")
    assert "figure 1 of this fence has no alt text" in cold.problem()


def test_it_says_how_a_value_is_drawn(cold: Course, library: Path) -> None:
    cold.snippet("one", "import fakeplot\nfakeplot.Bars([3])", 'alt="A dot"')
    [output] = cold.outputs("one")
    assert output["output_type"] == "execute_result"
    assert output["data"].keys() == {"image/png"}


def test_its_version_is_part_of_what_was_drawn_with_it(cold: Course, library: Path) -> None:
    cold.snippet("one", "import fakeplot\nfakeplot.bar([7]);", 'alt="A bar"')
    cold.snippet("two", "print(2)")
    assert cold.press("run").stdout == "2 run, 0 from the store\n"
    install(library, "2.0")
    said = "snippets/one.py will run: fakeplot 1.0 → 2.0\n"
    assert cold.press("why", "snippets/one.py").stdout == said
    assert cold.press("run").stdout == "1 run, 1 from the store\n"


def test_a_module_that_cannot_be_imported_is_said_in_one_line(cold: Course, library: Path) -> None:
    (library / "press_fakeplot.py").write_text("import nowhere_to_be_found")
    cold.snippet("one", "print(1)")
    with pytest.raises(Exception, match="cannot import press_fakeplot, which draws for fakeplot"):
        cold.build()


def test_a_figure_that_pandas_draws_hangs_on_matplotlib(course: Course) -> None:
    code = "import pandas as pd\npd.Series([1, 2]).plot();"
    course.snippet("one", code, 'alt="A line"')
    assert "matplotlib" in course.build().results["snippets/one.py"].needs.libraries


def test_what_draws_nothing_does_not_hang_on_matplotlib(course: Course) -> None:
    course.snippet("one", "import numpy as np\nprint(np.ones(2))")
    needed = course.build().results["snippets/one.py"].needs.libraries
    assert needed.keys() >= {"numpy", "ipython"}
    assert not needed.keys() & {"matplotlib", "pillow", "nbformat"}


def test_a_picture_of_pillow_is_one_png_with_the_author_s_words(course: Course) -> None:
    code = "from PIL import Image\nImage.new('RGB', (4, 4), 'red')"
    course.snippet("one", code, 'alt="A red square"')
    [output] = course.outputs("one")
    assert output["data"].keys() == {"image/png", "text/plain"}
    html = course.html('``` {.python alt="A red square"}\n--8<-- "one.py"\n```')
    assert '<img src="data:image/png;base64,iVBORw0KGgo' in html
    assert 'alt="A red square"' in html


def test_a_picture_hangs_on_pillow_which_made_it_small(course: Course) -> None:
    code = "import base64\nfrom IPython.display import Image\n"
    code += f"Image(data=base64.b64decode({LIBRARY.split(chr(34))[1]!r}))"
    course.snippet("one", code, 'alt="A dot"')
    assert "pillow" in course.build().results["snippets/one.py"].needs.libraries


def test_a_book_without_matplotlib_works(
    cold: Course, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("bare")
    (folder / "sitecustomize.py").write_text(
        "from importlib.machinery import PathFinder\n"
        "plain = PathFinder.find_spec\n"
        "def find_spec(name, *rest):\n"
        "    return None if name.split('.')[0] == 'matplotlib' else plain(name, *rest)\n"
        "PathFinder.find_spec = find_spec\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))
    cold.settings(preload=[])
    code = "from importlib.util import find_spec\nprint(find_spec('matplotlib'))\n6 * 7"
    cold.snippet("one", code)
    printed, value = cold.outputs("one")
    assert printed["text"] == "None\n"
    assert value["data"] == {"text/plain": "42"}
