"""The real site, built once, in a real browser."""

import ast
import gzip
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from accessibility import LOOKS, Judge, put_aside
from browser_support import (
    PAGES,
    ROOT,
    SUB_PATH,
    Scheme,
    Tab,
    both_schemes,
    chromium,
    open_browser,
    opened,
    served,
)
from filelock import FileLock
from playwright.sync_api import Browser, ElementHandle, Locator, Page, expect

from press import Book, Chapter, Snippet, load_book, load_project

SOURCES = {page: (ROOT / "docs" / page).with_suffix(".md") for page in PAGES}
LABS = [page for page, source in SOURCES.items() if not source.exists()]
NOTEBOOKS = [lab.replace(".html", "-notebook.html") for lab in LABS]
SEEN = [*PAGES, NOTEBOOKS[-1], "404.html"]
"""All pages but for notebooks, of which one has figures, tables and long output, as all have."""
CHAPTERS = [
    page
    for page, source in SOURCES.items()
    if page not in LABS
    and "/" in page
    and re.search(r"(?m)^```.*python.*\n--8<--", source.read_text("utf-8"))
]
INDEX = "search/search_index.json"
FIRST_ANSWERS = ROOT / "tests/first_answers.toml"
AXE_FAULTS = ROOT / "tests/axe_faults.toml"
WIDE, PHONE = 1280, 390
A4 = 718
"""Pixels between the margins of a sheet: 190 mm."""
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
KB = 1000

each_page = pytest.mark.parametrize("path", SEEN)
each_width = pytest.mark.parametrize("width", [WIDE, PHONE])


def each_visit(paths: Iterable[str], *widths: int) -> pytest.MarkDecorator:
    """A test of what a visit of these pages finds; tests/conftest.py puts those of one together."""
    visits = [(path, width) for path in paths for width in widths]
    names = [f"{path}-{width}" if len(widths) > 1 else path for path, width in visits]
    return pytest.mark.parametrize("visit", visits, ids=names, indirect=True)


each_page_seen = each_visit(SEEN, WIDE)
each_page_on_a_phone = each_visit(SEEN, PHONE)
each_page_and_width = each_visit(SEEN, WIDE, PHONE)
each_chapter_seen = each_visit(CHAPTERS, WIDE)
each_chapter_on_a_phone = each_visit(CHAPTERS, PHONE)


# ------------------------------------------------------------------ the site and the browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is published, built strictly, by one of the test processes."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder = base / "browser" / "site"
    with FileLock(base / "browser.lock"):
        if not folder.exists():
            build(folder)
    return folder


def build(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)],
        cwd=ROOT,
        env={
            **os.environ,
            "SITE_URL": f"https://example.org{SUB_PATH}",
            "REPO_URL": "https://code.example/worked/tensorflow",
            "EDIT_URI": "edit/main/docs/",
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"mkdocs build --strict ends with {done.returncode}\n{done.stderr[-4000:]}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed at the end of this module: an open Playwright occupies the thread's event loop."""
    if not chromium():
        pytest.skip("no Chromium on the path; with Debian: apt-get install chromium-headless-shell")
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def light_address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with one page in its search: to index all of them takes a quarter of its load."""
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    light = tmp_path_factory.mktemp("light") / "search_index.json"
    light.write_text(json.dumps({**index, "docs": index["docs"][:1]}), encoding="utf-8")
    with served(site, {INDEX: light}) as address:
        yield address


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book(load_project(ROOT))


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Tab]:
    with opened(browser, address) as tab:
        yield tab


@pytest.fixture(scope="module")
def visit(request: pytest.FixtureRequest, browser: Browser, light_address: str) -> Iterator[Tab]:
    """One visit of a page in one width, all folds open, for all tests that change nothing of it.

    To load a page costs more than most of what is then looked at. Each test finds the page as its
    reader does: at the top, in light, nothing focused.
    """
    path, width = request.param
    with opened(browser, light_address, width=width) as tab:
        unfold(tab.open(path))
        yield tab
        tab.settle()
        assert tab.errors == []
        assert tab.strangers == []


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")


def at_the_top(page: Page) -> Page:
    """The page as it is when it has just come: Tab begins at its first link, nothing was copied."""
    page.evaluate(AS_IT_CAME)
    return page


AS_IT_CAME = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  document.querySelector('.md-dialog__inner')?.replaceChildren(); // "Copied to clipboard"
  scrollTo({ top: 0, behavior: 'instant' });
}"""


def test_every_page_of_the_docs_folder_is_built(site: Path) -> None:
    built = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    assert built == {*PAGES, *NOTEBOOKS, "404.html"}
    assert len(CHAPTERS) >= 23
    assert len(LABS) == 4


# ------------------------------------------------------------------ loading


@each_page_seen
def test_a_page_loads_without_an_error_and_asks_no_other_host(visit: Tab) -> None:
    """That no later look at it brings one up is asserted where the visit ends."""
    page = visit.page
    expect(page.locator("h1").first).to_be_visible()
    page.evaluate("[...document.images].forEach(image => { image.loading = 'eager' })")
    visit.settle(INDEX)
    # An image is there a little later than its bytes.
    page.wait_for_function("[...document.images].every(image => image.complete)")
    assert visit.errors == []
    assert visit.strangers == []


def test_what_is_missing_leads_to_a_page_that_says_so(tab: Tab) -> None:
    answer = tab.page.goto(tab.address + "tensors/no-such-chapter.html")
    assert answer and answer.status == 404
    expect(tab.page.locator("h1")).to_contain_text("404")
    tab.page.locator("nav.md-nav--primary a", has_text="Home").click()
    expect(tab.page.locator("h1")).to_contain_text("Worked TensorFlow")


def test_fonts_come_with_the_site(tab: Tab) -> None:
    page = tab.open("linear-models/linear-regression.html")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').map(f=>f.family)")
    assert {"Source Serif 4", "Source Sans 3", "Source Code Pro"} <= {f.strip('"') for f in loaded}
    assert any(url.endswith(".woff2") for url in tab.asked)


@pytest.mark.parametrize("path", ["index.html", "tensors/operations.html"])
def test_a_page_works_from_a_folder_without_a_server(
    browser: Browser, site: Path, path: str
) -> None:
    with opened(browser, site.as_uri() + "/") as tab:
        page = tab.open(path)
        search(page, "intercept")
        page.locator(".md-search-result__link[href*='linear-regression.html']").first.click()
        page.wait_for_url("**/linear-regression.html*")
        expect(page.locator("article")).to_contain_text("intercept")
        page.locator(".md-footer__link--prev").click()
        page.wait_for_url("**/loss-functions.html")
        tab.settle()
        assert tab.errors == []
        assert tab.strangers == []


@pytest.mark.parametrize(
    "path", ["gallery.html", "symbols.html", "cheat-sheet.html", LABS[0], NOTEBOOKS[0]]
)
def test_what_is_no_chapter_is_whole_without_a_server_too(
    browser: Browser, site: Path, path: str
) -> None:
    with opened(browser, site.as_uri() + "/") as tab:
        page = tab.open(path)
        page.evaluate("[...document.images].forEach(image => { image.loading = 'eager' })")
        tab.settle()
        assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
        assert tab.errors == []
        assert tab.strangers == []


# ------------------------------------------------------------------ gallery, symbols, contents


def in_sight(page: Page, box: Locator) -> bool:
    """Whether the top of a box stands below the header, in the window."""
    place, header = box.bounding_box(), page.locator(".md-header").bounding_box()
    assert place and header
    return header["y"] + header["height"] <= place["y"] < page.viewport_size["height"]


@each_width
def test_a_gallery_shows_what_is_chosen_and_each_picture_leads_to_its_cell(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, address, width=width) as tab:
        page = tab.open("gallery.html")
        figures, said = page.locator(".press-gallery li"), page.locator(".press-choice output")
        count = figures.count()
        expect(said).to_have_text(f"{count} figures")
        page.get_by_label("Part").select_option("Tensors")
        shown = page.locator(".press-gallery li:visible")
        links = shown.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert 0 < len(links) < count and all(link.startswith("tensors/") for link in links)
        expect(page.locator("article h2:visible")).to_have_count(1)
        page.get_by_label("Part").select_option("all")
        page.get_by_label("Topic").fill("LOSS  step")
        says = shown.evaluate_all(
            "all => all.map(li => (li.textContent + li.querySelector('img').alt).toLowerCase())"
        )
        assert 0 < len(says) < count and all("loss" in text and "step" in text for text in says)
        expect(said).to_have_text(re.compile(rf"^{len(says)} figures?$"))
        page.get_by_label("Topic").fill("zyxwvut")
        expect(said).to_have_text("0 figures")
        page.get_by_label("Topic").fill("")
        picture = figures.nth(count // 2).locator("img")
        target = figures.nth(count // 2).locator("a").get_attribute("href")
        picture.scroll_into_view_if_needed()
        tab.settle()  # or the browser gives up what it still loads
        place = picture.bounding_box()
        assert target and place
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        page.wait_for_url(tab.address + target)
        cell = page.locator(".press-anchor:target + .press-cell")
        expect(cell.locator("figure").first).to_be_attached()
        assert in_sight(page, cell)
        tab.settle()
        assert tab.errors == []


@each_width
def test_the_text_of_a_notebook_is_as_wide_as_its_page_from_the_first_line_on(
    browser: Browser, light_address: str, width: int
) -> None:
    with opened(browser, light_address, width=width) as tab:
        page = tab.open(NOTEBOOKS[0])
        widths = page.locator(".jp-RenderedMarkdown > p").evaluate_all(
            "all => all.map(text => Math.round(text.getBoundingClientRect().width))"
        )
        assert len(widths) > 5 and {*widths} == {max(widths)}


@each_width
def test_a_name_leads_to_the_symbols_and_from_there_to_its_cell(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, address, width=width) as tab:
        page = tab.open("tensors/constants-and-variables.html")
        link = page.locator(".press-names a").first
        name = link.inner_text()
        link.click()
        page.wait_for_url(f"**/symbols.html#{name}")
        entry = page.locator("code:target")
        expect(entry).to_have_text(name)
        assert in_sight(page, entry)
        page.locator("li:has(code:target) a[href^='tensors/constants']").click()
        page.wait_for_url("**/tensors/constants-and-variables.html#cell-*")
        cell = page.locator(".press-anchor:target + .press-cell")
        expect(cell.locator("pre").first).to_contain_text(name.rpartition(".")[2])
        assert in_sight(page, cell)
        assert tab.errors == []


@each_width
@pytest.mark.parametrize("path", ["tensors/index.html", "from-2020/older-numbers.html"])
def test_the_contents_show_where_the_reader_is_and_other_parts_are_folded(
    browser: Browser, light_address: str, width: int, path: str
) -> None:
    with opened(browser, light_address, width=width) as tab:
        page = tab.open(path)
        tab.settle()
        if width == PHONE:
            page.get_by_role("button", name="Contents").click()
        expect(
            page.locator(".md-nav--primary .md-nav__link--active:visible").last
        ).to_be_in_viewport()
        found = page.evaluate(ENTRIES)
        assert found.count(path.partition("/")[0]) > 3
        assert not {"keras", "labs", "linear-models"} & {*found}


# The folder of each page that an entry in sight leads to.
ENTRIES = """() => [...document.querySelectorAll('.md-nav--primary a[href]')]
  .filter(link => link.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map(link => link.pathname.split('/').at(-2))"""


# ------------------------------------------------------------------ axe, on a page as it comes


@pytest.fixture(scope="module")
def judge() -> Judge:
    """One for all pages of a test process: what they share is judged once in each."""
    return Judge()


@each_page_and_width
def test_axe_finds_no_violation(visit: Tab, judge: Judge) -> None:
    """Before any other look: a mouse on a copy button takes its title away, for the tooltip."""
    assert judge.violations(at_the_top(visit.page)) == []


def test_axe_names_a_fault_in_what_is_like_a_page_before_but_for_the_fault(
    browser: Browser, light_address: str
) -> None:
    """What is sound stood on the page before; so all that is new to the judge is the fault."""
    faults = tomllib.loads(AXE_FAULTS.read_text(encoding="utf-8"))["fault"]
    judge, unseen = Judge(), []
    with opened(browser, light_address) as tab:
        for path in ("tensors/index.html", "keras/index.html"):
            page = tab.open(path)
            page.evaluate(PLANT, [fault["sound"] for fault in faults])
            assert judge.violations(page) == []
        for fault in faults:
            page.evaluate(PLANT, [fault["faulty"]])
            of_colors = fault["rule"] == "color-contrast"
            found = judge.of_colors(page) if of_colors else judge.of_what_is_built(page)
            if fault["rule"] not in {line.partition(":")[0] for line in found}:
                unseen.append(fault)
        for rule, spoil in FAULTS_OF_A_PAGE:
            page = tab.open(path)
            assert judge.of_what_is_built(page) == []
            page.evaluate(spoil)
            found = judge.of_what_is_built(page)
            if rule not in {line.partition(":")[0] for line in found}:
                unseen.append(spoil)
        assert unseen == []


PLANT = """all => {
  document.querySelectorAll('.planted').forEach(place => place.remove());
  for (const html of all) {
    const place = Object.assign(document.createElement('div'), { className: 'planted' });
    place.innerHTML = html;
    document.querySelector('article').append(place);
  }
}"""
FAULTS_OF_A_PAGE = (
    ("region", "document.querySelector('.md-skip').hash = '#nowhere'"),
    ("region", "document.body.append(document.querySelector('article p').cloneNode(true))"),
    ("landmark-one-main", "document.querySelector('main').role = 'none'"),
    ("page-has-heading-one", "document.querySelector('h1').role = 'none'"),
    ("html-has-lang", "document.documentElement.lang = ''"),
    ("document-title", "document.title = ''"),
    ("link-name", "document.querySelector('.md-nav--primary a.md-nav__link').replaceChildren()"),
    ("list", "document.querySelector('.md-nav--primary > ul').append('Beside the links')"),
)


def test_what_axe_found_in_order_is_put_aside_on_the_next_page(
    browser: Browser, light_address: str
) -> None:
    judge = Judge()
    with opened(browser, light_address) as tab:
        kept = []
        for path in ("tensors/operations.html", "tensors/gradients.html"):
            page = tab.open(path)
            whole = page.locator("*").count()
            with put_aside(page, judge.parts):
                kept.append(page.locator("*").count() / whole)
            assert page.locator("*").count() == whole
            assert judge.of_what_is_built(page) == []
        assert kept[1] < kept[0] * 3 / 4


# ------------------------------------------------------------------ copying


@each_page_seen
def test_copying_copies_exactly_what_a_block_shows(visit: Tab) -> None:
    page = at_the_top(visit.page)
    blocks = page.locator("article pre:visible:has(> code)")
    shown = blocks.evaluate_all(
        "blocks => blocks.map(block => block.querySelector('code').textContent.trimEnd())"
    )
    assert shown or visit.path not in CHAPTERS
    if shown:
        assert copied(page, blocks.first) == shown[0]
        found = [page.evaluate(COPIES, some) for some in some_at_a_time(blocks.element_handles())]
        assert [text for texts in found for text in texts] == shown


def some_at_a_time(handles: list[ElementHandle]) -> Iterator[list[ElementHandle]]:
    """What is evaluated counts as the reader's gesture, and so may copy, for five seconds only."""
    for at in range(0, len(handles), 20):
        yield handles[at : at + 20]


# What the browser hands to the clipboard, button by button. Material gives a block its button when
# it comes into view.
COPIES = """async blocks => {
  let text;
  const take = () => {
    const box = document.activeElement;
    text = box.value ? box.value.slice(box.selectionStart, box.selectionEnd) : `${getSelection()}`;
  };
  document.addEventListener('copy', take, true);
  const texts = [];
  for (const block of blocks) {
    let button;
    while (!(button = block.querySelector('button[data-md-type=copy]'))) {
      block.scrollIntoView({ behavior: 'instant' });
      await new Promise(requestAnimationFrame);
    }
    text = 'nothing was copied';
    button.click();
    texts.push(text.trimEnd());
  }
  document.removeEventListener('copy', take, true);
  return texts;
}"""


@each_chapter_seen
def test_the_blocks_of_a_page_are_the_cells_that_its_source_names(visit: Tab, book: Book) -> None:
    page, chapter = visit.page, chapter_of(visit, book)
    wanted = [
        "\n\n".join(source_of(name, cell.name) for name, cell in book.shown(fence, chapter))
        for fence in chapter.fences
        if fence.references and fence.show in ("all", "code")
    ]
    blocks = page.locator(".press-cell .highlight pre > code").evaluate_all(
        "blocks => blocks.map(code => code.textContent.trimEnd())"
    )
    assert blocks == wanted
    assert wanted


def chapter_of(visit: Tab, book: Book) -> Chapter:
    return book.chapters["docs/" + visit.path.replace(".html", ".md")]


def source_of(name: str, cell: str) -> str:
    """A cell as it stands in its file, cut out without press."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for part in re.split(r"(?m)^# %%", text)[1:]:
        title, _, code = part.partition("\n")
        if title.split(" tags=")[0].strip() == cell:
            return code.strip("\n")
    pytest.fail(f"{name} has no cell {cell!r}")


def copied(page: Page, block: Locator) -> str:
    """What is on the clipboard after a click on the block's button."""
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    block.locator("button.md-code__button[title='Copy to clipboard']").click()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text.rstrip()


# ------------------------------------------------------------------ whole snippets


@each_chapter_seen
def test_whole_snippet_opens_the_complete_file_and_escape_closes_it(visit: Tab, book: Book) -> None:
    """The first by hand, and each as a program clicks it, which takes a tenth of the time."""
    page = at_the_top(visit.page)
    buttons = page.get_by_role("button", name="whole snippet")
    if buttons.count():
        button = buttons.first
        box = page.locator(f"#{button.get_attribute('popovertarget')}")
        expect(box).to_be_hidden()
        button.click()
        expect(box).to_be_visible()
        path = box.locator("strong").inner_text()
        assert copied(page, box.locator("pre")) == book.snippets[path].shown.rstrip("\n")
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        expect(button).to_be_focused()
    opened = buttons.evaluate_all(OPENED)
    assert [box for box in opened if not (box["free"] and box["closed"] and box["open"])] == []
    for box in opened:
        assert box["code"].rstrip("\n") + "\n" == book.snippets[box["path"]].shown
    boxes = page.locator(".press-popover").element_handles()
    for some in some_at_a_time(boxes):
        for path, text in page.evaluate(COPIES_OF_BOXES, some):
            assert text == book.snippets[path].shown.rstrip("\n")
    chapter = chapter_of(visit, book)
    shown = [fence for fence in chapter.fences if fence.show != "none"]
    parted = {name for fence in shown for name in book.parted(fence, chapter)}
    assert {box["path"] for box in opened} == parted


OPENED = """buttons => buttons.map(button => {
  const box = document.getElementById(button.getAttribute('popovertarget'));
  button.scrollIntoView({ block: 'center', behavior: 'instant' });
  const place = button.getBoundingClientRect();
  const top = document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2);
  const closed = !box.matches(':popover-open');
  button.click();
  const found = {
    path: box.querySelector('strong').textContent,
    code: box.querySelector('pre > code').textContent,
    free: button.contains(top), closed, open: box.matches(':popover-open'),
  };
  box.hidePopover();
  return found;
})"""
COPIES_OF_BOXES = f"""async boxes => {{
  const copies = [];
  for (const box of boxes) {{
    box.showPopover();
    const [text] = await ({COPIES})([box.querySelector('pre')]);
    box.hidePopover();
    copies.push([box.querySelector('strong').textContent, text]);
  }}
  return copies;
}}"""


@each_chapter_seen
def test_a_downloaded_snippet_is_the_file_without_its_hidden_cells(visit: Tab, book: Book) -> None:
    """The first is downloaded; the others are read where their links lead."""
    page = at_the_top(visit.page)
    boxes = page.locator(".press-popover")
    chapter = chapter_of(visit, book)
    shown = [fence for fence in chapter.fences if fence.show != "none"]
    parted = {name for fence in shown for name in book.parted(fence, chapter)}
    offered = boxes.evaluate_all(OFFERED)
    assert len(offered) == len(parted)
    for box in offered:
        snippet = book.snippets[box["path"]]
        assert box["name"] == Path(snippet.path).name
        check_download(box["text"], snippet)
    if offered:
        boxes.first.evaluate("box => box.showPopover()")
        with page.expect_download() as download:
            boxes.first.get_by_role("link", name="download").click()
        assert download.value.suggested_filename == offered[0]["name"]
        assert Path(download.value.path()).read_text(encoding="utf-8") == offered[0]["text"]
        boxes.first.evaluate("box => box.hidePopover()")


OFFERED = """boxes => Promise.all(boxes.map(async box => {
  const link = box.querySelector('a[download]');
  return {
    path: box.querySelector('strong').textContent, name: link.download,
    text: await (await fetch(link.href)).text(),
  };
}))"""


def check_download(text: str, snippet: Snippet) -> None:
    ast.parse(text)
    tagged = (ROOT / snippet.path).read_text(encoding="utf-8")
    whole = re.sub(r"^(# %% .+) tags=.+$", r"\1", tagged, flags=re.MULTILINE)
    assert set(text.split("\n")) <= set(whole.split("\n"))
    if not any(cell.hidden for cell in snippet.cells):
        assert text == whole
    for cell in snippet.cells:
        assert (cell.code in text) is not cell.hidden, cell.name


# ------------------------------------------------------------------ search


def search(page: Page, word: str) -> None:
    page.locator("button[for=__search]:visible, .md-search__input:visible").first.click()
    page.keyboard.type(word)


# Each letter typed draws the results anew; what was there before can't be clicked any more.
SETTLED = """async list => {
  let before;
  do {
    before = list.innerHTML;
    await new Promise(done => setTimeout(done, 300));
  } while (list.innerHTML !== before);
}"""


@pytest.mark.parametrize(
    ("word", "chapter"),
    [
        ("broadcast", "tensors/operations.html"),
        ("intercept", "linear-models/linear-regression.html"),
        ("Huber", "linear-models/loss-functions.html"),
        ("confusion matrix", "neural-networks/training-a-network.html"),
        ("minimize", "linear-models/linear-regression.html"),
        ("predict_classes", "keras/sequential.html"),
        ("input_shape", "keras/sequential.html"),
    ],
)
@each_width
def test_search_finds_a_word_of_a_chapter_and_leads_to_it(
    browser: Browser, address: str, word: str, chapter: str, width: int
) -> None:
    with opened(browser, address, width=width) as tab:
        page = tab.open("index.html")
        search(page, word)
        expect(page.locator(f".md-search-result__link[href*='{chapter}?h=']").first).to_be_visible()
        page.locator(".md-search-result__list").evaluate(SETTLED)
        for more in page.locator(".md-search-result__more > summary").all():
            more.click()
        found = page.locator(f".md-search-result__link[href*='{chapter}?h='][href*='#']").first
        found.click()
        page.wait_for_url(f"**/{chapter}*")
        expect(page.locator("article mark").first).to_contain_text(
            re.compile(word.split()[0], re.I)
        )
        assert tab.errors == []


# The search as it runs behind its field, asked many times for the price of one page.
ANSWERS = """async queries => {
  const config = JSON.parse(document.getElementById('__config').textContent);
  const index = await (await fetch(`${config.base}/search/search_index.json`)).json();
  const worker = new Worker(config.search);
  const ask = (type, data) => new Promise(done => {
    worker.onmessage = message => done(message.data.data);
    worker.postMessage({ type, data });
  });
  await ask(0, { ...index, options: { suggest: false } });
  const pages = [];
  for (const query of queries) {
    const found = (await ask(2, query)).items;
    pages.push(found.length ? found[0][0].location.split('#')[0] : '');
  }
  worker.terminate();
  return pages;
}"""


def test_a_search_answers_first_with_the_page_that_explains(tab: Tab) -> None:
    wanted = tomllib.loads(FIRST_ANSWERS.read_text(encoding="utf-8"))
    page = tab.open("index.html")
    answers = page.evaluate(ANSWERS, [*wanted])
    found = dict(zip(wanted, answers, strict=True))
    assert len(wanted) >= 60
    assert {query: found[query] for query in wanted if found[query] != wanted[query]} == {}
    assert tab.errors == []


def test_search_finds_no_word_that_stands_nowhere(tab: Tab) -> None:
    page = tab.open("index.html")
    search(page, "zyxwvut")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


# ------------------------------------------------------------------ on paper


@pytest.mark.parametrize("path", ["tensors/operations.html", "keras/sequential.html", LABS[0]])
def test_text_is_dark_on_paper_whatever_the_screen_is(tab: Tab, path: str) -> None:
    page = tab.open(path)
    page.emulate_media(media="print")
    for scheme in both_schemes(page):
        assert page.evaluate(PALE) == [], scheme


PALE = r"""() => [...document.querySelectorAll('article *')]
  .filter(box => [...box.childNodes].some(node => node.nodeType === 3 && /\S/.test(node.data)))
  .filter(box => box.checkVisibility({ visibilityProperty: true }))
  .filter(box => {
    const [red, green, blue, ink = 1] = getComputedStyle(box).color.match(/[\d.]+/g).map(Number);
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) * ink + 255 * (1 - ink) > 140;
  })
  .map(box => box.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("path", ["linear-models/input-data.html", "keras/sequential.html"])
def test_nothing_is_cut_off_on_paper(browser: Browser, light_address: str, path: str) -> None:
    with opened(browser, light_address, width=A4) as tab:
        page = tab.open(path)
        unfold(page)
        page.emulate_media(media="print")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= A4
        assert page.evaluate(CUT_OFF) == []


CUT_OFF = """() => [...document.querySelectorAll('article :is(pre, code, math, div)')]
  .filter(box => box.checkVisibility() && getComputedStyle(box).overflowX !== 'visible')
  .filter(box => box.scrollWidth > box.clientWidth + 4)
  .map(box => box.outerHTML.slice(0, 160))"""


def test_the_cheat_sheet_prints_on_two_pages_of_a4(tab: Tab) -> None:
    paper = tab.open("cheat-sheet.html").pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert [(round(float(width)), round(float(height))) for width, height in sizes] == 2 * [
        (595, 842)
    ]


# ------------------------------------------------------------------ keyboard


FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const again = element.reached === true;
  element.reached = true;
  const label = element.labels?.[0] ?? null;
  const next = element.nextElementSibling?.matches('label') ? element.nextElementSibling : null;
  const drawn = [element, label, next].filter(Boolean).some(box => {
    const style = getComputedStyle(box);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
      && box.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  });
  const shown = [element, label, next].filter(Boolean).some(box => {
    const place = box.getBoundingClientRect();
    const top = element.closest('.md-header, .md-skip') ? 0
      : document.querySelector('.md-header').getBoundingClientRect().bottom;
    return place.bottom > top && place.top < innerHeight && place.right > 0
      && place.left < innerWidth && place.width > 1 && place.height > 1;
  });
  return { again, drawn, shown, number: element.number,
    name: element.cloneNode(false).outerHTML.slice(0, 160) };
}"""
MISSED = """() => {
  const all = document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex]');
  const radios = new Set(
    [...all].filter(box => box.type === 'radio' && box.reached).map(box => box.name));
  return [...all].filter(box => !box.reached && !box.disabled
      && !box.closest('.tabbed-labels, .tabbed-control') // the keyboard moves their radio buttons
      && (box.tabIndex >= 0 || box.matches('a, button:not([type=reset]), input, summary'))
      && !radios.has(box.name) && box.checkVisibility({ visibilityProperty: true }))
    .map(box => box.outerHTML.slice(0, 160));
}"""
KINDS = [
    "404.html",
    "gallery.html",
    "index.html",
    "labs/credit-default.html",
    "linear-models/linear-regression.html",
]


@each_page_and_width
def test_what_can_be_worked_takes_the_focus_and_shows_where_it_is(visit: Tab) -> None:
    """A program goes where Tab would; that Tab goes there is tried on a page of each kind."""
    page = at_the_top(visit.page)
    page.keyboard.press("Tab")  # from now on the browser draws the focus as for a keyboard
    check_focused(page, page.evaluate(WALK))


@each_visit(KINDS, WIDE, PHONE)
def test_tab_goes_where_the_program_went_and_comes_round(visit: Tab) -> None:
    page = at_the_top(visit.page)
    page.evaluate(NUMBER)
    page.evaluate(WATCH_FOCUS)
    while not page.evaluate("cameRound"):
        for _ in range(20):
            page.keyboard.press("Tab")
        assert page.evaluate("focused.length") < 1500, "Tab never comes round"
    focused = page.evaluate("focused")
    check_focused(page, focused)
    walked = page.evaluate(WALK)
    assert {at["number"] for at in focused} == {at["number"] for at in walked}


def check_focused(page: Page, focused: list[dict[str, object]]) -> None:
    assert len(focused) > 5
    assert [at for at in focused if not (at["drawn"] and at["shown"])] == []
    leave_the_search(page)
    assert page.evaluate(MISSED) == []


def leave_the_search(page: Page) -> None:
    """It opens a moment after it took the focus, and closes a moment after Escape."""
    if page.locator(".md-search__input").evaluate("box => document.activeElement === box"):
        expect(page.locator("#__search")).to_be_checked()
        page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()


NUMBER = """() => document.querySelectorAll('*').forEach((box, number) => {
  Object.assign(box, { number, reached: false });
})"""
# The search comes last, since it opens where it takes the focus; Tab would close it.
WALK = f"""() => {{
  const focus = {FOCUS};
  const all = [...document.querySelectorAll('*')].filter(box => box.tabIndex >= 0
    && (box.type !== 'radio' || box === (document.querySelector(`[name="${{box.name}}"]:checked`)
      ?? document.querySelector(`[name="${{box.name}}"]`))));
  const last = all.filter(box => box.closest('.md-search'));
  const first = all.filter(box => !last.includes(box));
  const walked = [];
  for (const box of [...first, ...last]) {{
    box.reached = false;
    box.focus();
    if (document.activeElement === box) walked.push(focus());
  }}
  return walked;
}}"""
# Before Tab moves on, the page notes where the focus was: all of it lies still then. Once it has
# come round, it stays: further on, the search would open anew.
WATCH_FOCUS = f"""() => {{
  const focus = {FOCUS};
  let begun = false;
  window.focused = [];
  window.cameRound = false;
  addEventListener('keydown', event => {{
    const at = window.cameRound ? null : focus();
    if (at && !at.again) focused.push(at);
    else window.cameRound = begun;
    if (window.cameRound && event.key === 'Tab') event.preventDefault();
    begun = true;
  }}, true);
}}"""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element that matches has the focus."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}")


def scheme_of(page: Page) -> str:
    scheme: str = page.evaluate("document.body.dataset.mdColorScheme")
    return scheme


def test_the_colors_can_be_changed_with_the_keyboard_and_stay(tab: Tab) -> None:
    page = tab.open("index.html")
    assert scheme_of(page) == "default"
    tab_to(page, "input[name=__palette]")
    seen = []
    for _ in range(3):
        page.keyboard.press("Enter")
        seen.append(scheme_of(page))
    assert seen == ["default", "slate", "default"]  # light, dark, the system's
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    tab.open("contributing.html")
    assert scheme_of(page) == "slate"


@each_width
def test_search_works_with_the_keyboard_alone(browser: Browser, address: str, width: int) -> None:
    with opened(browser, address, width=width) as tab:
        page = tab.open("index.html")
        if width == WIDE:
            tab_to(page, ".md-search__input")
        else:
            tab_to(page, "button[for=__search]")
            page.keyboard.press("Enter")
        page.keyboard.type("broadcast")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tensors/*.html*")
        expect(page.locator("article")).to_contain_text("broadcast")


def test_escape_leaves_the_search(tab: Tab) -> None:
    page = tab.open("index.html")
    tab_to(page, ".md-search__input")
    expect(page.locator(".md-search__output")).to_be_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()


def test_a_whole_snippet_can_be_opened_copied_and_closed_with_the_keyboard(tab: Tab) -> None:
    page = tab.open("tensors/operations.html")
    tab_to(page, "button.press-whole")
    page.keyboard.press("Enter")
    box = page.locator(".press-popover:popover-open")
    expect(box).to_be_visible()
    tab_to(page, ".press-popover a[download]")
    tab_to(page, ".press-popover .md-code__button")
    page.keyboard.press("Enter")
    assert "import tensorflow" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('button.press-whole')")
    page.keyboard.press("Enter")
    tab_to(page, ".press-popover button[popovertargetaction=hide]")
    page.keyboard.press("Space")
    expect(box).to_have_count(0)


def test_folded_code_opens_with_the_keyboard(tab: Tab) -> None:
    page = tab.open("linear-models/linear-regression.html")
    tab_to(page, ".press-fold > summary")
    fold = page.locator(".press-fold").first
    expect(fold.locator("code")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(fold.locator("code")).to_be_visible()
    page.keyboard.press("Space")
    expect(fold.locator("code")).to_be_hidden()


def test_an_answer_opens_with_the_keyboard(tab: Tab) -> None:
    page = tab.open("tensors/operations.html")
    tab_to(page, "details.success > summary")
    page.keyboard.press("Enter")
    expect(page.locator("details.success[open]")).to_have_count(1)


def test_a_block_that_scrolls_does_so_with_the_arrow_keys(browser: Browser, address: str) -> None:
    with opened(browser, address, width=PHONE) as tab:
        page = tab.open("linear-models/input-data.html")
        page.evaluate(
            "[...document.querySelectorAll('article [tabindex=\"0\"]')]"
            ".find(box => box.scrollWidth > box.clientWidth && box.checkVisibility())"
            ".classList.add('the-box')"
        )
        tab_to(page, ".the-box")
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.the-box').scrollLeft > 20")


def test_on_a_phone_the_menu_leads_to_a_chapter_with_the_keyboard(
    browser: Browser, address: str
) -> None:
    with opened(browser, address, width=PHONE) as tab:
        page = tab.open("index.html")
        tab_to(page, "button.md-header__button[for=__drawer]")
        page.keyboard.press("Enter")
        expect(page.locator("#__nav_4_label")).to_have_text(re.compile("Tensors"))
        tab_to(page, "#__nav_4_label")  # the part unfolds
        page.keyboard.press("Enter")
        tab_to(page, "nav.md-nav--primary a[href$='operations.html']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tensors/operations.html")
        expect(page.locator("h1")).to_contain_text("Operations")


# ------------------------------------------------------------------ accessibility


@each_width
def test_axe_finds_no_violation_in_what_opens(
    browser: Browser, address: str, judge: Judge, width: int
) -> None:
    with opened(browser, address, width=width) as tab:
        page = tab.open("tensors/operations.html")
        unfold(page)
        page.get_by_role("button", name="whole snippet").first.click()
        assert judge.violations(page) == []
        page.keyboard.press("Escape")
        search(page, "broadcast")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        assert judge.violations(page) == []


def test_a_page_that_follows_its_system_looks_as_one_that_is_painted(tab: Tab) -> None:
    """So that the tests may paint; what is asked of each text is what axe judges it by."""
    page = tab.open("tensors/operations.html")
    painted = [page.evaluate(LOOKS, []) for _ in both_schemes(page)]
    followed = []
    for scheme, name in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        followed.append(page.evaluate(LOOKS, []))
    assert followed == painted
    assert painted[0] != painted[1]


PICTURES = """() => [...document.querySelectorAll('article :is(svg, img, video, canvas)')]
  .filter(box => !box.closest('[aria-hidden=true], button, .md-content__button, .headerlink'))
  .filter(box => !box.parentElement.closest('svg'))
  .map(box => ({
    html: box.outerHTML.slice(0, 160),
    name: box.getAttribute(box.tagName === 'IMG' ? 'alt' : 'aria-label')
      ?? document.getElementById(box.getAttribute('aria-labelledby')?.split(' ').at(-1))
        ?.textContent ?? '',
    image: box.tagName !== 'svg' || box.getAttribute('role') === 'img',
  }))"""


@each_page_seen
def test_every_picture_says_what_it_shows(visit: Tab) -> None:
    pictures = visit.page.evaluate(PICTURES)
    figures = visit.page.locator("figure.press-figure").count()
    assert [p["html"] for p in pictures if len(p["name"].split()) < 4 or not p["image"]] == []
    assert len(pictures) >= figures


CONTRASTS = """async () => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = paints => {
    canvas.clearRect(0, 0, 1, 1);
    for (const paint of paints) {
      canvas.fillStyle = paint;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = color => {
    const [r, g, b] = color.slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = box => {
    for (; box; box = box.parentElement) {
      const color = getComputedStyle(box).backgroundColor;
      if (rgba([color])[3] === 255) return color;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  const decoded = new Map();
  const decode = async image => {
    const source = new Image();
    source.src = image.href.baseVal;
    await source.decode();
    return source;
  };
  const pixel = async (image, x, y) => {
    const at = new DOMPoint(x, y).matrixTransform(image.getScreenCTM().inverse());
    if (!decoded.has(image)) decoded.set(image, await decode(image));
    const source = decoded.get(image);
    const size = name => image[name].baseVal.value;
    canvas.clearRect(0, 0, 1, 1);
    canvas.drawImage(source,
      (at.x - size('x')) / size('width') * source.naturalWidth,
      (at.y - size('y')) / size('height') * source.naturalHeight, 1, 1, 0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return `rgb(${r} ${g} ${b} / ${a / 255})`;
  };
  // What lies under a text: the figure's own shapes and images, then the page.
  const under = async text => {
    text.scrollIntoView({ block: 'center', behavior: 'instant' });
    const place = text.getBoundingClientRect();
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    const svg = text.closest('svg');
    const paints = [];
    for (const shape of document.elementsFromPoint(x, y)) {
      if (!svg.contains(shape) || shape === svg || shape.closest('text')) continue;
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      if (shape.tagName === 'image') {
        paints.unshift(await pixel(shape, x, y));
        continue;
      }
      const style = getComputedStyle(shape);
      if (style.fill === 'none') continue;
      const [r, g, b, a] = rgba([style.fill]);
      paints.unshift(`rgb(${r} ${g} ${b} / ${a / 255 * style.fillOpacity * style.opacity})`);
    }
    return [ground(svg), ...paints];
  };
  const found = [];
  for (const text of document.querySelectorAll('article svg[role=img] text')) {
    if (!text.textContent.trim()) continue;
    const style = getComputedStyle(text), paints = await under(text);
    const [a, b] = [light(rgba([...paints, style.fill])), light(rgba(paints))];
    found.push({
      text: text.textContent.trim(), fill: style.fill, under: rgba(paints).join(' '),
      themed: style.fill === style.color && paints.length === 1,
      ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
    });
  }
  return found;
}"""


@each_page_seen
def test_text_in_figures_stands_out_in_light_and_in_dark(visit: Tab) -> None:
    """4.5:1 for the page's color on the page, 3:1 for what has colors of its own."""
    page = at_the_top(visit.page)
    for scheme in both_schemes(page):
        texts = page.evaluate(CONTRASTS)
        faint = [t for t in texts if t["ratio"] < (4.5 if t["themed"] else 3)]
        assert faint == [], scheme
        assert texts or not page.locator("figure.press-figure svg text").count()


# ------------------------------------------------------------------ room and weight


OUTSIDE = """() => [...document.querySelectorAll('body *')]
  .filter(box => box.checkVisibility({ visibilityProperty: true }))
  .filter(box => box.getBoundingClientRect().right > innerWidth + 0.5)
  .filter(box => {
    for (let up = box; up; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.position === 'fixed') return false;
      if (up !== box && /auto|scroll|hidden|clip/.test(style.overflowX)
        && up.getBoundingClientRect().right <= innerWidth + 0.5
        && up !== document.body && up !== document.documentElement) return false;
    }
    return true;
  })
  .map(box => box.outerHTML.slice(0, 160))"""
BOXES = """() => [...document.querySelectorAll('article :is(pre > code, pre, .press-table)')]
  .filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
  .filter(box => box.tagName !== 'PRE' || !box.querySelector('code'))
  .map(box => {
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowX);
    box.scrollLeft = 100_000;
    return { html: box.outerHTML.slice(0, 160), moved: scrolls && box.scrollLeft > 0 };
  })"""


@each_page_on_a_phone
def test_on_a_phone_nothing_scrolls_sideways_but_code_and_tables(visit: Tab) -> None:
    page = at_the_top(visit.page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE
    assert page.evaluate(OUTSIDE) == []
    boxes = page.evaluate(BOXES)
    assert [box["html"] for box in boxes if not box["moved"]] == []
    assert boxes or visit.path not in CHAPTERS


# Of the text of each figure; those of all tabs are opened for it.
SIZES = """() => {
  const style = document.createElement('style');
  style.textContent = '.tabbed-block { display: block !important }';
  document.head.append(style);
  const sizes = [...document.querySelectorAll('.press-figure svg')].flatMap(svg => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll('text')].map(text => (
      { text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * scale }));
  });
  style.remove();
  return sizes;
}"""


@each_chapter_on_a_phone
def test_text_in_figures_can_be_read_on_a_phone(visit: Tab) -> None:
    sizes = visit.page.evaluate(SIZES)
    assert [t for t in sizes if t["size"] < 7 and t["text"].strip()] == []


@each_page
def test_a_page_weighs_less_than_80_kb(site: Path, path: str) -> None:
    assert weight(site / path) < 80 * KB


@pytest.mark.parametrize("path", LABS)
def test_a_lab_is_less_than_150_kb_of_html(site: Path, path: str) -> None:
    assert (site / path).stat().st_size < 150 * KB


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_a_notebook_weighs_less_than_150_kb_with_its_styles(site: Path, path: str) -> None:
    styles = site / "assets/stylesheets"
    files = [site / path, styles / "jupyter.css", styles / "notebook.css"]
    assert sum(map(weight, files)) < 150 * KB


def test_a_lab_and_its_notebook_lead_to_each_other(site: Path) -> None:
    for page, other in zip(LABS, NOTEBOOKS, strict=True):
        for here, there in ((page, other), (other, page)):
            name = there.rpartition("/")[2]
            assert f'<a href="{name}">' in (site / here).read_text(encoding="utf-8")


def test_a_first_visit_weighs_less_than_400_kb(tab: Tab, site: Path) -> None:
    tab.open("index.html")
    tab.settle(INDEX)
    files = {urlsplit(url).path.removeprefix(SUB_PATH) for url in tab.asked if "data:" not in url}
    assert {"index.html", INDEX} <= files
    weights = {file: weight(site / file) for file in files}
    assert sum(weights.values()) < 400 * KB, weights


def weight(file: Path) -> int:
    """Bytes on the way to a reader: text goes compressed."""
    data = file.read_bytes()
    if file.suffix in (".woff2", ".png", ".jpg", ".gif", ".webp"):
        return len(data)
    return len(gzip.compress(data, 6))


# ------------------------------------------------------------------ links


class Parts(HTMLParser):
    """What a page's source links to, loads, and can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.repeated: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if identifier := values.get("id"):
            self.repeated += [identifier] * (identifier in self.anchors)
            self.anchors.add(identifier)
        for name in ("href", "src", "xlink:href"):
            if link := values.get(name):
                self.links.append(link)
        for name in ("popovertarget", "for", "aria-labelledby", "aria-describedby"):
            self.links += [f"#{word}" for word in (values.get(name) or "").split()]


@pytest.fixture(scope="module")
def parts(site: Path) -> dict[str, Parts]:
    return {
        file.relative_to(site).as_posix(): Parts(file.read_text(encoding="utf-8"))
        for file in site.rglob("*.html")
    }


@each_page
def test_every_link_leads_somewhere(site: Path, parts: dict[str, Parts], path: str) -> None:
    assert parts[path].links
    assert [link for link in parts[path].links if not leads(site, parts, path, link)] == []


def leads(site: Path, parts: dict[str, Parts], path: str, link: str) -> bool:
    base = f"https://example.org{SUB_PATH}"
    goal = urlsplit(urljoin(base + path, link))
    if goal.scheme == "data" or goal.netloc != "example.org":
        return goal.scheme in ("data", "http", "https", "mailto")
    if not goal.path.startswith(SUB_PATH):
        return False
    target = unquote(goal.path).removeprefix(SUB_PATH)
    target = target + "index.html" if target.endswith("/") or not target else target
    if not (site / target).is_file():
        return False
    return not goal.fragment or unquote(goal.fragment) in parts[target].anchors


@each_page
def test_no_page_gives_two_things_one_name(parts: dict[str, Parts], path: str) -> None:
    assert parts[path].repeated == []


def neighbour(site: Path, path: str, which: Literal["next", "prev"]) -> str:
    """The page that the foot of another leads to; empty at the ends of the book."""
    link = rf'<a href="([^"]+)" class="[^"]*md-footer__link--{which}"'
    found = re.search(link, (site / path).read_text(encoding="utf-8"))
    return urljoin(f"/{path}", found[1]).removeprefix("/") if found else ""


def test_next_and_previous_lead_through_the_whole_book(site: Path) -> None:
    road = ["index.html"]
    assert neighbour(site, road[0], "prev") == ""
    while after := neighbour(site, road[-1], "next"):
        assert neighbour(site, after, "prev") == road[-1]
        assert after not in road
        road.append(after)
    assert sorted(road) == PAGES


def test_a_click_at_the_foot_leads_on_and_back(tab: Tab, site: Path) -> None:
    page = tab.open("index.html")
    tab.settle(INDEX)  # or the browser gives up what it still loads
    for path, which in ((neighbour(site, "index.html", "next"), "next"), ("index.html", "prev")):
        page.locator(f".md-footer__link--{which}").click()
        page.wait_for_url(tab.address + path)
        tab.settle()
    assert tab.errors == []
