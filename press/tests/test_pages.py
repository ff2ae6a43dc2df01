"""A page is found by its path: whatever others make of its text, it shows what its own code did."""

import re
import sys
from collections.abc import Iterator

import pytest
from mkdocs.exceptions import Abort, PluginError

from press import script
from press.testing import MKDOCS, Course, plain, served, wait_for

GLOSSARY = "  - abbr\n  - pymdownx.snippets: {auto_append: [terms.md], check_paths: true}\n"
HOOK = """
import re
from mkdocs.structure.files import File

def on_page_markdown(markdown, page, config, **_):
    {body}
    return markdown
"""


@pytest.fixture
def site(course: Course) -> Course:
    course.write("mkdocs.yml", MKDOCS)
    course.write("docs/index.md", "# Home\n\nA word.")
    return course


def hook(site: Course, body: str, code: str = HOOK) -> None:
    name = f"hook{len(list(site.root.glob('hook*.py')))}.py"  # MkDocs reads each file but once
    site.write(name, code.replace("{body}", body))
    site.write("mkdocs.yml", f"{MKDOCS}hooks: [{name}]\n")


def page(site: Course, name: str = "index") -> str:
    """Build strictly what must succeed; the article of a page."""
    site.mkdocs()
    html = (site.root / f"site/{name}.html").read_text()
    return html[html.index("<article") : html.index("</article>")]


def refused(site: Course) -> str:
    """Build what must fail, and leave the site as it was; what is said of it."""
    before = site.tree()
    with pytest.raises(Abort) as ended:
        site.mkdocs()
    assert site.tree() == before
    reason = ended.value.__context__
    assert isinstance(reason, PluginError)  # which MkDocs prints in a line, not as a traceback
    return str(reason)


def words(html: str) -> str:
    """Without the whole snippets at the foot, and without spaces that colors of code bring."""
    return plain(html.partition(" popover ")[0])


OWN = "# Page\n\n```python\nx = 20\nprint('own', x + 1)\n```\n\nIt is `{} x * 2`.\n"


def test_text_appended_to_every_page_takes_no_output_away(site: Course) -> None:
    """Material's recipe for a glossary of abbreviations."""
    site.write("mkdocs.yml", MKDOCS + GLOSSARY)
    site.write("terms.md", "*[page]: What you read")
    site.snippet("one", "y = 5\nprint('from', 'snippet')")
    embed = '```python\n--8<-- "one.py:main"\n```\n\n- item\n\n    ```python\n    --8<-- "one.py"\n'
    site.write("docs/index.md", OWN + "\n" + embed + "    ```\n\nA page of `{one} y`.")
    html = page(site)
    assert "own 21" in html
    assert ">40</span>" in html
    assert html.count("from snippet") == 2
    assert ">5</span>" in html
    assert '<abbr title="What you read">page</abbr>' in html


def test_two_pages_of_one_text_show_each_its_own_output(site: Course) -> None:
    text = "# Page\n\n```python\nimport os\nprint('process', os.getpid())\n```"
    site.write("docs/index.md", text)
    site.write("docs/other.md", text)
    first, second = (re.findall(r"process \d+", page(site, name)) for name in ("index", "other"))
    assert len(first) == len(second) == 1
    assert first != second


@pytest.mark.parametrize(
    "body",
    [
        "markdown = 'A paragraph.\\n\\n' + markdown.replace('It is', 'In all it is')",
        "markdown = '!!! note\\n\\n' + re.sub('^', '    ', markdown, flags=re.M)",
        "markdown = markdown.replace('\\n', '\\r\\n')",
    ],
)
def test_a_page_whose_text_a_hook_changes_keeps_its_outputs(site: Course, body: str) -> None:
    site.write("docs/index.md", OWN)
    hook(site, body)
    html = page(site)
    assert "own 21" in html
    assert ">40</span>" in html


def test_a_fence_that_a_hook_takes_out_takes_only_its_own_output(site: Course) -> None:
    fences = "".join(f"```python\nprint('block', {n})\n```\n\n" for n in (1, 2, 3))
    site.write("docs/index.md", f"# Page\n\n{fences}")
    hook(site, "markdown = re.sub('```python.print..block., 2.+?```', '', markdown, flags=re.S)")
    assert re.findall(r"block \d", words(page(site))) == ["block 1", "block 3"]


def test_equal_fences_in_new_numbers_are_a_problem(site: Course) -> None:
    """Their outputs may differ, and nobody can say whose are to be shown."""
    again = "```python\nprint(x)\n```\n\n"
    site.write("docs/index.md", f"```python\nx = 1\n```\n\n{again}```python\nx = 2\n```\n\n{again}")
    assert words(page(site)).index(" 1 ") < words(page(site)).index(" 2 ")
    hook(site, f"markdown = markdown.replace({again!r}, '', 1)")
    said = refused(site)
    assert "docs/index.md: " in said
    assert "print(x)" in said


@pytest.mark.parametrize(
    ("added", "named"),
    [
        ("```python\\nprint(9)\\n```", "print(9)"),
        ("    ```python\\n    print(9)\\n    ```", "print(9)"),
        ('```python\\n--8<-- "one.py"\\n```', '--8<-- "one.py"'),
        ("Never `{one} z`.", "`{one} z`"),
        ("```python\\nprint(9)", "is never closed"),
        ("No $x^$.", "no formula"),
    ],
)
def test_what_a_hook_adds_and_press_never_ran_is_a_problem(
    site: Course, added: str, named: str
) -> None:
    site.snippet("one", "y = 5")
    site.write("docs/index.md", "# Home\n\n`{one} y`")
    site.write("docs/other.md", "# Other")
    hook(site, f"markdown += '\\n\\n{added}'")
    said = refused(site)
    assert "docs/index.md: " in said
    assert "docs/other.md: " in said  # all of it in one go
    assert named in said


def test_a_fence_that_a_hook_adds_may_say_why_it_does_not_run(site: Course) -> None:
    hook(site, "markdown += '\\n\\n``` {.python norun=\"an idea\"}\\nprint(9)\\n```'")
    assert "print" in page(site)


GENERATED = HOOK + '\ndef on_files(files, config):\n    text = """{text}"""\n'
GENERATED += "    files.append(File.generated(config, 'made.md', content=text))\n"


def test_a_page_that_a_plugin_makes_may_have_text_alone(site: Course) -> None:
    text = "# Made\\n\\n$x$\\n\\n``` {.python norun='an idea'}\\n1\\n```"
    hook(site, "", GENERATED.replace("{text}", text))
    html = page(site, "made")
    assert "<math" in html
    assert "press-provenance" not in html


def test_a_page_that_a_plugin_makes_with_code_is_a_problem(site: Course) -> None:
    text = "# Made\\n\\n```python\\nprint(1)\\n```\\n\\n`{one} y`"
    hook(site, "", GENERATED.replace("{text}", text))
    said = refused(site)
    assert "docs/made.md:3: " in said
    assert "docs/made.md:7: " in said


def test_text_that_one_page_includes_from_another_may_hold_no_code(site: Course) -> None:
    site.write("mkdocs.yml", MKDOCS + "  - pymdownx.snippets: {check_paths: true}\n")
    site.write("README.md", "Words of the readme.")
    site.write("docs/index.md", '# Home\n\n--8<-- "README.md"\n')
    assert "Words of the readme." in page(site)
    site.write("README.md", OWN)
    said = refused(site)
    assert "docs/index.md: " in said
    assert "x = 20" in said


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_front_matter_line_ends_and_tabs_change_nothing(site: Course, line_end: str) -> None:
    text = "---\ntitle: Mine\ntags: [a]\n---\n\n\n" + OWN
    text += "\n- item\n\n\t```python\n\tif x:\n\t\tprint('in', 'a list')\n\t```\n\n  \nEnd.\t\n"
    file = site.write("docs/index.md", "")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", line_end).encode())
    html = page(site)
    assert "own 21" in html
    assert ">40</span>" in html
    assert "in a list" in html


def test_markdown_that_a_plugin_converts_on_its_way_stays_apart(site: Course) -> None:
    """As mkdocstrings does: with the settings of the site, while a page is being made."""
    site.write("docs/index.md", OWN)
    convert = "import markdown as m; inner = m.markdown({text}, extensions="
    convert += "config.markdown_extensions, extension_configs=config.mdx_configs)"
    convert += "; markdown = markdown.replace('It is', 'It was')"
    hook(site, convert.replace("{text}", "'Just $x$ words'") + " if '<math' in inner else ''")
    html = page(site)
    assert "own 21" in html
    assert "It was" in html
    hook(site, convert.replace("{text}", "'```python\\nprint(9)\\n```'"))
    assert "print(9)" in refused(site)


def test_serve_shows_on_the_page_what_a_hook_added(site: Course) -> None:
    hook(site, "markdown += '\\n\\n```python\\nprint(9)\\n```'")
    with served(site) as get:
        assert "press-failure" in wait_for(get, "index.html", "never ran")
        site.write("docs/other.md", "# Other")
        wait_for(get, "other.html", "never ran")
        assert "press-failure" in get("index.html")  # which was not rendered again
    assert "docs/index.md: " in (site.root / "serve.log").read_text()


ALONE = """
import markdown, pathlib
text = pathlib.Path({file!r}).read_text()
print(markdown.markdown(text, extensions=[{press}, 'pymdownx.superfences']))
"""


@pytest.fixture
def book(cold: Course) -> Iterator[Course]:
    cold.write("docs/page.md", OWN)
    cold.write("docs/words.md", "# Words\n\nOf $x$.")
    yield cold


def alone(book: Course, file: str, press: str) -> tuple[str, str]:
    """What Markdown makes of a file without any site builder, or the last line of what it says."""
    start = "from press.doors.markdown import PressExtension"
    done = book.command(sys.executable, "-c", start + ALONE.format(file=file, press=press))
    return done.stdout, done.stderr.strip().rpartition("PressError: ")[2]


def test_markdown_alone_is_told_the_page(book: Course) -> None:
    html, said = alone(book, "docs/page.md", "PressExtension(page='docs/page.md')")
    assert "own 21" in html, said
    assert ">40</span>" in html


def test_markdown_alone_that_is_told_no_page_makes_no_silent_one(book: Course) -> None:
    html, said = alone(book, "docs/page.md", "'press'")
    assert not html
    assert "x = 20" in said
    assert 'PressExtension(page="docs/' in said


def test_markdown_alone_needs_no_page_for_words(book: Course) -> None:
    html, said = alone(book, "docs/words.md", "'press'")
    assert "<math" in html, said


def test_a_page_that_is_not_there_is_a_problem_that_names_the_nearest(book: Course) -> None:
    html, said = alone(book, "docs/page.md", "PressExtension(page='docs/pag.md')")
    assert not html
    assert "docs/pag.md" in said
    assert "did you mean 'docs/page.md'?" in said


def test_the_site_brings_press_s_styles_before_the_book_s_own(site: Course) -> None:
    site.write("docs/mine.css", ".press-value { color: red }")
    site.write("mkdocs.yml", MKDOCS + "extra_css: [mine.css]\n")
    site.mkdocs()
    head = (site.root / "site/index.html").read_text().partition("</head>")[0]
    assert head.index("assets/stylesheets/press.css") < head.index("mine.css")
    styles = (site.root / "site/assets/stylesheets/press.css").read_text()
    assert ".press-outputs" in styles
    assert set(re.findall(r"var\((--(?!md-)[\w-]+)", styles)) <= set(
        re.findall(r"^\s*(--[\w-]+):", styles, re.MULTILINE)
    ), "a variable that only some book sets"


def test_a_book_may_list_press_s_styles_among_its_own(site: Course) -> None:
    site.write("docs/mine.css", "p { color: red }")
    site.write("mkdocs.yml", MKDOCS + "extra_css: [mine.css, assets/stylesheets/press.css]\n")
    site.mkdocs()
    head = (site.root / "site/index.html").read_text().partition("</head>")[0]
    assert head.index("mine.css") < head.index("assets/stylesheets/press.css")
    assert head.count("press.css") == 1


def test_the_site_brings_press_s_script_unless_the_book_lists_it(site: Course) -> None:
    site.write("docs/mine.js", "null;")
    for mine in ("[mine.js]", "[mine.js, {path: assets/javascripts/press.js, defer: true}]"):
        site.write("mkdocs.yml", MKDOCS + f"extra_javascript: {mine}\n")
        site.mkdocs()
        page = (site.root / "site/index.html").read_text()
        assert re.findall(
            r'<script src="(?:\.\./)*assets/javascripts/press.js"( defer)?', page
        ) == [" defer"]
        assert "mine.js" in page
    assert (site.root / "site/assets/javascripts/press.js").read_bytes() == script().read_bytes()


def test_labs_lie_in_the_folder_that_a_setting_names(site: Course) -> None:
    site.settings(labs="cases")
    site.write("docs/cases/fruit.py", "# %% [markdown]\n# # Fruit\n\n# %% sum\nprint('is', 1 + 2)")
    site.write("docs/labs/no.py", "an example of no lab")
    assert "is 3" in page(site, "cases/fruit")


def test_what_is_put_aside_in_data_is_not_for_snippets(course: Course) -> None:
    for name in ("facts/a.csv", "raw/b.csv", "c.csv", "d.csv.old"):
        course.write(f"data/{name}", "1")
    course.snippet("one", "import os\nprint(sorted(os.listdir('data')))")
    assert course.outputs("one")[0]["text"] == "['c.csv', 'd.csv.old', 'facts', 'raw']\n"
    course.settings(data_aside=["facts", "*.old"])
    course.write("data/e.csv", "1")
    assert course.outputs("one")[0]["text"] == "['c.csv', 'e.csv', 'raw']\n"
