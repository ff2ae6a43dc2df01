"""What is said of a build: progress while works run, and notes on the machine."""

from collections.abc import Callable, Iterable, Iterator

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


def say_once(notes: Iterable[str], said: set[str], say: Callable[[str], object]) -> None:
    """Say those of the notes that were not said before in this session, which remembers them."""
    for note in notes:
        if note not in said:
            say(note)
            said.add(note)
