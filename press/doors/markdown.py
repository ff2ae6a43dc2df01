"""Python-Markdown's way in: with a site builder, or alone.

`markdown_extensions: [press]` is all that a site builder is told. Alone, it has to be told which
page a text is, since pages are found by their path:

    markdown.markdown(text, extensions=[PressExtension(page="docs/x.md"), "pymdownx.superfences"])
"""

from collections.abc import Callable, Collection
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from press.build import make_build, open_pool
from press.check.outcome import Build
from press.page.extension import Host, extend
from press.problems import PressError, Problem
from press.project import load_project

ZENSICAL_KEEPS = (
    "Zensical by itself would keep this page while its text is the same, whatever its code shows"
    " now, and makes no page for a lab"
)


def refuse(problems: Collection[Problem]) -> None:
    """Make no page that would be silent about what it lacks."""
    raise PressError(problems)


class PressExtension(Extension):
    """Puts into a page what its code showed.

    `page` is its path from the root of the project. `build` is the book as it was run, so that not
    every page runs it. `report` is told what is wrong with the page; by default that is raised.
    `host` answers all of this for an instance of Markdown.
    """

    def __init__(
        self,
        page: str = "",
        build: Build | None = None,
        report: Callable[[Collection[Problem]], None] = refuse,
        host: Callable[[Markdown], Host] | None = None,
    ) -> None:
        super().__init__()
        self.page, self.build, self.report, self.host = page, build, report, host

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        def build() -> Build:
            if path := told_by_zensical(md):
                raise PressError([Problem(path, 0, f"{ZENSICAL_KEEPS}; use `press zensical`")])
            return self.build or run_book()

        own = Host(build, lambda _: self.page, self.report)
        extend(md, self.host(md) if self.host else own)


def told_by_zensical(md: Markdown) -> str:
    """The place among the pages of the one that Zensical is rendering, which it leaves in the
    instance; "" without Zensical."""
    if "rendering_context" not in md.preprocessors:
        return ""
    context: Any = md.preprocessors["rendering_context"]
    return str(context.page.path)


def run_book() -> Build:
    """The book of the working directory, run; raises what is wrong with it."""
    project = load_project()
    with open_pool(project) as pool:
        build = make_build(project, pool)
    if build.problems:
        raise PressError(build.problems)
    return build
