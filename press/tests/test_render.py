"""Outputs → HTML: escaped, folded where long, tables and pictures in boxes of their own."""

import pytest

from press.check.terminal import clean
from press.testing import Course, plain

THING = """
class Thing:
    def __repr__(self):
        return "plain"
    def {method}(self):
        return {value!r}
Thing()
"""


def shown(course: Course, code: str, options: str = "") -> str:
    """The outputs of a page that shows this code."""
    course.snippet("one", code, options)
    html = course.html(f'``` {{.python {options}}}\n--8<-- "one.py"\n```')
    return html.partition('<div class="press-outputs">')[2].partition(" popover ")[0]


def thing(course: Course, method: str, value: str, options: str = "") -> str:
    return shown(course, THING.format(method=method, value=value), options)


def test_text_is_escaped(course: Course) -> None:
    html = shown(course, "print('<script>alert(1)</script> & so on')")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on" in html
    assert "<script" not in html


def test_an_error_is_escaped_and_names_its_line(course: Course) -> None:
    html = shown(course, "raise ValueError('<b>')", 'raises="ValueError"')
    assert "----&gt; raise ValueError('&lt;b&gt;')\nValueError: &lt;b&gt;" in html


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("\x1b[31mred\x1b[0m\n", "red"),
        ("10 %\r100 %\n", "100 %"),
        ("a\r\nb", "a\nb"),
        ("\n\na\n\n", "a"),
        ("  a\n", "  a"),
    ],
)
def test_text_is_shown_as_a_terminal_would(printed: str, shown: str) -> None:
    assert clean(printed) == shown


def test_long_text_is_folded_and_whole(course: Course) -> None:
    html = shown(course, "for n in range(100):\n    print('line', n)")
    assert "<summary>All 100 lines</summary>" in html
    assert all(f"line {n}\n" in html for n in range(99))
    assert "<details" not in shown(course, "for n in range(40):\n    print('line', n)")


def test_stderr_looks_different(course: Course) -> None:
    assert "press-stderr" in shown(course, "import sys\nprint('x', file=sys.stderr)")


def test_a_table_scrolls_in_its_own_box(course: Course) -> None:
    html = shown(course, "import pandas as pd\npd.DataFrame({'<i>': [1]})")
    assert html.startswith('<div class="press-table" tabindex="0" role="region"')
    assert "&lt;i&gt;" in html
    assert "<style" not in html
    assert "<pre" not in html


def test_svg_carries_the_author_s_words_and_ids_of_its_own(course: Course) -> None:
    svg = '<svg viewBox="0 0 1 1"><path id="p"/><use href="#p" clip-path="url(#c)"/></svg>'
    options = "alt='Loss < 1 & \"falling\"' caption='The <loss>' #loss"
    html = thing(course, "_repr_svg_", svg, options)
    assert 'aria-label="Loss &lt; 1 &amp; &quot;falling&quot;"' in html
    assert 'id="p"' not in html
    assert html.count("f1-p") == 2
    assert 'id="loss"' in html
    assert "<b>Figure 1.</b> The &lt;loss&gt;</figcaption>" in html


def test_a_raster_picture_is_part_of_the_page(course: Course) -> None:
    code = "from IPython.display import Image\nimport matplotlib.pyplot as plt\n"
    code += "plt.imsave('a.png', [[1]])\nImage('a.png')"
    html = shown(course, code, 'alt="A picture"')
    assert 'src="data:image/png;base64,iVBORw0KGgo' in html
    assert 'alt="A picture"' in html


def test_markdown_is_rendered(course: Course) -> None:
    html = thing(course, "_repr_markdown_", "**bold**\n\n| a |\n|---|\n| 1 |")
    assert "<strong>bold</strong>" in html
    assert "<td>1</td>" in html
    assert "plain" not in plain(html)


def test_latex_becomes_mathml(course: Course) -> None:
    assert "<math" in thing(course, "_repr_latex_", "$x^2$")


def test_html_is_shown_as_it_is(course: Course) -> None:
    html = thing(course, "_repr_html_", "<i>it</i>")
    assert "<i>it</i>" in html
    assert "plain" not in plain(html)
