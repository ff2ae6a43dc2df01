"""What was measured → the Markdown that the site shows."""

from collections.abc import Mapping, Sequence
from statistics import median

from benchmarks.results import (
    Alone,
    Course,
    Edits,
    Growth,
    Measured,
    Opening,
    Readings,
    Stamp,
    Target,
    Times,
    Work,
    targets,
)

ABOUT = "What press costs beside its peers, beside what no engine can do without, and as it grows."
SEARCH = "search:\n  exclude: true # figures of the engine answer no learner's question"
NOTE = "No reason is recorded yet."


def document(measured: Measured, reasons: Mapping[str, str]) -> str:
    """The whole page. `reasons` says why a target may be missed, by its name."""
    goals = list(targets(measured))
    parts = [
        f"---\ndescription: {ABOUT}\n{SEARCH}\n---",
        "# Benchmarks",
        INTRODUCTION,
        "## press beside its peers",
        peer_text(measured),
        "## What it should reach",
        target_table(goals),
        *misses(goals, reasons),
        *(floor_text(measured.alone) if measured.alone else []),
        *(edit_text(measured.edits) if measured.edits else []),
        *(opening_text(measured.opening) if measured.opening else []),
        *(work_text(measured.work) if measured.work else []),
        *(course_text(measured.course) if measured.course else []),
        *(growth_text(measured.growth) if measured.growth else []),
        *(doctor_text(measured.doctor) if measured.doctor else []),
        "## Measured with",
        stamp_text(measured.stamps),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


INTRODUCTION = (
    "How long does a book take whose code is run? Each number is the median of its rounds, in "
    "seconds by the clock; in brackets stand the least and the most. What is compared was "
    "measured in the same rounds of one run of `make bench`. A number that is missing has not "
    "been measured yet."
)

PEERS = (
    "press, MyST-NB, Jupyter Book and marimo run as many pages at once as there are cores; "
    "mkdocs-jupyter, mkdocs-gallery and markdown-exec run one at a time. mkdocs-gallery and "
    "markdown-exec run all snippets in the process of MkDocs and import TensorFlow there once; "
    "markdown-exec stores nothing, so it runs them again in each build. Jupyter Book 2 is measured "
    "up to the content of its pages: the theme that makes HTML of it comes from another host. "
    "marimo exports single pages without a site around them; `make` calls it for those notebooks "
    "that are newer than their pages. Quarto is not here: its packages on PyPI fetch its programs "
    "from another host when they are installed, npm has none.\n\n"
    "Before a cold build the store or cache of an engine is removed, and so is its site. A "
    "failing snippet is a failed build for all of them, and after each build the pages are "
    "searched for what the snippets print and draw: an engine that ran nothing has no number."
)


def peer_text(measured: Measured) -> str:
    """press, the floor, and each peer with the press of its own rounds."""
    rows = []
    about = ""
    if alone := measured.alone:
        rows.append(["press", *times_row(alone.press), "1"])
        cold, plain = spread(alone.floor.rounds), spread(alone.floor.plain)
        rows.append(["the floor", cold, plain, "", ""])
        about = (
            f"All engines build the same {count(alone.pages, 'page')}; each builds, trains and "
            "plots one small Keras model. The last column divides the cold builds of peer and "
            "press in the same rounds.\n\n"
        )
    for name, beside in sorted(measured.peers.items(), key=lambda item: item[1].ratio):
        label = f"{name} {beside.stamp.versions.get(name, '')}".strip()
        rows.append([label, *times_row(beside.peer), f"{beside.ratio:.2f} ×"])
    head = ["", "cold", "nothing changed", "one snippet edited", "cold, beside press"]
    return about + table(head, rows) + "\n\n" + PEERS


def times_row(times: Times) -> list[str]:
    return [spread(times.cold), spread(times.unchanged), spread(times.edited)]


def target_table(goals: Sequence[Target]) -> str:
    rows = []
    for goal in goals:
        verdict = "met" if goal.met else "**missed**"
        found = f"{median(goal.measured):.2f} {goal.unit}"
        if len(goal.measured) > 1:
            found += f" ({min(goal.measured):.2f}–{max(goal.measured):.2f})"
        rows.append([goal.text, f"at most {goal.limit:.2f} {goal.unit}", found, verdict])
    return table(["", "wanted", "measured", ""], rows)


def misses(goals: Sequence[Target], reasons: Mapping[str, str]) -> list[str]:
    """A paragraph for each target that was missed."""
    return [
        f"**Missed: {goal.text}.** {reasons.get(goal.name, NOTE)}" for goal in goals if not goal.met
    ]


def floor_text(alone: Alone) -> list[str]:
    floor = alone.floor
    rows = [
        ["one import of TensorFlow and the other libraries", spread(floor.imports)],
        [f"the snippets, over {count(alone.stamp.cores, 'core')}", spread(floor.compute)],
        ["plain MkDocs on the finished pages", spread(floor.plain)],
        ["together", spread(floor.rounds)],
    ]
    return [
        "## The floor",
        "Whatever the engine, the libraries have to be imported once, the snippets have to run, "
        "and the site has to be built. The snippets are timed without any engine, from their "
        "first line to their figure, with every core at work. The finished pages are the same "
        "pages with all outputs in place, built without press. An engine that does two of the "
        "three at the same time can take less than their sum.",
        table(["", ""], rows),
    ]


def edit_text(edits: Edits) -> list[str]:
    rows = [
        ["`mkdocs serve` with press, from the saved file to its page", spread(edits.press)],
        ["`mkdocs serve` without press, a saved page of text", spread(edits.plain)],
        ["the edited snippet alone", spread(edits.snippet)],
    ]
    return [
        "## One snippet edited",
        "A build after an edit has to import TensorFlow again. A server that is running has "
        "imported it already: it forks, runs the one snippet that changed, and builds the site. "
        "MkDocs itself looks for changed files twice a second, then waits a quarter of a second "
        "for more.",
        table(["", ""], rows),
    ]


def work_text(work: Work) -> list[str]:
    floor = work.floor
    rows = [
        ["everything, from an empty store", seconds(work.cold)],
        ["nothing changed", spread(work.unchanged)],
        ["the floor: one import", spread(floor.imports)],
        [f"the floor: the snippets, over {count(work.stamp.cores, 'core')}", spread(floor.compute)],
        ["the floor: plain MkDocs on the finished pages", spread(floor.plain)],
    ]
    return [
        "## A large book that works",
        f"{work.snippets:,} snippets of the kind above, ten on a page. All cost the same by "
        f"construction, so their floor is told from {work.sample} of them, timed alone, half "
        "before the build and half after it.",
        table(["", ""], rows),
    ]


def opening_text(opening: Opening) -> list[str]:
    rows = [
        ["the server answers", spread(opening.answer)],
        ["the page that is asked for at once has all it shows", spread(opening.chapter)],
        ["plain MkDocs answers, with the same pages finished", spread(opening.plain)],
        ["the floor: one import, that page's code, one build", spread(opening.floor)],
    ]
    return [
        "## The book at once",
        "From `mkdocs serve` with an empty store, on the pages of the comparison.",
        table(["", ""], rows),
    ]


def course_text(course: Course) -> list[str]:
    """What the course itself takes."""
    whole = course.whole
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


def growth_text(growth: Growth) -> list[str]:
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
        for size in growth.sizes
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
    return [
        "## How it grows",
        "Snippets that multiply two numbers cost nothing themselves, so what remains is the time "
        "of press and of MkDocs. Memory is the highest sum over all processes of the cold build, "
        "each page of memory that several share counted once (PSS), looked at four times a "
        "second. The cold build is measured once, the others as above.",
        table(head, rows),
    ]


def doctor_text(readings: Readings) -> list[str]:
    doctor = readings.readers[0]
    rows = []
    for one in readings.readers:
        ratio = median(one.seconds) / median(doctor.seconds)
        named = [f"{one.found} of {one.due}", str(one.others)] if one.names_lines else ["", ""]
        rows.append([one.name, spread(one.seconds), f"{ratio:.2f} ×", *named])
    head = ["", f"{doctor.files} files", "beside doctor", "lines that changed", "other lines"]
    return [
        "## doctor",
        f"[doctor](from-2020/paste-your-code.md) reads the {doctor.files} old snippets of *From "
        "2020 to today*, start-up included. Beside it stand tf_upgrade_v2, which comes with "
        "TensorFlow; ruff with its rules for NumPy, the only ones that it has for these libraries; "
        "and LibCST, which parses each file and does no more.",
        table(head, rows),
        "The two last columns are about another set: old programs written for doctor's tests, "
        "with every line marked that fails today or does something else. A line counts as found "
        "where a reader says anything of it. tf_upgrade_v2 was made to get code from TensorFlow 1 "
        "to 2.0, and what it writes need not run today. doctor was written with these programs at "
        "hand, so its own line says little of code that nobody here has seen.",
    ]


def stamp_text(stamps: Mapping[str, Stamp]) -> str:
    """When each part was measured and with what; libraries that all share stand below once."""
    if not stamps:
        return "Nothing yet."
    shared = set.intersection(*({*stamp.versions.items()} for stamp in stamps.values()))
    rows = []
    for name, stamp in stamps.items():
        own = ", ".join(f"{k} {v}" for k, v in stamp.versions.items() if (k, v) not in shared)
        rounds = f"{stamp.rounds}"
        rows.append([name, stamp.date, rounds, f"{stamp.load:.1f}", f"`{stamp.state}`", own])
    head = ["", "measured on", "rounds", "load before", "state of the code", "versions"]
    common = [[k, v] for k, v in next(iter(stamps.values())).versions.items() if (k, v) in shared]
    return table(head, rows) + "\n\n" + table(["with all of them", "version"], common)


def spread(values: Sequence[float]) -> str:
    """The median, and the least and the most where they differ from it."""
    ends = [seconds(value).removesuffix(" s") for value in (min(values), max(values))]
    middle = seconds(median(values))
    return middle if ends[0] == ends[1] else f"{middle} ({ends[0]}–{ends[1]})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: its first column to the left, the others to the right."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def count(number: int, noun: str) -> str:
    words = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
    return f"{words.get(number, str(number))} {noun}{'s' * (number != 1)}"
