"""What a page says of data that a program drew in place of the real ones."""

from collections.abc import Collection

from markdown import Markdown

from press.book.result import Result
from press.check.outcome import Build


def notice(results: Collection[Result], build: Build) -> str:
    """One sentence in Markdown, with the way to the real data; "" where nothing drawn was read."""
    read = {file for result in results for file in result.needs.files}
    drawn = [
        dataset
        for file, dataset in build.datasets.items()
        if file in read and build.editions[file] == "stand-in"
    ]
    if not drawn:
        return ""
    links = list(dict.fromkeys(f"[{dataset.title}]({dataset.page})" for dataset in drawn))
    named = " and ".join(filter(None, [", ".join(links[:-1]), links[-1]]))
    return (
        f"**Drawn data:** a program made what is read here in place of {named}, so the numbers "
        "are not those of the real data, which `press data fetch` brings."
    )


def under_title(html: str, sentence: str) -> str:
    """A page with a sentence in Markdown below its title, or at its top if it has none."""
    if not sentence:
        return html
    text = Markdown().convert(sentence)
    note = f'<div class="press-drawn" role="note" data-search-exclude>{text}</div>'
    before, end, after = html.partition("</h1>")
    return f"{before}{end}{note}{after}" if end else note + html
