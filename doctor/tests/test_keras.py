"""Keras's own source runs today, and so nothing fires on it."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from doctor import Knowledge, Source, check, read_source


def sources() -> Iterator[tuple[str, Source]]:
    spec = find_spec("keras")
    assert spec is not None and spec.submodule_search_locations
    [folder] = map(Path, spec.submodule_search_locations)
    for path in sorted(folder.rglob("*.py")):
        if path.name.endswith("_test.py"):  # Keras's tests use what warns or raises, on purpose
            continue
        source = read_source(str(path), path.read_bytes())
        assert isinstance(source, Source), source
        yield path.relative_to(folder).as_posix(), source


def test_nothing_fires_on_the_source_of_keras(knowledge: Knowledge) -> None:
    read = dict(sources())
    assert len(read) > 500
    found = {(name, one.code) for name, source in read.items() for one in check(source, knowledge)}
    assert found == set()


def test_a_module_that_can_still_be_imported_is_not_said_to_be_gone(knowledge: Knowledge) -> None:
    head = "from tensorflow.keras.optimizers import legacy\n"
    for code, codes in ((head, []), (f"{head}legacy.Adam(0.1)\n", ["legacy-optimizers"])):
        source = read_source("a.py", code.encode())
        assert isinstance(source, Source)
        assert [one.code for one in check(source, knowledge)] == codes
