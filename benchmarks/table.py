"""Results → the Markdown that the site shows."""

from collections.abc import Mapping, Sequence
from statistics import median

from benchmarks.growth import Size
from benchmarks.results import Results, Target, Times, targets

ABOUT = "What press costs beside its peers, beside what no engine can do without, and as it grows."
SEARCH = "search:\n  exclude: true # figures of the engine answer no learner's question"
NOTE = "No reason is recorded yet."


def document(results: Results, reasons: Mapping[str, str]) -> str:
    """The whole page. `reasons` says why a target may be missed, by its name."""
    parts = [
        f"---\ndescription: {ABOUT}\n{SEARCH}\n---",
        "# Benchmarks",
        introduction(results),
        "## press beside its peers",
        engine_table(results),
        PEERS,
        "## What it should reach",
        target_table(list(targets(results))),
        *misses(list(targets(results)), reasons),
        "## The floor",
        floor_text(results),
        "## One snippet edited",
        edit_text(results),
        *whole_text(results),
        "## How it grows",
        growth_text(results.growth),
        "## Measured with",
        versions(results.versions),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


PEERS = (
    "press and MyST-NB run as many snippets at once as there are cores; mkdocs-jupyter and "
    "markdown-exec run one at a time. markdown-exec runs all snippets in the process of MkDocs, "
    "imports TensorFlow there once, and stores nothing, so it runs them again in each build. "
    "Before a cold build the store or cache of an engine is removed, and so is its site. After "
    "each build the pages are searched for what the snippets print and draw."
)


def introduction(results: Results) -> str:
    return (
        f"How long does a book take whose code is run? All engines below build the same "
        f"{count(results.pages, 'page')}; each builds, trains and plots one small Keras model. "
        f"Everything was measured in one run of `make bench` on a machine with "
        f"{count(results.cores, 'core')}, in {count(results.rounds, 'round')}. "
        "Each number is the median of its rounds, in seconds by the clock."
    )


def engine_table(results: Results) -> str:
    def row(name: str, times: Times) -> list[str]:
        middle = [median(times.cold), median(times.unchanged), median(times.edited)]
        label = f"{name} {results.versions.get(name, '')}".strip()
        return [label, *(seconds(value) for value in middle)]

    rows = [row(name, times) for name, times in results.engines.items()]
    plain = seconds(median(results.floor.plain))
    rows.append(["the floor", seconds(results.floor.cold), plain, ""])
    return table(["", "cold", "nothing changed", "one snippet edited"], rows)


def target_table(goals: Sequence[Target]) -> str:
    rows = []
    for goal in goals:
        bound = "at least" if goal.at_least else "at most"
        wanted = f"{bound} {goal.limit:.2f} {goal.unit}"
        verdict = "met" if goal.met else "**missed**"
        rows.append([goal.text, wanted, f"{goal.measured:.2f} {goal.unit}", verdict])
    return table(["", "wanted", "measured", ""], rows)


def misses(goals: Sequence[Target], reasons: Mapping[str, str]) -> list[str]:
    """A paragraph for each target that was missed."""
    return [
        f"**Missed: {goal.text}.** {reasons.get(goal.name, NOTE)}" for goal in goals if not goal.met
    ]


def floor_text(results: Results) -> str:
    floor = results.floor
    rows = [
        ["one import of TensorFlow and the other libraries", seconds(median(floor.imports))],
        [f"the snippets, over {count(results.cores, 'core')}", seconds(median(floor.compute))],
        ["plain MkDocs on the finished pages", seconds(median(floor.plain))],
        ["together", seconds(floor.cold)],
    ]
    return (
        "Whatever the engine, the libraries have to be imported once, the snippets have to run, "
        "and the site has to be built. The snippets are timed without any engine, from their "
        "first line to their figure, with every core at work. The finished pages are the same "
        "pages with all outputs in place, built without press.\n\n" + table(["", ""], rows)
    )


def edit_text(results: Results) -> str:
    floor = results.floor
    rows: list[tuple[str, float]] = [
        ("`mkdocs build` with press, after the edit", median(results.engines["press"].edited)),
        ("`mkdocs serve` with press, from the saved file to its page", median(results.served)),
        ("`mkdocs serve` without press, a saved page of text", median(results.served_plain)),
        ("the edited snippet alone", median(floor.snippet)),
    ]
    return (
        "A build after an edit has to import TensorFlow again. A server that is running has "
        "imported it already: it forks, runs the one snippet that changed, and builds the site. "
        "MkDocs itself looks for changed files twice a second, then waits a quarter of a second "
        "for more.\n\n" + table(["", ""], [[text, seconds(value)] for text, value in rows])
    )


def whole_text(results: Results) -> list[str]:
    """What the course itself takes; nothing where it was not built."""
    if not (whole := results.whole):
        return []
    rows: list[tuple[str, float]] = [
        ("everything, from an empty store", whole.cold),
        (f"its {whole.works} snippets, labs and pages with code, over the cores", whole.compute),
        ("nothing changed", whole.unchanged),
        ("one sentence changed", whole.prose),
        ("one cheap snippet changed", whole.snippet),
        ("`mkdocs serve`, from a saved sentence to its page", whole.served),
    ]
    return [
        "## The course itself",
        "The pages above are made for the comparison. This is the course that you are reading, "
        "with its labs, on the stand-in data, built strictly by `mkdocs build`. The second line "
        "is what its code alone needs: the seconds of processor time that the first build "
        "counted, spread over the cores. [What the course costs](costs.md) lists them.",
        table(["", ""], [[text, seconds(value)] for text, value in rows]),
    ]


def growth_text(sizes: Sequence[Size]) -> str:
    rows = [
        [
            f"{size.snippets:,} on {size.pages}",
            seconds(size.cold),
            f"{1000 * size.cold / size.snippets:.1f} ms",
            seconds(size.unchanged),
            f"{1000 * size.unchanged / size.snippets:.1f} ms",
            seconds(size.plain),
            f"{size.memory / 2**20:,.0f} MiB",
        ]
        for size in sizes
    ]
    head = [
        "snippets on pages",
        "cold",
        "each",
        "nothing changed",
        "each",
        "plain MkDocs",
        "memory",
    ]
    return (
        "Snippets that multiply two numbers cost nothing themselves, so what remains is the time "
        "of press and of MkDocs. Memory is the highest sum over all processes of the cold build, "
        "each page of memory that several share counted once (PSS), looked at four times a "
        "second. The cold build is measured once, the others as above.\n\n" + table(head, rows)
    )


def versions(found: Mapping[str, str]) -> str:
    return table(["", "version"], [[name, version] for name, version in found.items()])


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: its first column to the left, the others to the right."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def count(number: int, noun: str) -> str:
    words = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
    return f"{words.get(number, str(number))} {noun}{'s' * (number != 1)}"
