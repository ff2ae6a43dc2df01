"""What stands on a page: code, what it showed, values, figures with numbers, maths."""

import re

import pytest

from press.testing import Course, plain

LINE = "import matplotlib.pyplot as plt\nplt.plot([1])\nplt.xlabel('t')"


@pytest.fixture
def one(course: Course) -> Course:
    course.write(
        "snippets/one.py", f"# %% data\nx = [1, 2]\nprint('sum', 3)\n\n# %% plot\n{LINE}\n"
    )
    course.write("docs/rest.md", '``` {.python alt="A"}\n--8<-- "one.py"\n```')
    return course


def test_code_is_followed_by_what_it_showed(one: Course) -> None:
    words = plain(one.html('Before.\n\n```python\n--8<-- "one.py:data"\n```\n\nAfter.'))
    assert words.startswith("Before. x = [ 1 , 2 ] print ( 'sum' , 3 )")
    assert words.index("sum 3") < words.index("After.")


def test_several_cells_in_one_fence_are_one_block(one: Course) -> None:
    text = '``` {.python alt="A line"}\n--8<-- "one.py:data"\n--8<-- "one.py:plot"\n```'
    html = one.html(text)
    assert html.count('class="highlight"') == 1
    assert html.index("sum 3") < html.index("<svg")


@pytest.mark.parametrize(
    ("opening", "element"),
    [
        ("!!! note", '<div class="admonition note">'),
        ('??? success "Answer"', "<details"),
        ('=== "Keras"', '<div class="tabbed-block">'),
        ("- item", "<li>"),
        ("1. item", "<li>"),
    ],
)
def test_fences_work_inside_blocks(one: Course, opening: str, element: str) -> None:
    html = one.html(f'{opening}\n\n    ```python\n    --8<-- "one.py:data"\n    ```\n\nAfter.')
    inside = html[html.index(element) : html.index("After.")]
    assert "sum 3" in inside
    assert 'class="highlight"' in inside
    assert "```" not in html


def test_a_page_s_own_code_runs_in_one_session(course: Course) -> None:
    html = course.html("```python\na = 20\n```\n\n```python\na + 3\n```\n\nIt is `{} a * 2`.")
    assert '<span class="press-value">40</span>' in html
    assert ">23<" in html


def test_the_code_can_be_folded(one: Course) -> None:
    html = one.html('``` {.python fold="Show <it>"}\n--8<-- "one.py:data"\n```')
    folded = re.search(
        r'<details class="press-fold" data-search-exclude>.*?</details>', html, re.DOTALL
    )
    assert folded
    assert "<summary>Show &lt;it&gt;</summary>" in folded[0]
    assert "print" in folded[0]
    assert "sum 3" not in folded[0]


@pytest.mark.parametrize(
    ("show", "code", "output"),
    [("output", False, True), ("code", True, False), ("none", False, False), ("all", True, True)],
)
def test_a_fence_shows_what_it_is_asked_to(
    one: Course, show: str, code: bool, output: bool
) -> None:
    html = one.html(f'``` {{.python show="{show}"}}\n--8<-- "one.py:data"\n```')
    page = plain(html.partition(" popover ")[0])
    assert ("print" in page) == code
    assert ("sum 3" in page) == output


def test_a_title_and_marked_lines_reach_the_highlighter(one: Course) -> None:
    html = one.html('``` {.python title="sum.py" hl_lines="2"}\n--8<-- "one.py:data"\n```')
    assert '<span class="filename">sum.py</span>' in html
    assert re.search(r'<span class="hll">.*print', html)


def test_hidden_cells_run_but_are_shown_nowhere(course: Course) -> None:
    code = "# %% a\nx = 1\n# %% check tags=['hidden']\nprint('secret')\nx = 2"
    course.snippet("one", code)
    html = course.html('`{one} x`\n\n```python\n--8<-- "one.py"\n```')
    assert "secret" not in html
    assert ">2<" in html


def test_an_expected_exception_is_on_the_page(course: Course) -> None:
    course.snippet("one", "raise ValueError('no <script>')", 'raises="ValueError"')
    html = course.html('``` {.python raises="ValueError"}\n--8<-- "one.py"\n```')
    assert "----&gt; raise ValueError('no &lt;script&gt;')" in html
    assert "ValueError: no &lt;script&gt;" in html
    assert "<script" not in html


def test_code_that_does_not_run_is_shown_as_code(course: Course) -> None:
    html = course.html('``` {.python norun="removed in 2.0"}\ntf.Session()\n```')
    assert "Session" in html
    assert "norun" not in html


def test_the_whole_snippet_is_one_press_away(one: Course) -> None:
    html = one.html('```python\n--8<-- "one.py:data"\n```')
    anchor = re.search(r'popovertarget="([^"]+)"', html)
    assert anchor
    assert f'id="{anchor[1]}"' in html
    assert "xlabel" in html.partition(" popover ")[2]


def test_a_block_that_is_a_whole_file_needs_no_button(one: Course) -> None:
    both = '--8<-- "one.py:data"\n--8<-- "one.py:plot"'
    assert "popover" not in one.html(f'``` {{.python alt="A line"}}\n{both}\n```')
    assert "popover" in one.html(f'``` {{.python alt="A line" show="output"}}\n{both}\n```')


def test_values_stand_in_text_tables_and_headings(one: Course) -> None:
    text = "# Of `{one} len(x)` things\n\n**`{one} x[0]:.2f`**\n\n| a |\n|---|\n| `{one} x` |\n"
    html = one.html(text)
    assert re.search(r"<h1[^>]*>Of <span[^>]*>2</span> things</h1>", html)
    assert '<strong><span class="press-value">1.00</span></strong>' in html
    assert '<td><span class="press-value">[1, 2]</span></td>' in html


def test_a_value_is_text(course: Course) -> None:
    course.snippet("one", "x = '<b>*a* | b_c_d'")
    assert '">&lt;b&gt;*a* | b_c_d</span>' in course.html("| a |\n|---|\n| `{one} x` |")


def test_captioned_figures_are_numbered_and_can_be_referred_to(one: Course) -> None:
    plot = '--8<-- "one.py:plot"\n```\n\n'
    html = one.html(
        "See [](#second) and `[](#second)`.\n\n"
        f'``` {{.python alt="A" caption="First" #first}}\n{plot}'
        f'``` {{.python alt="B"}}\n{plot}'
        f'``` {{.python alt="C" caption="Second" #second}}\n{plot}'
    )
    assert '<a href="#second">Figure 2</a>' in html
    assert "<code>[](#second)</code>" in html
    assert "<b>Figure 1.</b> First" in html
    assert "<b>Figure 2.</b> Second" in html
    assert html.count('<figure class="press-figure" id=') == 2
    assert len(set(re.findall(r'aria-label="([ABC])"', html))) == 3


def test_a_reference_to_no_figure_is_a_problem(course: Course) -> None:
    course.write("docs/page.md", "Text.\n\nSee [](#none).")
    said = course.problem()
    assert said.startswith("docs/page.md:3: ")
    assert "#none" in said


def test_two_figures_of_a_fence_have_words_of_their_own(course: Course) -> None:
    options = 'alt="A" alt2="B" caption2="Second"'
    course.snippet("one", f"{LINE}\nplt.figure()\nplt.plot([2])", options)
    html = course.html(f'``` {{.python {options}}}\n--8<-- "one.py"\n```')
    assert 'aria-label="A"' in html
    assert 'aria-label="B"' in html
    assert html.count("<figcaption>") == 1


def test_maths_becomes_mathml_and_code_stays_code(course: Course) -> None:
    html = course.html(
        "It costs $5 or \\$6, `$x$` is code.\n\nThe loss $w^2 + b$ falls.\n\n"
        "$$\n\\frac{a}{b}\n$$\n\n```text\n$y$\n```\n"
    )
    assert html.count("<math") == 2
    assert 'display="block"' in html
    assert "costs $5 or $6" in html
    assert "<code>$x$</code>" in html
    assert "$y$" in html


def test_maths_that_cannot_be_read_is_a_problem_not_a_crash(course: Course) -> None:
    course.write("docs/page.md", "Text.\n\nA `$x^$` $x^$ b.\n\n$$\n\\left( x\n$$")
    assert [str(problem) for problem in course.build().problems] == [
        "docs/page.md:3: no formula: 'x^'",
        "docs/page.md:5: no formula: '\\\\left( x'",
    ]


def test_the_foot_says_what_the_page_was_made_with(course: Course) -> None:
    course.settings(shown_versions=["NumPy", "pandas"])
    course.snippet("one", "import numpy as np\nprint(np.ones(1))")
    words = plain(course.html('```python\n--8<-- "one.py"\n```'))
    assert re.search(r"Executed with NumPy \d\S*, Python 3\S*, on a CPU", words)
    assert "pandas 3" not in words


def test_a_link_to_the_glossary_says_what_the_term_means(course: Course) -> None:
    course.settings(glossary="docs/words/terms.md")
    text = "# Terms\n\n## L\n\n### learning rate\n\nHow *far* a [step](a.md)\ngoes.\n"
    course.write("docs/words/terms.md", text)
    html = course.html("The [rate](words/terms.md#learning-rate), [more](words/terms.md#loss).")
    assert '<a href="words/terms.md#learning-rate" title="How far a step goes.">rate</a>' in html
    assert '<a href="words/terms.md#loss">more</a>' in html
    assert "title=" not in course.html("Another [rate](terms.md#learning-rate).")


def test_a_book_without_a_glossary_gives_its_links_no_titles(course: Course) -> None:
    course.write("docs/glossary.md", "### rate\n\nHow far.\n")
    assert "title=" not in course.html("The [rate](glossary.md#rate).")
