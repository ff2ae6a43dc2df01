"""Outputs → HTML: escaped, folded where long, tables and pictures in boxes of their own."""

from typing import Any

import pytest

from press.render import Figure, clean, data_html, output_html

FIGURE = Figure(1, 'Loss < 1 & "falling"', "The loss", "loss", 2)


def stream(text: str, name: str = "stdout") -> str:
    output: dict[str, Any] = {"output_type": "stream", "name": name, "text": text}
    return output_html(output, FIGURE)


def test_text_is_escaped() -> None:
    html = stream("<script>alert(1)</script> & so on")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on" in html
    assert "<script" not in html


def test_an_error_is_escaped_and_names_its_line() -> None:
    output = {
        "output_type": "error",
        "ename": "ValueError",
        "evalue": "<b>",
        "traceback": ["f(0)", "raise ValueError('<b>')"],
    }
    html = output_html(output, FIGURE)
    assert "----&gt; f(0)\n----&gt; raise ValueError('&lt;b&gt;')\nValueError: &lt;b&gt;" in html


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


def test_long_text_is_folded_and_whole() -> None:
    lines = [f"line {n}" for n in range(100)]
    html = stream("\n".join(lines))
    assert "<summary>All 100 lines</summary>" in html
    assert all(line in html for line in lines)
    assert "<details" not in stream("\n".join(lines[:40]))


def test_stderr_looks_different() -> None:
    assert "press-stderr" in stream("x", "stderr")


def test_a_table_scrolls_in_its_own_box() -> None:
    table = (
        '<div><style>th {}</style><table border="1" class="dataframe"><tr><th></th></tr></table>'
    )
    html = data_html({"text/html": table, "text/plain": "plain"}, FIGURE)
    assert html.startswith('<div class="press-table" tabindex="0"')
    assert "<style" not in html
    assert "plain" not in html


def test_svg_carries_the_author_s_words_and_ids_of_its_own() -> None:
    svg = (
        '<svg viewBox="0 0 1 1" role="img"><path id="p"/><use href="#p" clip-path="url(#c)"/></svg>'
    )
    html = data_html({"image/svg+xml": svg}, FIGURE)
    assert 'aria-label="Loss &lt; 1 &amp; &quot;falling&quot;"' in html
    assert 'id="f1-p"' in html
    assert 'href="#f1-p"' in html
    assert "url(#f1-c)" in html
    assert 'id="loss"' in html
    assert "<b>Figure 2.</b> The loss</figcaption>" in html
    assert html.count('role="img"') == 1


def test_a_raster_picture_is_part_of_the_page() -> None:
    html = data_html({"image/png": "iVBO\nRw0K"}, FIGURE)
    assert 'src="data:image/png;base64,iVBORw0K"' in html
    assert 'alt="Loss &lt; 1' in html


def test_markdown_is_rendered() -> None:
    html = data_html({"text/markdown": "**bold** <b>", "text/plain": "Thing"}, FIGURE)
    assert "<strong>bold</strong>" in html


def test_latex_becomes_mathml() -> None:
    assert "<math" in data_html({"text/latex": "$x^2$", "text/plain": "x"}, FIGURE)


def test_html_is_preferred_to_a_picture_and_that_to_text() -> None:
    html = data_html({"text/html": "<i>x</i>", "image/png": "iVBO", "text/plain": "x"}, FIGURE)
    assert "<i>x</i>" in html
    assert "<img" not in html
