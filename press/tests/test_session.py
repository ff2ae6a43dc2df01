"""Inside a worker: what a cell printed, displayed, drew, warned or raised."""

import re

import pytest

from press.testing import Course
from press.wire import Warned


def data(course: Course, code: str, options: str = "") -> dict[str, str]:
    """The representations of the last output of a cell with this code."""
    course.snippet("one", code, options)
    output = course.outputs("one")[-1]
    found: dict[str, str] = output["data"]
    return found


def text(course: Course, code: str) -> str:
    course.snippet("one", code)
    return "".join(output.get("text", "") for output in course.outputs("one"))


def test_what_is_printed_is_shown(course: Course) -> None:
    assert text(course, "print('a', 1)\nprint('b', end='')") == "a 1\nb"


def test_both_streams_are_kept_in_order(course: Course) -> None:
    course.snippet("one", "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)")
    assert [(o["name"], o["text"]) for o in course.outputs("one")] == [
        ("stdout", "1\n"),
        ("stderr", "2\n"),
        ("stdout", "3\n"),
    ]


def test_what_other_processes_and_native_code_print_is_shown_where_it_came(
    course: Course,
) -> None:
    code = "import ctypes, os, subprocess\nprint(1)\nsubprocess.run(['echo', '2'])\nprint(3)\n"
    code += "libc = ctypes.CDLL(None)\nlibc.puts(b'4')\nlibc.fflush(None)\nos.write(2, b'5\\n');"
    assert text(course, code) == "1\n2\n3\n4\n5\n"


def test_nobody_types(course: Course) -> None:
    """TensorFlow, for one, logs more where a prompt is set; a copier's script sets none."""
    assert text(course, "import sys\nprint(hasattr(sys, 'ps1'), sys.flags.interactive)") == (
        "False 0\n"
    )


def test_the_value_of_the_last_expression_is_shown(course: Course) -> None:
    assert data(course, "x = [1, 2]\nx") == {"text/plain": "[1, 2]"}


@pytest.mark.parametrize("code", ["x = 1", "None", "3;", "def f():\n    return 3"])
def test_nothing_is_shown_where_there_is_no_value(course: Course, code: str) -> None:
    course.snippet("one", code)
    assert course.outputs("one") == []


def test_a_frame_is_a_table(course: Course) -> None:
    html = data(course, "import pandas as pd\npd.DataFrame({'a<b': [1]})")["text/html"]
    assert "<table" in html
    assert "a&lt;b" in html


@pytest.mark.parametrize(
    ("method", "value", "mime"),
    [
        ("_repr_html_", "<b>x</b>", "text/html"),
        ("_repr_svg_", "<svg/>", "image/svg+xml"),
        ("_repr_markdown_", "**x**", "text/markdown"),
        ("_repr_latex_", "$x$", "text/latex"),
    ],
)
def test_an_object_s_own_representation_is_kept(
    course: Course, method: str, value: str, mime: str
) -> None:
    code = f"class Thing:\n    def {method}(self):\n        return {value!r}\n    "
    code += "def __repr__(self):\n        return 'Thing'\nThing()"
    assert data(course, code, 'alt="A thing"' if "svg" in method else "")[mime] == value


def test_display_shows_at_once(course: Course) -> None:
    code = "from IPython.display import HTML, display\ndisplay(HTML('<i>1</i>'))\nprint(2)"
    course.snippet("one", code)
    first, second = course.outputs("one")
    assert first["data"]["text/html"] == "<i>1</i>"
    assert second["text"] == "2\n"


def test_a_png_is_kept_in_base64(course: Course) -> None:
    code = "from IPython.display import Image\nimport matplotlib.pyplot as plt\n"
    code += "plt.imsave('a.png', [[1]])\nImage('a.png')"
    assert data(course, code, 'alt="A picture"')["image/png"].startswith("iVBORw0KGgo")


def test_open_figures_are_drawn_as_svg_and_closed(course: Course) -> None:
    code = "# %% a\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.xlabel('time [s]')\n"
    code += "# %% b\nprint(plt.get_fignums())\n"
    course.snippet("one", code, 'alt="A line"')
    [figure] = course.outputs("one", "a")
    svg = figure["data"]["image/svg+xml"]
    assert svg.startswith("<svg")
    assert "time [s]" in svg
    assert "currentColor" in svg
    assert "#000000" not in svg
    assert course.outputs("one", "b")[0]["text"] == "[]\n"


def test_the_same_figure_gives_the_same_bytes(course: Course) -> None:
    code = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.legend(['a'])"
    first = data(course, code, 'alt="A line"')
    assert course.ran(fresh=True) == {"one"}
    assert data(course, code, 'alt="A line"') == first


def test_a_dense_figure_is_drawn_as_pixels_where_that_is_smaller(course: Course) -> None:
    code = "import matplotlib.pyplot as plt\nimport numpy as np\n"
    code += "x = np.random.default_rng(0).normal(size=(2, 9000))\nplt.scatter(*x, s=2)"
    svg = data(course, code, 'alt="A cloud"')["image/svg+xml"]
    assert "data:image/png;base64" in svg
    assert len(svg) < 200_000


def test_an_object_s_address_alone_is_not_shown(course: Course) -> None:
    course.snippet("one", "class Thing: pass\nThing()")
    assert course.outputs("one") == []


def test_a_printed_address_is_a_failure(course: Course) -> None:
    course.snippet("one", "print('at', hex(id(1)))")
    assert "it shows a memory address (0x" in course.problem()


def test_a_printed_path_of_this_machine_is_a_failure(course: Course) -> None:
    course.snippet("one", "import os\nprint('in', os.getcwd())")
    assert "it shows a path of this machine" in course.problem()


def test_a_warning_is_a_failure_at_its_line(course: Course) -> None:
    course.snippet("one", "import warnings\nx = 1\nwarnings.warn('old')\ny = 2")
    said = course.problem()
    assert "snippets/one.py:4 (main): WarningError: UserWarning: old" in said
    assert 'tags=["warns"]' in said


def test_a_warning_that_the_cell_teaches_is_its_output(course: Course) -> None:
    course.snippet("one", "# %% a tags=['warns']\nimport warnings\nwarnings.warn('old')")
    assert course.outputs("one", "a") == [
        {"output_type": "stream", "name": "stderr", "text": "UserWarning: old\n"}
    ]


def test_a_taught_warning_is_stored_as_what_it_is(course: Course) -> None:
    """Its message may hold lines that look like another's."""
    text = "old\\nUserWarning: no, this is the same one"
    code = f"# %% a tags=['warns']\nimport warnings\nwarnings.warn('{text}')\nprint(1)\n"
    code += "import logging\nlogging.getLogger('absl').warning('slow')"
    course.snippet("one", code)
    for _ in range(2):  # as it ran, and from the store
        result = course.build().results["snippets/one.py"]
        assert result.warnings == {
            "a": [
                Warned("UserWarning", text.replace("\\n", "\n"), 3),
                Warned("WARNING:absl", "slow", 0),
            ]
        }
    assert result.cached


def test_a_taught_warning_before_an_expected_exception_is_stored_too(course: Course) -> None:
    code = "# %% a tags=['warns']\nimport warnings\nwarnings.warn('old')\n1 / 0"
    course.snippet("one", code, 'raises="ZeroDivisionError"')
    result = course.build().results["snippets/one.py"]
    assert result.ok
    assert result.warnings == {"a": [Warned("UserWarning", "old", 3)]}


UNSTORABLE = {
    "half a character": "class A:\n    def _repr_html_(self):\n        return chr(0xd800)\nA()",
    "an object": "class A:\n    def _repr_json_(self):\n        return {'a': object()}\nA()",
}


@pytest.mark.parametrize("what", UNSTORABLE)
def test_what_no_page_could_hold_fails_the_cell_that_shows_it(course: Course, what: str) -> None:
    course.snippet("one", UNSTORABLE[what])
    assert "snippets/one.py:2 (main): " in course.problem()
    assert "ended its process" not in course.problem()


def test_half_a_character_in_an_error_or_a_value_is_written_out(course: Course) -> None:
    course.snippet("one", "raise ValueError(chr(0xd800))", 'raises="ValueError"')
    course.snippet("two", "x = chr(0xd800)")
    course.write("docs/more.md", "It is `{two} x`.")
    assert "has no value `x`: UnicodeEncodeError" in course.problem()
    assert course.build().results["snippets/one.py"].error.evalue == "\\ud800"


def test_a_taught_warning_that_does_not_come_is_a_failure(course: Course) -> None:
    course.snippet("one", "# %% a tags=['warns']\nprint(1)")
    assert "tagged `warns`, but no warning came" in course.problem()


def test_a_logged_warning_is_a_warning(course: Course) -> None:
    course.snippet("one", "import logging\nlogging.getLogger('keras').warning('slow')")
    assert "WARNING:keras: slow" in course.problem()


def test_a_taught_warning_that_its_logger_prints_is_shown_once(course: Course) -> None:
    code = "import logging\nlogging.getLogger('keras').warning('slow')"
    course.snippet("one", f"# %% a tags=['warns']\n{code}")
    assert course.outputs("one", "a") == [
        {"output_type": "stream", "name": "stderr", "text": "slow\n"}
    ]


def test_an_expected_exception_is_shown_with_its_line(course: Course) -> None:
    code = "def f(x):\n    return 1 / x\n\nf(0)"
    course.snippet("one", code, 'raises="ZeroDivisionError"')
    [output] = course.outputs("one")
    assert output["ename"] == "ZeroDivisionError"
    assert output["evalue"] == "division by zero"
    assert output["traceback"] == ["f(0)", "return 1 / x"]


def test_what_would_come_after_an_expected_exception_is_said_to_be_never_reached(
    course: Course,
) -> None:
    course.write("snippets/one.py", "# %% a\n1 / 0\n\n# %% b tags=['hidden']\nassert False")
    fence = '``` {.python raises="ZeroDivisionError"}\n--8<-- "one.py:a"\n```'
    course.write("docs/one.md", f"# One\n\n{fence}")
    said = "snippets/one.py:5: (b) never reached, since 'a' raises"
    assert course.problem().startswith(said)


def test_another_exception_than_expected_is_a_failure(course: Course) -> None:
    course.snippet("one", "1 / 0", 'raises="ValueError"')
    assert "ZeroDivisionError: division by zero (the page expects ValueError)" in course.problem()


def test_no_exception_where_one_is_expected_is_a_failure(course: Course) -> None:
    course.snippet("one", "1 / 1", 'raises="ValueError"')
    assert "raised nothing, but the page expects ValueError from 'main'" in course.problem()


def test_a_snippet_sees_itself_as_python_would_run_it(course: Course) -> None:
    code = "import sys, inspect\ndef f():\n    return 1\nprint(__name__, len(sys.argv), "
    code += "__file__.endswith('snippets/one.py'), inspect.getsource(f).count('return'))"
    assert text(course, code) == "__main__ 1 True 1\n"


def test_it_works_in_an_empty_folder_in_which_data_leads_to_the_data(course: Course) -> None:
    course.write("data/table.csv", "1")
    code = "import os\nprint(sorted(os.listdir()), os.listdir('data'))"
    assert text(course, code) == "['data', 'tmp'] ['table.csv']\n"


def test_values_are_evaluated_at_the_end(course: Course) -> None:
    course.snippet("one", "# %% a\nx = 1\n# %% b\nx = 2000")
    course.write("docs/one.md", '`{one} x:,` `{one} f"{x}"`\n\n```python\n--8<-- "one.py"\n```')
    result = course.build().results["snippets/one.py"]
    assert result.values["x:,"] == ("ok", "2,000")
    assert result.values['f"{x}"'] == ("ok", "2000")


def test_cells_share_their_names_and_stop_at_a_failure(course: Course) -> None:
    course.snippet("one", "# %% a\nx = 1\n# %% b\nx / 0\n# %% c\nprint(x)")
    [problem] = course.build().problems
    assert re.search(r"one.py:4 \(b\): ZeroDivisionError", str(problem))
    assert "c" not in course.build().results["snippets/one.py"].cells


def test_two_snippets_share_nothing(course: Course) -> None:
    course.settings(jobs=1)
    course.snippet("a", "import builtins, numpy as np\nbuiltins.x = np.x = 1\nopen('f', 'w');")
    course.snippet("b", "import os, numpy as np\nprint('x' in globals(), hasattr(np, 'x'))\n"
                   "print(hasattr(__builtins__, 'x'), sorted(os.listdir()))")  # fmt: skip
    build = course.build()
    [output] = build.results["snippets/b.py"].cells["main"]
    assert output["text"] == "False False\nFalse ['data', 'tmp']\n"


def test_hash_order_and_threads_are_fixed(course: Course) -> None:
    code = "import os\nprint(hash('a') % 1000, os.environ['OMP_NUM_THREADS'], os.environ['TZ'])"
    first = text(course, code)
    assert first.endswith("1 UTC\n")
    assert course.ran(fresh=True) == {"one"}
    assert text(course, code) == first


def test_colors_of_a_terminal_are_no_part_of_an_error(course: Course) -> None:
    course.snippet("loud", r"raise ValueError('\x1b[1mbold\x1b[0m')", 'raises="ValueError"')
    assert course.outputs("loud")[0]["evalue"] == "bold"


def test_a_picture_is_stored_with_few_colors_where_that_is_smaller(course: Course) -> None:
    code = """
        import io
        import numpy as np
        from IPython.display import Image
        from PIL import Image as Picture

        shades = np.random.default_rng(0).integers(0, 256, (64, 64, 3)).astype("uint8")
        file = io.BytesIO()
        Picture.fromarray(shades).save(file, "PNG")
        size = len(file.getvalue())
        print(size)
        Image(data=file.getvalue())
        """
    course.snippet("picture", code, 'alt="Noise."')
    printed, shown = course.outputs("picture")
    assert len(shown["data"]["image/png"]) < int(printed["text"])


def test_a_folder_of_the_data_may_be_asked_for_again(course: Course) -> None:
    course.write("data/inner/one.csv", "x")
    code = "import os\nos.makedirs('data/inner', exist_ok=True)\nprint(os.listdir('data/inner'))"
    assert text(course, code) == "['one.csv']\n"


def test_a_warning_that_its_logger_writes_by_itself_is_shown_once(course: Course) -> None:
    """As TensorFlow's does, past sys.stderr."""
    code = (
        "import logging, os\n"
        "log = logging.getLogger('old')\n"
        "log.addHandler(logging.StreamHandler(os.fdopen(os.dup(2), 'w', buffering=1)))\n"
        "log.propagate = False\n"
        "log.warning('this goes away')"
    )
    course.snippet("one", f"# %% main tags=['warns']\n{code}")
    shown = "".join(output["text"] for output in course.outputs("one"))
    assert shown.count("this goes away") == 1
