"""A lab as the files that a site builder makes a page of."""

import json
from posixpath import dirname

from press.check.outcome import Build
from press.page.notebook import notebook


def lab_files(build: Build, name: str, site_url: str) -> dict[str, str]:
    """The page in Markdown and the executed notebook, by their place in the docs."""
    code, chapter = build.book.snippets[name], build.book.chapters[name]
    place = build.book.project.place(name).removesuffix(".py")
    folder = f"{site_url.rstrip('/')}/{dirname(place)}/" if site_url else ""
    head = f"---\ndescription: {json.dumps(chapter.description)}\n---\n"
    return {
        f"{place}.md": f"{head}{chapter.body}\n",
        f"{place}.ipynb": notebook(code, chapter, build.results[name], folder),
    }
