"""Paste your code: doctor in a real browser finds, shows and mends what it does elsewhere.

What needs Pyodide is skipped where `make pyodide` didn't fetch it; what needs a browser, without.
"""

import base64
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from accessibility import Judge
from browser_support import ROOT, Tab, new_context, opened, served
from mkdocs.exceptions import PluginError
from playwright.sync_api import Browser, Page, expect
from test_browser import (  # noqa: F401
    INDEX,
    PHONE,
    WIDE,
    address,
    browser,
    site,
    tab_to,
)

sys.path.insert(0, str(ROOT / "hooks"))
import paste_code

from doctor import Source, check, load_knowledge, mend, read_source

PAGE = "from-2020/paste-your-code.html"
CORPUS = sorted((ROOT / "doctor/tests/corpus").glob("*.py"))
OLD = (ROOT / "doctor/tests/corpus/2020_gan.py").read_text("utf-8")
KNOWLEDGE = load_knowledge()


# ------------------------------------------------------------------ what is fetched and packed


def tar_of(**files: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return made.getvalue()


FILES = {"pyodide.mjs": b"export {}", "pyodide.asm.wasm": b"\0asm" * 1000}
PACKAGE = tar_of(**FILES)
PIN = paste_code.Pin(
    version="1.2.3",
    abi="x",
    integrity="sha512-" + base64.b64encode(hashlib.sha512(PACKAGE).digest()).decode(),
    sha256={name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()},
)


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of npm, the only one on the path besides what a shell needs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    file = folder / "npm"
    file.touch(mode=0o755)
    return file


def says(npm: Path, package: Path) -> None:
    """It puts the package where it is told to, as its last argument."""
    npm.write_text(f'#!/bin/sh\nfor last; do :; done\ncp {package} "$last/pyodide-1.2.3.tgz"\n')


def test_what_npm_brings_is_checked_packed_and_kept(npm: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.write_bytes(PACKAGE)
    says(npm, package)
    place = paste_code.fetch(PIN, tmp_path / "home")
    assert {file.name for file in place.iterdir()} == {"pyodide.mjs", "pyodide.asm.wasm.packed"}
    assert (
        gzip.decompress((place / "pyodide.asm.wasm.packed").read_bytes())
        == FILES["pyodide.asm.wasm"]
    )
    npm.write_text("#!/bin/sh\nexit 1\n")
    assert paste_code.fetch(PIN, tmp_path / "home") == place  # and isn't asked for again


def test_another_package_than_the_pinned_one_leaves_nothing(npm: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.write_bytes(tar_of(**{**FILES, "pyodide.mjs": b"export { other }"}))
    says(npm, package)
    with pytest.raises(paste_code.UnfetchedError, match=r"isn't what pyodide\.toml names"):
        paste_code.fetch(PIN, tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []


def test_an_npm_that_fails_hangs_or_is_missing_is_one_line(
    npm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    npm.write_text("#!/bin/sh\necho it >&2\necho no network >&2\nexit 1\n")
    with pytest.raises(paste_code.UnfetchedError, match=r"^npm failed: no network$"):
        paste_code.fetch(PIN, home)
    npm.write_text("#!/bin/sh\nsleep 600 &\nwait\n")
    monkeypatch.setattr(paste_code, "SECONDS", 0.5)
    with pytest.raises(paste_code.UnfetchedError, match=r"^npm took more than 0\.5 s$"):
        paste_code.fetch(PIN, home)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(paste_code.UnfetchedError, match=r"^npm is not at hand$"):
        paste_code.fetch(PIN, home)


def test_the_package_is_packed_to_the_same_bytes_and_works_alone(tmp_path: Path) -> None:
    raw = paste_code.doctor_zip()
    assert paste_code.doctor_zip() == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert not [name for name in archive.namelist() if "test" in name]
        archive.extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import doctor.browser as b; "
    code += "print(b.__file__); print(b.examined('', b'import tensorflow as tf\\ntf.log(1)').said)"
    command = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    file, said = done.stdout.splitlines()
    assert file.startswith(str(tmp_path))
    assert [one["code"] for one in json.loads(said)["findings"]] == ["tf-log"]


def test_a_site_without_pyodide_says_so_and_how_to_have_it(tmp_path: Path) -> None:
    assert paste_code.parts_at_hand(tmp_path) is None
    html = paste_code.tool_html(None)
    assert "built without" in html
    assert "<code>make pyodide</code>" in html
    assert "pyodide:" in (ROOT / "Makefile").read_text("utf-8")
    assert "<script" not in html


def test_files_that_were_tampered_with_stop_the_build(tmp_path: Path) -> None:
    place = tmp_path / paste_code.read_pin().version
    place.mkdir()
    (place / "pyodide.mjs").write_text("export {}")
    with pytest.raises(PluginError, match=r"pyodide\.mjs.* `make pyodide` fetches it anew"):
        paste_code.parts_at_hand(tmp_path)


# ------------------------------------------------------------------ in the browser


@pytest.fixture(scope="module")
def parts() -> paste_code.Parts:
    found = paste_code.parts_at_hand()
    if found is None:
        pytest.skip("no Pyodide at hand; `make pyodide` fetches it with npm")
    return found


@pytest.fixture(scope="module")
def desk(parts: paste_code.Parts, browser: Browser, address: str) -> Iterator[Page]:  # noqa: F811
    """One visit with doctor loaded, for all that is pasted, chosen and dropped."""
    with opened(browser, address) as tab:
        page = tab.open(PAGE)
        paste(page, OLD)
        page.locator(".worked-read").click()
        expect(page.locator(".worked-note").first).to_be_visible()
        yield page
        assert tab.errors == []
        assert tab.strangers == []


def paste(page: Page, text: str) -> None:
    page.locator("#worked-code").fill(text)


def read(page: Page, text: str) -> str:
    """Paste a text, and wait until it was read; what is said of it."""
    page.evaluate("document.querySelector('.worked-verdict').textContent = ''")
    paste(page, text)
    return verdict(page)


def choose(page: Page, name: str, raw: bytes) -> str:
    page.evaluate("document.querySelector('.worked-verdict').textContent = ''")
    file = {"name": name, "mimeType": "text/plain", "buffer": raw}
    page.locator("#worked-code-file").set_input_files(file)
    return verdict(page)


def verdict(page: Page) -> str:
    said = page.locator(".worked-verdict")
    expect(said).to_have_text(re.compile(r"[.:!]$"))
    return said.text_content() or ""


def problems(page: Page) -> list[str]:
    return page.locator(".worked-problem").all_text_contents()


def noted(page: Page, notes: str = ".worked-note:not(.worked-look)") -> set[tuple[int, str]]:
    """The line and the code of each note, the line as it is told in the note."""
    found: list[list[str]] = page.locator(notes).evaluate_all(
        "all => all.map(one => [one.querySelector('strong').textContent.match(/Line (\\d+)/)[1],"
        " one.querySelector('.worked-where code').textContent])"
    )
    return {(int(line), code) for line, code in found}


BESIDE = """all => all.map(note => {
  let before = note.previousElementSibling;
  while (!before.matches('.worked-run')) before = before.previousElementSibling;
  return [note.querySelector('strong').textContent.match(/Line (\\d+)/)[1],
    before.querySelector('.worked-line:last-child').dataset.line];
})"""


def findings_of(name: str, raw: bytes) -> set[tuple[int, str]]:
    source = read_source(name, raw)
    assert isinstance(source, Source)
    return {(one.line, one.code) for one in check(source, KNOWLEDGE) if one.certain}


def mended(name: str, raw: bytes, unsafe: bool = False) -> bytes:
    source = read_source(name, raw)
    assert isinstance(source, Source)
    return mend(source, KNOWLEDGE, unsafe).raw


def downloaded(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.locator(".worked-mended a").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def notebook(*cells: str) -> bytes:
    made = [
        {"cell_type": "code", "source": one.splitlines(keepends=True), "outputs": []}
        for one in cells
    ]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4}, indent=1).encode()


NOTEBOOK = notebook(
    "%matplotlib inline\nimport tensorflow as tf", "x = 1", "# Zeichen: äöü\ntf.log(x)\n"
)


def test_nothing_is_loaded_until_the_reader_asks_and_then_as_much_as_the_button_said(
    parts: paste_code.Parts,
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
    site: Path,  # noqa: F811
) -> None:
    with opened(browser, address) as tab:
        page = tab.open(PAGE)
        paste(page, OLD)
        tab.settle()
        before = len(tab.asked)
        heavy = ("pyodide", "doctor")
        assert not [url for url in tab.asked if any(word in urlsplit(url).path for word in heavy)]
        said = page.locator(".worked-read").text_content() or ""
        page.locator(".worked-read").click()
        expect(page.locator(".worked-note").first).to_be_visible()
        own = [url for url in tab.asked[before:] if url.startswith(address)]
        sizes = [(site / unquote(url.removeprefix(address))).stat().st_size for url in own]
        assert len(own) == len(set(own))
        assert f"({sum(sizes) / 1e6:.1f} MB)" in said
        assert 5e6 < sum(sizes) == parts.size < 8e6
        assert tab.errors == []
        assert tab.strangers == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_findings_stand_at_their_lines(desk: Page, path: Path) -> None:
    said = read(desk, path.read_text("utf-8"))
    expected = findings_of("pasted.py", path.read_bytes())
    assert noted(desk) == expected
    beside = desk.locator(".worked-note").evaluate_all(BESIDE)
    assert [note for note, line in beside if note != line] == []
    if not expected:
        assert "that changed" not in said


def test_a_finding_says_what_is_raised_what_to_write_and_where_it_is_explained(
    desk: Page,
    site: Path,  # noqa: F811
) -> None:
    read(desk, "import tensorflow as tf\n\nloss = tf.log(2.0)  # ä\n")
    note = desk.locator(".worked-note")
    expect(note.locator(".worked-where")).to_contain_text("Line 3")
    expect(note.locator(".worked-says")).to_contain_text("has no attribute 'log'")
    expect(note.locator("pre")).to_have_text("loss = tf.math.log(2.0)  # ä")
    expect(desk.locator(".worked-run mark")).to_have_text("tf.log")
    href = note.locator("a").evaluate("link => link.href")
    place = urlsplit(href)
    assert place.path.endswith("/from-2020/tensorflow1.html")
    html = (site / "from-2020/tensorflow1.html").read_text("utf-8")
    assert f'id="{place.fragment}"' in html


def test_what_cant_be_known_is_told_apart(desk: Page) -> None:
    said = read(desk, "def train(model, data):\n    model.fit_generator(data)\n")
    assert said == "1 worth a look."
    expect(desk.locator(".worked-look em")).to_have_text("worth a look")


def test_lines_of_which_nothing_is_told_are_folded_and_open(desk: Page) -> None:
    code = "import tensorflow as tf\n" + "".join(f"x{n} = {n}\n" for n in range(2, 40))
    read(desk, code + "tf.log(x2)\n")
    fold = desk.locator(".worked-folded")
    expect(fold).to_have_count(1)
    fold.locator("summary").click()
    expect(fold.locator(".worked-line")).to_have_count(37)
    lines = desk.locator(".worked-line").all_text_contents()
    assert "\n".join(lines) + "\n" == code + "tf.log(x2)\n"


def test_the_mended_file_is_downloaded_and_with_a_tick_more_of_it(desk: Page) -> None:
    by_mends = {p: mended(p.name, p.read_bytes()) for p in CORPUS}
    path = next(
        p for p, safe in by_mends.items()
        if p.read_bytes() != safe != mended(p.name, p.read_bytes(), unsafe=True)
    )  # fmt: skip
    choose(desk, path.name, path.read_bytes())
    name, raw = downloaded(desk)
    assert name == f"{path.stem}-mended.py"
    assert raw == by_mends[path]
    desk.locator("#worked-unsafe").check()
    assert downloaded(desk) == (name, mended(path.name, path.read_bytes(), unsafe=True))
    read(desk, "x = 1\n")
    expect(desk.locator(".worked-mended")).to_be_hidden()


DROP = """([name, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  const tool = document.querySelector('.worked-code');
  for (const kind of ['dragover', 'drop']) {
    tool.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }
}"""


def test_a_dropped_notebook_is_told_by_cell_and_mended_byte_for_byte(desk: Page) -> None:
    desk.evaluate("document.querySelector('.worked-verdict').textContent = ''")
    desk.evaluate(DROP, ["old.ipynb", NOTEBOOK.decode()])
    assert verdict(desk) == "1 place that changed."
    line = next(n for n, text in enumerate(NOTEBOOK.split(b"\n"), 1) if b"tf.log" in text)
    expect(desk.locator(".worked-where strong")).to_have_text(
        f"Line 2 of cell 3 ({line} of the file)"
    )
    expect(desk.locator(".worked-cell")).to_have_text("Cell 3")
    assert downloaded(desk) == ("old-mended.ipynb", NOTEBOOK.replace(b"tf.log", b"tf.math.log"))


def test_a_pasted_notebook_is_one(desk: Page) -> None:
    assert read(desk, NOTEBOOK.decode()) == "1 place that changed."
    assert downloaded(desk)[0] == "pasted-mended.ipynb"


BAD = [
    ("a.py", b"x = 1\ny = '\xe4'\n"),
    ("a.py", b"print 'hello'\n"),
    ("a.py", b"x = (1\n"),
    ("a.ipynb", b'{"cells": [}'),
    ("a.ipynb", b""),
    ("a.ipynb", b"[" * 100_000),
]


@pytest.mark.parametrize(("name", "raw"), BAD)
def test_what_cant_be_read_gets_doctors_own_line(desk: Page, name: str, raw: bytes) -> None:
    choose(desk, name, raw)
    said = str(read_source(name, raw))
    assert [re.sub(r"Python 3\.\d+: .*", "", one) for one in problems(desk)] == [
        re.sub(r"Python 3\.\d+: .*", "", said)  # each Python words it as it likes
    ]
    expect(desk.locator(".worked-mended")).to_be_hidden()


def test_a_cell_that_cant_be_read_leaves_the_others(desk: Page) -> None:
    choose(desk, "a.ipynb", notebook("print 1", "import tensorflow as tf\ntf.log(1)"))
    assert [one.partition(";")[0] for one in problems(desk)] == ["a.ipynb:6: Python 2"]
    assert noted(desk) == {(2, "tf-log")}


def test_code_is_shown_as_text_whatever_it_says(desk: Page) -> None:
    evil = "import tensorflow as tf\ntf.log('<img src=x onerror=alert(1)>')  # </code><script>\n"
    read(desk, evil)
    assert desk.locator(".worked-seen :is(img, script)").count() == 0
    expect(desk.locator(".worked-line").nth(1)).to_have_text(evil.split("\n")[1])


def test_the_page_stays_alive_with_fifty_megabytes_and_can_stop(
    parts: paste_code.Parts,
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
    tmp_path: Path,
) -> None:
    image = {"output_type": "display_data", "data": {"image/png": "iVBORw0KGgo=" * 21_000}}
    cell = {"cell_type": "code", "source": ["x = 1\n"], "outputs": [image], "metadata": {}}
    last = {"cell_type": "code", "source": ["import tensorflow as tf\n", "tf.log(1)"]}
    big = tmp_path / "big.ipynb"
    big.write_text(json.dumps({"cells": [cell] * 200 + [last], "metadata": {}}))
    assert big.stat().st_size > 50e6
    with opened(browser, address) as tab:
        page = tab.open(PAGE)
        page.locator("#worked-code-file").set_input_files(big)
        page.locator(".worked-read").click()
        expect(page.locator(".worked-verdict")).to_contain_text("Reading big.ipynb (50")
        page.evaluate("new Promise(done => requestAnimationFrame(done))")
        expect(page.locator(".worked-verdict")).to_have_text("1 place that changed.")
        assert noted(page) == {(2, "tf-log")}
        page.locator(".worked-read").click()
        expect(page.locator(".worked-read")).to_have_text("Stop")
        page.locator(".worked-read").click()
        expect(page.locator(".worked-verdict")).to_have_text("Stopped.")
        assert tab.errors == []


def test_code_that_ends_python_itself_is_one_line_and_the_next_is_read(
    parts: paste_code.Parts,
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
) -> None:
    with opened(browser, address) as tab:
        page = tab.open(PAGE)
        deep = b"import tensorflow as tf\nif a: pass\n" + b"elif b: pass\n" * 5000
        file = {"name": "deep.py", "mimeType": "text/plain", "buffer": deep}
        page.locator("#worked-code-file").set_input_files(file)
        page.locator(".worked-read").click()
        expect(page.locator(".worked-verdict")).to_have_text(
            "deep.py: nested too deeply to be followed"
        )
        paste(page, "import tensorflow as tf\ntf.log(1)\n")
        page.locator(".worked-read").click()
        expect(page.locator(".worked-verdict")).to_have_text("1 place that changed.")
        assert tab.strangers == []


def test_what_cant_be_loaded_is_one_line_and_can_be_tried_again(
    parts: paste_code.Parts,
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
    site: Path,  # noqa: F811
) -> None:
    broken = {parts.paths["python_stdlib.zip"]: site / "no-such-file"}
    with served(site, broken) as broken_address, opened(browser, broken_address) as tab:
        page = tab.open(PAGE)
        paste(page, OLD)
        page.locator(".worked-read").click()
        said = page.locator(".worked-verdict")
        expect(said).to_contain_text(re.compile(r"^doctor can't be loaded: .*404.*\.$"))
        expect(page.locator(".worked-read")).to_contain_text("Load doctor")
        expect(page.locator(".worked-loaded")).to_be_hidden()


def test_it_can_be_used_with_the_keyboard_alone_and_back_keeps_the_paste(
    parts: paste_code.Parts,
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
) -> None:
    code = "import tensorflow as tf\ntf.log(1)\n"
    with opened(browser, address) as tab:
        page = tab.open(PAGE)
        tab_to(page, "#worked-code")
        page.keyboard.insert_text(code)
        tab_to(page, ".worked-read")
        page.keyboard.press("Enter")
        expect(page.locator(".worked-note")).to_be_visible()
        tab_to(page, ".worked-mended a")
        tab_to(page, ".worked-note a")
        tab.settle(INDEX)
        page.keyboard.press("Enter")
        page.wait_for_url("**/from-2020/tensorflow1.html#tf-log")
        tab.settle()
        page.go_back()
        expect(page.locator("#worked-code")).to_have_value(code)
        assert tab.errors == []
        assert tab.strangers == []


def test_what_was_found_has_no_fault_that_axe_sees_and_fits_a_phone(desk: Page) -> None:
    path = next(p for p in CORPUS if p.stem == "2019_tf2_basics")
    choose(desk, path.name, path.read_bytes())
    for width in (WIDE, PHONE):
        desk.set_viewport_size({"width": width, "height": 900})
        assert Judge().violations(desk) == []
        assert desk.evaluate("document.scrollingElement.scrollWidth") <= width
    desk.set_viewport_size({"width": WIDE, "height": 900})


def test_from_a_folder_the_page_says_that_it_needs_a_server(
    parts: paste_code.Parts,
    browser: Browser,  # noqa: F811
    site: Path,  # noqa: F811
) -> None:
    with opened(browser, site.as_uri() + "/") as tab:
        page = tab.open(PAGE)
        expect(page.locator(".worked-folder")).to_contain_text("python -m http.server")
        expect(page.locator(".worked-code")).to_be_hidden()
        assert tab.errors == []


def test_without_javascript_the_command_is_named(
    parts: paste_code.Parts,
    browser: Browser,  # noqa: F811
    address: str,  # noqa: F811
) -> None:
    with new_context(browser, java_script_enabled=False) as context:
        tab = Tab(context, address)
        tab.page.goto(address + PAGE)
        assert "needs JavaScript" in tab.page.locator("article noscript").inner_html()
        expect(tab.page.locator(".worked-code")).to_be_hidden()
        expect(tab.page.locator("#on-the-command-line")).to_be_visible()


def test_a_site_without_pyodide_has_no_button(
    browser: Browser,  # noqa: F811
    site: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    html = (site / PAGE).read_text("utf-8")
    tool = re.compile(
        r'<div class="worked-paste worked-code".*?paste-code\.js" defer></script>', re.DOTALL
    )
    page = tmp_path / "page.html"
    page.write_text(tool.sub(lambda _: paste_code.tool_html(None), html), "utf-8")
    with served(site, {PAGE: page}) as bare, opened(browser, bare) as tab:
        shown = tab.open(PAGE)
        expect(shown.locator("article")).to_contain_text("This copy of the site was built without")
        assert shown.locator(".worked-code, button:has-text('doctor')").count() == 0
        assert tab.errors == []
