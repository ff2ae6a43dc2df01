"""Progress while works run."""

from collections.abc import Iterator

from press.book.result import Result


def shown(results: Iterator[Result], count: int) -> Iterator[Result]:
    """Pass results on, with a line for each, and a bar below them on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True, soft_wrap=True, highlight=False), transient=True)
    with bar:
        task = bar.add_task("press", total=count)
        bar.console.print(f"press: running {count} of the snippets")
        for result in results:
            verdict = f"{result.seconds:.1f} s" if result.ok else "failed"
            bar.console.print(f"press: {result.work.name} {verdict}")
            bar.advance(task)
            yield result
