"""`press new · run · check · accept · compare · why · report · census · clean · zensical · zip ·
data`

Exit status: 0, all is well; 1, something is wrong with the book, and was said; 2, the command was
misspelt; 130, Ctrl-C; 141, whoever read the output went away, as `head` does.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from press import datasets
from press.book.book import Book, load_book
from press.book.result import Result
from press.book.work import Work
from press.build import data_in_place, make_build, open_pool
from press.check.changes import record
from press.check.drift import DRAWN, NONE, REAL, accept, expected_file
from press.check.made import made
from press.check.outcome import Build, strays
from press.doors.compare import compare_here, compare_there
from press.doors.new import new_book
from press.doors.progress import say_once, shown
from press.page.archive import MARK, pack
from press.problems import PressError, Problem, nearest
from press.project import Project, load_project
from press.run.lookup import Lookup
from press.run.store import Store
from press.wire import Record

ONE_EDITION = "let all that it reads be real, or none: press data fetch, or press data use standin"
STATUS = "Exit status: 0 all is well, 1 something is wrong and was said, 2 the command is misspelt."


class Parser(argparse.ArgumentParser):
    """Says in one line what was misspelt."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def main() -> None:
    """The `press` command."""
    arguments = _arguments(sys.argv[1:])
    status: int | str = 141
    try:
        status = _status(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # Python would try again at its end, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def _status(arguments: argparse.Namespace) -> int | str:
    """Do what was asked for; the exit status, or what is wrong, which makes it 1."""
    try:
        if arguments.command is new_command:  # there is no project yet
            new_command(arguments)
        else:
            arguments.command(load_project(), arguments)
    except PressError as error:
        return str(error)
    except KeyboardInterrupt:
        return 130
    return 0


def _arguments(given: list[str]) -> argparse.Namespace:
    """What was asked for; ends with status 2 and the nearest name if there is no such thing."""
    parser, commands = _parser()
    if given and not given[0].startswith("-") and given[0] not in commands:
        parser.error(f"no command {given[0]!r}; {nearest(given[0], commands)}")
    arguments, unknown = parser.parse_known_args(given)
    if unknown:
        command = arguments.parser
        options = re.findall(r"--[a-z-]+", command.format_help())
        if unknown[0].startswith("-"):
            command.error(f"no option {unknown[0]!r}; {nearest(unknown[0], options)}")
        command.error(f"{unknown[0]!r} is too much")
    return arguments


def _parser() -> tuple[Parser, dict[str, Parser]]:
    parser = Parser(prog="press", description="Run a book, and keep it true.", epilog=STATUS)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: object, text: str, paths: bool = True) -> Parser:
        made = commands.add_parser(name, help=text, description=text, epilog=STATUS)
        made.set_defaults(command=command, parser=made)
        if paths:
            made.add_argument("paths", nargs="*", help="snippets or chapters (default: all)")
        return made

    new = add("new", new_command, "make a small book, to begin with", paths=False)
    new.add_argument("folder", type=Path, help="where: a new folder, or an empty one")
    run = add("run", run_command, "run what is stale")
    run.add_argument("--fresh", action="store_true", help="run all of it, stored or not")
    run.add_argument("--scheduler", help="run it on the nodes of this Dask scheduler: tcp://…")
    add("check", check_command, "compare what snippets show with what was accepted")
    add("accept", accept_command, "write what snippets show as what is expected")
    what = "run the book under other versions, and record what isn't as accepted"
    other = add("compare", compare_command, what, paths=False)
    other.add_argument("environments", nargs="*", metavar="ENVIRONMENT", help="(default: this one)")
    other.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="PATH",
        help="compare a part, and record nothing",
    )
    add("report", report_command, "time and memory of each snippet, slowest first")
    add("census", census_command, "count what runs, and name what doesn't", paths=False)
    why = add("why", why_command, "why a snippet will run again, or last did", paths=False)
    why.add_argument("path")
    clean = add("clean", clean_command, "drop stored results that are not used any more", False)
    clean.add_argument("--days", type=_days, default=30, help="unused for so long (default: 30)")
    site = add("zensical", zensical_command, "the site, by Zensical", paths=False)
    site.add_argument("action", type=_one_of("build", "serve"), metavar="build|serve")
    site.add_argument("--strict", action="store_true", help="build: end where Zensical warns")
    site.add_argument("--site-dir", type=Path, help="build: where to, if not where mkdocs.yml says")
    site.add_argument("--dev-addr", default="127.0.0.1:8000", help="serve: where")
    packed = add("zip", zip_command, "pack a built site with code and data, to take home", False)
    packed.add_argument("site", type=Path, nargs="?", default=Path("site"), help="(default: site)")
    data = add("data", data_command, "status, use DIR, use standin, fetch", paths=False)
    data.add_argument("action", type=_one_of("status", "use", "fetch"), metavar="status|use|fetch")
    data.add_argument("names", nargs="*", help="a folder for use; datasets for fetch")
    return parser, dict(commands.choices)


def _days(text: str) -> float:
    try:
        days = float(text)
    except ValueError:
        days = -1
    if not days >= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days")
    return days


def _one_of(*known: str) -> Callable[[str], str]:
    def known_one(text: str) -> str:
        if text not in known:
            raise argparse.ArgumentTypeError(f"no {text!r}; {nearest(text, known)}")
        return text

    return known_one


def _build(project: Project, paths: Collection[str], fresh: bool = False) -> Build:
    only = _named(project, load_book(project), paths) if paths else None
    with open_pool(project) as pool:
        build = make_build(project, pool, watch=shown, fresh=fresh, only=only)
    say_once(build.notes, set(), print)
    return build


def _named(project: Project, book: Book, paths: Collection[str]) -> set[str]:
    """The works that paths of snippets, chapters or folders speak of; that of the book, of all."""
    chosen: set[str] = set()
    for path in paths:
        file = Path(path).resolve()
        inside = file.is_relative_to(project.root)
        name = file.relative_to(project.root).as_posix() if inside else path
        below = "" if name == "." else f"{name}/"
        chapters = [c for c in book.chapters if c == name or c.startswith(below)]
        works = [w for w in book.works if w == name or w.startswith(below)]
        works += [work for chapter in chapters for work in book.works_of(book.chapters[chapter])]
        if not works and not chapters:
            hint = nearest(name, book.works)
            raise PressError([Problem(path, 0, f"no snippet or chapter; {hint}")])
        chosen |= set(works)
    return chosen


def _fail_if(problems: Collection[Problem]) -> None:
    if problems:
        raise PressError(problems)


def _relevant(build: Build, paths: Collection[str]) -> list[Problem]:
    """With paths given, only what running them brought up; else everything."""
    if not paths:
        return list(build.problems)
    static = set(build.book.problems())
    return [problem for problem in build.problems if problem not in static]


def new_command(arguments: argparse.Namespace) -> None:
    count = len(new_book(arguments.folder))
    print(f"{arguments.folder}: a book of {count} files; go there, and type `mkdocs serve`")


def run_command(project: Project, arguments: argparse.Namespace) -> None:
    if arguments.scheduler:
        settings = replace(project.settings, scheduler=arguments.scheduler)
        project = replace(project, settings=settings)
    build = _build(project, arguments.paths, arguments.fresh)
    ran = sum(not (result.cached or result.lacks) for result in build.results.values())
    stored = sum(result.cached for result in build.results.values())
    print(f"{ran} run, {stored} from the store")
    _fail_if(_relevant(build, arguments.paths))


def check_command(project: Project, arguments: argparse.Namespace) -> None:
    build = _build(project, arguments.paths)
    problems = _relevant(build, arguments.paths)
    for result in build.results.values():
        problems += build.drift(result)
    if not arguments.paths:
        gone = "accepted of a snippet that is gone; `press accept` removes it"
        problems += [Problem(stray.as_posix(), 1, gone) for stray in strays(project)]
    _fail_if(problems)
    results = {n: r for n, r in build.results.items() if n in build.book.snippets and not r.lacks}
    editions = {name: build.edition_of(result) for name, result in results.items()}
    mixed = sum(edition not in (NONE, DRAWN, REAL) for edition in editions.values())
    print(f"{len(results) - mixed} checked, nothing moved")
    if mixed:
        print(f"{mixed} not compared: they read real and drawn data; {ONE_EDITION}")
    for edition, way in ((REAL, "press data fetch"), (DRAWN, "press data use standin")):
        other = DRAWN if edition == REAL else REAL
        known = [n for n, e in editions.items() if e == other]
        lacking = [n for n in known if not expected_file(project.root, n, edition).is_file()]
        if lacking:
            what = f"{len(lacking)} accepted on {other} alone, {lacking[0]} for one"
            print(f"{what}; `{way}`, then `press accept`")


def accept_command(project: Project, arguments: argparse.Namespace) -> None:
    build = _build(project, arguments.paths)
    right, mixed = list[Result](), list[Problem]()
    for name, result in build.results.items():
        edition = build.edition_of(result)
        if name not in build.book.snippets or not result.ok:
            continue
        if edition in (NONE, DRAWN, REAL):
            right.append(result)
        else:
            mixed.append(Problem(name, 1, f"not accepted: it reads {edition}; {ONE_EDITION}"))
    with _alone(project, "accepted.lock"):
        mended = _accept(build, right)
    for stray in [] if arguments.paths else strays(project):
        _remove(project, stray, "whose snippet is gone")
    _fail_if([*mixed, *(p for p in _relevant(build, arguments.paths) if p.path not in mended)])


def _accept(build: Build, results: Collection[Result]) -> set[str]:
    """Write what is expected from now on, and before that what moved, so that no end in between
    loses it; the files that are right then."""
    project, mended = build.book.project, set[str]()
    now = today().isoformat()
    news = {result.work.name: made(result, project, now) for result in results}
    changes = [build.change(result, news[result.work.name]) for result in results]
    for file in record(project, [change for change in changes if change]):
        print(f"what moved stands in {file.relative_to(project.root).as_posix()}")
    for result in results:
        name, edition = result.work.name, build.edition_of(result)
        file = expected_file(project.root, name, edition)
        if accept(file, result, edition, news[name], build.accepted.get(name)):
            print(f"accepted {name}" + (" on real data" if edition == REAL else ""))
        mended.add(file.relative_to(project.root).as_posix())
        if edition == NONE:
            _remove(project, expected_file(Path(), name, REAL), f"since {name} reads no data")
    return mended


def today() -> date:
    """Everywhere the same."""
    return datetime.now(UTC).date()


def _alone(project: Project, lock: str) -> AbstractContextManager[object]:
    """While it lasts, no other command has the same lock."""
    from filelock import FileLock  # slow to import, and other commands need none

    project.home.mkdir(parents=True, exist_ok=True)
    return FileLock(project.home / lock)


def _remove(project: Project, file: Path, why: str) -> None:
    """Remove an accepted output that is there for nothing, and say so."""
    if (project.root / file).is_file():
        (project.root / file).unlink()
        print(f"removed {file.as_posix()}, {why}")


def compare_command(project: Project, arguments: argparse.Namespace) -> None:
    if arguments.environments:
        compare_there(arguments.environments, arguments.only, project.root)
    else:
        build = _build(project, arguments.only)
        for line in compare_here(build, today(), whole=not arguments.only):
            print(line)


def report_command(project: Project, arguments: argparse.Namespace) -> None:
    build = _build(project, arguments.paths)
    results = sorted(build.results.values(), key=lambda result: -result.seconds)
    print(f"{'snippet':44} {'CPU s':>7} {'MiB':>6}  from")
    for r in results:
        came = ("not run", r.lacks), ("failed", not r.ok), ("the store", r.cached)
        source = next((said for said, so in came if so), "this run")
        print(f"{r.work.name:44} {r.seconds:7.2f} {r.memory / 2**20:6.0f}  {source}")
    print(f"{len(results)} in all{'':33} {sum(r.seconds for r in results):11.2f}")


def census_command(project: Project, arguments: argparse.Namespace) -> None:
    book = load_book(project)
    for what, count in book.census().items():
        print(f"{count:6d} {what}")
    for chapter in book.chapters.values():
        for fence in chapter.fences:
            if not fence.runs:
                line = fence.line + chapter.offset
                print(f"       {chapter.path}:{line} does not run: {fence.options['norun']}")
    for chapter, block in book.blocks_aside():
        line, of = block.line + chapter.offset, f"the {block.edition} edition"
        print(f"       {chapter.path}:{line} is of {of}, which is not active")
    _fail_if(book.problems())


def why_command(project: Project, arguments: argparse.Namespace) -> None:
    data_in_place(project)
    book = load_book(project)
    store = Store(project.home / "store")
    lookup = Lookup(project, store)
    for name in sorted(_named(project, book, [arguments.path])):
        work = book.works[name]
        if lookup.find(work):
            print(f"{name} is up to date; {_last_run(lookup, store.record(name), work)}")
        elif lacks := project.lacks(work.text):
            print(f"{name} will not run: it {lacks}")
        else:
            for reason in lookup.reasons(work):
                print(f"{name} will run: {reason}")


def _last_run(lookup: Lookup, record: Record | None, work: Work) -> str:
    if record and lookup.is_of(record, work):
        return f"it last ran because {'; '.join(record.reasons)}"
    return "an earlier result holds again"


def clean_command(project: Project, arguments: argparse.Namespace) -> None:
    with _alone(project, "lock"):  # no run stores meanwhile
        count, size = Store(project.home / "store").evict(arguments.days)
    print(f"{count} files removed, {size / 2**20:.1f} MiB")


def zensical_command(project: Project, arguments: argparse.Namespace) -> None:
    from press.doors.zensical import build_site, serve_site  # slow to import

    if arguments.action == "build":
        build_site(project, arguments.strict, arguments.site_dir)
    else:
        serve_site(project, arguments.dev_addr)


def zip_command(project: Project, arguments: argparse.Namespace) -> None:
    file, pages = pack(project, arguments.site)
    print(f"{file.as_posix()}: {file.stat().st_size / 1e6:.1f} MB")
    for page in pages:
        print(f"{page.as_posix()} leads to it")
    if not pages:
        print(f"no page leads to it: write `{MARK}` where one should, and build the site anew")


def data_command(project: Project, arguments: argparse.Namespace) -> None:
    if arguments.action == "use":
        if len(arguments.names) != 1:
            raise PressError([Problem("press data use", 1, "name one folder, or `standin`")])
        source = arguments.names[0]
        if source == "standin":
            datasets.use_standins(project.data)
        else:
            datasets.use(project.data, Path(source))
    elif arguments.action == "fetch":
        datasets.fetch(project.data, arguments.names)
    elif arguments.names:
        raise PressError([Problem("press data status", 1, "it takes no names; it tells of all")])
    else:
        data_in_place(project)
    for dataset in datasets.load_registry(project.data):
        file = project.data / dataset.file
        size = file.stat().st_size / 1e6 if file.exists() else 0
        found = datasets.edition(dataset, project.data)
        print(f"{file.name:28} {found:10} {size:8.1f} MB  {dataset.title}")


if __name__ == "__main__":
    main()
