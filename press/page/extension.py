"""What press adds to Python-Markdown: code, what it showed, and computed values.

Who comes in through which host, and tells which page, is the matter of press/doors/markdown.py.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from press.book.cells import Cell, Snippet
from press.book.chapters import MATHS, MENTION, Fence, Value, normalize
from press.book.index import MARK, Listed
from press.book.maths import maths
from press.book.result import Result
from press.check.changes import MARK as CHANGES
from press.check.drift import showing
from press.check.outcome import Build
from press.check.promises import is_figure
from press.page import html as render
from press.page.arrival import Arrival, arrival, escaped
from press.page.changes import changes_lines
from press.page.edition import notice, under_title
from press.page.foot import provenance_html
from press.page.gallery import GALLERY, gallery_lines
from press.page.glossary import TooltipProcessor
from press.page.names import index_lines, introduced_lines
from press.problems import Problem

PRIORITY = 27  # after line ends are normalized (30), before superfences takes the fences (25)
BEFORE_SNIPPETS = 33  # which pymdownx.snippets embeds at 32
MOST = 100
"""More figures than any fence draws."""
STOP = r"(?P<stop>[.,;:!?)]*)"


def unchanged(html: str, page: str) -> str:
    """Nobody adds anything to a page."""
    return html


@dataclass(frozen=True)
class Host:
    """What the extension asks of those who call Markdown."""

    build: Callable[[], Build]
    page: Callable[[Build], str]
    """The path from the root of the page that is being rendered; "" where nobody told."""
    report: Callable[[Collection[Problem]], None]
    """Is told what of the page press can't answer for, before the rest is rendered."""
    finish: Callable[[str, str], str] = unchanged
    """The HTML of the page at a path, as it is to be shown."""


def extend(md: Markdown, host: Host) -> None:
    """Register everything of press with an instance of Markdown."""
    mentions, tooltips = MentionProcessor(MENTION, md), TooltipProcessor(md)
    page, finish = PagePreprocessor(md), FinishProcessor(md)
    page.host, page.mentions, page.tooltips, page.finish = host, mentions, tooltips, finish
    md.preprocessors.register(EmbedGuard(md), "press-embeds", BEFORE_SNIPPETS)
    md.preprocessors.register(page, "press", PRIORITY)
    md.ESCAPED_CHARS.append("$")
    md.inlinePatterns.register(MathsProcessor(MATHS + STOP, md), "press-maths", 185)
    md.inlinePatterns.register(mentions, "press-mention", 175)
    md.treeprocessors.register(tooltips, "press-tooltips", 10)  # before links lose their .md
    last = LastTreeprocessor(md)
    last.finish = finish
    md.treeprocessors.register(last, "press-last", -100)
    md.postprocessors.register(finish, "press-finish", -10)  # when all of the page is HTML


class EmbedGuard(Preprocessor):
    """Keeps what a Python fence embeds from pymdownx.snippets, which has the same notation."""

    def run(self, lines: list[str]) -> list[str]:
        return escaped(lines) if "snippet" in self.md.preprocessors else lines


class PagePreprocessor(Preprocessor):
    """Replaces fences and values of one page, line by line."""

    host: Host
    mentions: "MentionProcessor"
    tooltips: TooltipProcessor
    finish: "FinishProcessor"

    def run(self, lines: list[str]) -> list[str]:
        build = self.host.build()
        path = self.host.page(build)
        arrived = arrival(normalize("\n".join(lines)), path, build.book)
        if arrived.problems:
            self.host.report(arrived.problems)
        page = Page(self.md, build, arrived)
        self.mentions.page = page
        said = notice(page.shown_results(), build)
        self.finish.finish = lambda html: self.host.finish(under_title(html, said), path)
        self.tooltips.page = arrived.text.path
        self.tooltips.glossary = build.book.project.settings.glossary
        self.tooltips.meanings = build.book.glossary
        return page.lines()


class MathsProcessor(InlineProcessor):
    """`$…$` and `$$…$$` → MathML, kept together with the punctuation that follows."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        try:
            html = maths(m) + m["stop"]
        except ValueError:  # which is among the book's problems
            html = f"<code>{escape(m[0])}</code>"
        if m["stop"]:  # else a line could break between a formula and its full stop
            html = f'<span class="press-maths">{html}</span>'
        return self.md.htmlStash.store(html), m.start(), m.end()


class MentionProcessor(InlineProcessor):
    """`[](#name)` → "Figure 3", a link to it; `page` is the one being rendered."""

    page: "Page"

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a", href=f"#{m[1]}")
        link.text = f"Figure {self.page.captions.get(m[1], '?')}"
        return link, m.start(), m.end()


class LastTreeprocessor(Treeprocessor):
    """Tells the finish that what comes next is the page: before, it is given each heading."""

    finish: "FinishProcessor"

    def run(self, root: Element) -> None:
        self.finish.whole = True


class FinishProcessor(Postprocessor):
    """Gives the host the whole page to finish."""

    finish: Callable[[str], str]
    whole = False

    def run(self, text: str) -> str:
        whole, self.whole = self.whole, False
        return self.finish(text) if whole else text


class Page:
    """One page on its way from Markdown to Markdown with HTML in it."""

    def __init__(self, md: Markdown, build: Build, arrived: Arrival) -> None:
        self.md, self.build, self.arrived, self.chapter = md, build, arrived, arrived.read
        self.book, self.results = build.book, build.results
        self.figures = self.captioned = self.tables = 0
        self.captions: dict[str, int] = {}
        self.anchors = self.book.anchors(self.chapter)
        self.names = build.names.get(self.chapter.path, Listed())

    def lines(self) -> list[str]:
        source = self.arrived.text.filled(self._value)
        parts: list[str] = []
        at = 0
        for place, fence in zip(self.arrived.text.fences, self.arrived.fences, strict=True):
            parts += source[at : place.line - 1]
            if fence and fence.runs:
                parts += self._fence(fence, place.prefix)
            else:
                parts += self._code(place, place.prefix, source[place.line : place.end - 1])
            at = place.end
        parts += source[at:]
        return [*self._with_index(parts), "", *self._foot()]

    def _with_index(self, lines: list[str]) -> Iterator[str]:
        """The lines of a page, with what press lists of the whole book in place of its marks."""
        for line in lines:
            if line.strip() == MARK:
                yield from index_lines(self.names, self.chapter.path, self.book, self._store)
            elif line.strip() == GALLERY:
                yield from gallery_lines(self.build, self.chapter.path, self._store)
            elif line.strip() == CHANGES:
                yield from changes_lines(self.build, self.chapter.path, self._store)
            else:
                yield line

    def _store(self, html: str) -> str:
        return self.md.htmlStash.store(html)

    def _value(self, value: Value) -> str:
        if not self.arrived.knows(value):
            return "**?**"
        name = self.book.work_of(value, self.chapter)
        result = self.results.get(name or "")
        if result and result.awaited:
            return self.md.htmlStash.store(render.awaited_value_html(result.seconds))
        if not result or result.lacks:
            return "**?**"
        kind, text = result.values.get(value.expression, ("error", ""))
        if kind == "error":  # a place that a value may come into
            return self.md.htmlStash.store('<strong class="press-value">?</strong>')
        return self.md.htmlStash.store(f'<span class="press-value">{escape(text)}</span>')

    def _fence(self, fence: Fence, prefix: str) -> list[str]:
        """The fence as superfences will highlight it, wrapped, and followed by its outputs."""
        shown = self.book.shown(fence, self.chapter)
        if fence.show == "none":
            return []
        code = [] if fence.show == "output" else self._shown_code(fence, prefix, shown)
        outputs = "" if fence.show == "code" else "".join(self._outputs(fence, shown))
        after = self._whole_buttons(fence)
        after += f'<div class="press-outputs">{outputs}</div>' if outputs else ""
        anchor = self.anchors.get(fence.line)  # none where it shows nothing that is known
        # beside the cell: Material names each block of code after what has an id around it
        place = f'<div class="press-anchor" id="{anchor}"></div>' if anchor else ""
        opening = self._raw(prefix, f'{place}<div class="press-cell">')
        return [*opening, *code, *self._raw(prefix, after + "</div>")]

    def _shown_code(self, fence: Fence, prefix: str, shown: list[tuple[str, Cell]]) -> list[str]:
        text = "\n\n".join(cell.code for _, cell in shown)
        code = self._code(fence, prefix, [prefix + line for line in text.split("\n")])
        summary = fence.options.get("fold")
        if not summary:
            return code
        opening = '<details class="press-fold" data-search-exclude>'
        opening += f"<summary>{escape(summary)}</summary>"
        closing = self._raw(prefix, "</details>")
        return [*self._raw(prefix, opening), *code, *closing]

    def _code(self, fence: Fence, prefix: str, body: list[str]) -> list[str]:
        names = (name for name in ("title", "hl_lines", "linenums") if name in fence.options)
        options = "".join(f' {name}="{fence.options[name]}"' for name in names)
        ticks = prefix + "`" * 8
        return [prefix, f"{ticks}python{options}", *body, ticks, prefix]

    def _raw(self, prefix: str, html: str) -> list[str]:
        return [prefix, prefix + self.md.htmlStash.store(html), prefix] if html else []

    def _outputs(self, fence: Fence, shown: list[tuple[str, Cell]]) -> Iterator[str]:
        number, awaited = 0, set[str]()
        for name, cell in shown:
            result = self.results.get(name)
            if result is None:
                continue
            if result.awaited and name not in awaited and self._shows(result, cell):
                yield self._awaited(fence, result, MOST if awaited else number)
                awaited.add(name)
            if result.lacks and cell == shown[0][1]:
                yield self._not_run(fence, result.lacks)
            for output in result.cells.get(cell.name, []):
                number += is_figure(output)
                self.tables += "text/html" in output.get("data", {})
                figure = self._figure(fence, number, is_figure(output))
                yield render.output_html(output, figure, self.tables)
            error = result.error
            if error and cell.name not in result.cells and error.cell in ("", cell.name):
                yield render.died_html(error)

    def _shows(self, result: Result, cell: Cell) -> bool:
        """Whether a cell is expected to show anything; as long as nobody knows, it is."""
        accepted = self.build.accepted.get(result.work.name)
        return not accepted or cell.name in showing(accepted)

    def _awaited(self, fence: Fence, result: Result, drawn: int) -> str:
        """What stands where outputs will be, and takes the numbers of the figures to come."""
        numbers = [number for number in range(drawn + 1, MOST) if fence.text_for("alt", number)]
        anchors = [self._figure(fence, number, True).identifier for number in numbers]
        anchor = f' id="{escape(anchors[0])}"' if anchors and anchors[0] else ""
        return render.awaited_html(result.seconds, anchor)

    def _not_run(self, fence: Fence, lacks: str) -> str:
        """What stands in the place of outputs; in a figure's place, with its number and anchor."""
        anchor = ""
        if fence.text_for("caption", 1):
            self.captioned += 1
            if fence.identifier:
                self.captions[fence.identifier] = self.captioned
                anchor = f' id="{escape(fence.identifier)}"'
        return f'<p class="press-lacks"{anchor}>Not run here: it {escape(lacks)}.</p>'

    def _figure(self, fence: Fence, number: int, real: bool) -> render.Figure:
        if not real:
            return render.Figure()
        self.figures += 1
        caption = fence.text_for("caption", number)
        identifier = fence.identifier if number == 1 else ""
        if caption:
            self.captioned += 1
            if identifier:
                self.captions[identifier] = self.captioned
        alt = fence.text_for("alt", number)
        return render.Figure(self.figures, alt, caption, identifier, self.captioned)

    def _whole_buttons(self, fence: Fence) -> str:
        names = self.book.parted(fence, self.chapter)
        buttons = "".join(
            f'{self._copy_button(fence, name)}<button type="button" class="press-whole"'
            f' popovertarget="{_anchor(name)}">whole snippet</button>'
            for name in names
        )
        return f'<div class="press-buttons">{buttons}</div>' if buttons else "<div></div>"

    def _copy_button(self, fence: Fence, name: str) -> str:
        """What copies a block with all that its file has above it; none where that is nothing."""
        own = [cell.name for work, cell in self.book.shown(fence, self.chapter) if work == name]
        cells = [cell for cell in self.book.snippets[name].cells if not cell.hidden]
        end = max((n for n, cell in enumerate(cells) if cell.name in own), default=-1)
        above = [cell.code for cell in cells[: end + 1] if cell.name not in own]
        count = sum(bool(line.strip()) for code in above for line in code.split("\n"))
        if not count or fence.show == "output":
            return ""
        words = f"the {count} lines" if count > 1 else "the line"
        target = f'data-of="{_anchor(name)}" data-to="{escape(cells[end].name)}"'
        return (
            f'<button type="button" class="press-before" {target}>'
            f"copy with {words} before it</button>"
        )

    def _foot(self) -> list[str]:
        """The whole snippets, each in a popover, and what the page was executed with."""
        fences = [fence for fence in self.chapter.fences if fence.show != "none"]
        parted = [name for fence in fences for name in self.book.parted(fence, self.chapter)]
        lines = []
        for name in dict.fromkeys(parted):
            lines += self._popover(self.book.snippets[name])
        lines += introduced_lines(self.names, self.chapter.path, self.book, self._store)
        if any(result.awaited for result in self.shown_results()):
            return lines + self._raw("", render.AWAITED_FOOT)
        return lines + self._raw("", provenance_html(self.shown_results(), self.build))

    def shown_results(self) -> list[Result]:
        """What the page shows anything of."""
        works = self.book.works_of(self.chapter)
        return [self.results[name] for name in works if name in self.results]

    def _popover(self, snippet: Snippet) -> list[str]:
        ticks = "`" * 8
        code = ["", f"{ticks}python", *snippet.shown.rstrip().split("\n"), ticks, ""]
        head = render.popover_head(_anchor(snippet.path), snippet.path, snippet.shown)
        return [*self._raw("", head), *code, *self._raw("", "</section>")]


def _anchor(name: str) -> str:
    return "whole-" + re.sub(r"\W+", "-", name.removesuffix(".py"))


def failure_html(problem: Problem) -> str:
    """An error as it stands on a page under `mkdocs serve`."""
    title = f'<p class="admonition-title">{escape(problem.path)}:{problem.line}</p>'
    detail = f"<pre><code>{escape(problem.detail, quote=False)}</code></pre>"
    text = f"<p>{escape(problem.message)}</p>{detail if problem.detail else ''}"
    return f'<div class="admonition failure press-failure">{title}{text}</div>'


def plain_html(href: str) -> str:
    """Where a reader gets a page as Markdown."""
    return f'<p class="press-plain"><a href="{escape(href)}">This page as Markdown</a></p>'
