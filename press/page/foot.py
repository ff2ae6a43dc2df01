"""The foot of a page: what its results were made with."""

from collections.abc import Collection
from html import escape

from press.book.result import Result
from press.check.outcome import Build, describe_editions
from press.page.versions import ran_with


def provenance_html(results: Collection[Result], build: Build) -> str:
    """One line: versions, device, seconds, data, commit; nothing for a page without code."""
    if not results:
        return ""
    parts = [f"Executed with {ran_with(results, build.book.project)}"]
    # as accepted with the outputs: today's would change the page with each build
    names = {result.work.name for result in results} & build.accepted.keys()
    if seconds := sum(build.accepted[name].seconds for name in sorted(names)):
        parts.append(f"{f'about {seconds:.0f}' if seconds >= 1 else 'under 1'} s of one core")
    if (data := describe_editions(results, build.editions)) != "no data":
        parts.append(data)
    if build.commit:
        parts.append(f"commit {build.commit}")
    label = 'aria-label="How this page was made" data-search-exclude'
    return f'<aside class="press-provenance" {label}>{escape(" · ".join(parts))}</aside>'
