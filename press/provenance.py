"""The foot of a page: what its results were made with."""

import platform
from collections.abc import Collection, Iterable
from html import escape

from press.build import Build, describe_editions
from press.project import Project
from press.run import Result


def provenance_html(results: Collection[Result], build: Build) -> str:
    """One line: versions, seconds, edition of the data, commit; nothing for a page without code."""
    if not results:
        return ""
    project = build.book.project
    parts = [f"Executed with {', '.join(versions(results, project))}"]
    if seconds := accepted_seconds(results, build):
        parts.append(
            f"about {seconds:.0f} s of one core" if seconds >= 1 else "under 1 s of one core"
        )
    if (data := describe_editions(results, build.editions)) != "no data":
        parts.append(data)
    if build.commit:
        parts.append(f"commit {build.commit}")
    text = escape(" · ".join(parts))
    label = 'aria-label="How this page was made" data-search-exclude'
    return f'<aside class="press-provenance" {label}>{text}</aside>'


def versions(results: Iterable[Result], project: Project) -> list[str]:
    used = {name: v for result in results for name, v in result.needs.libraries.items()}
    shown = [n for n in project.settings.shown_versions if n.lower() in used]
    return [f"{name} {used[name.lower()]}" for name in shown] + [
        f"Python {platform.python_version()}"
    ]


def accepted_seconds(results: Iterable[Result], build: Build) -> float:
    """CPU seconds as accepted with the outputs: today's would change the page with each build."""
    names = {result.work.name for result in results} & build.accepted.keys()
    return sum(build.accepted[name].seconds for name in sorted(names))
