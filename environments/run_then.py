"""What old code does under the TensorFlow that is installed here: run by each older interpreter.

    python run_then.py FOLDER [--today] < files    # a line for each file: its path in the folder

It prints a line of JSON for each file, and needs nothing but TensorFlow and Python 3.6 or newer:
press itself wants a newer one. TensorFlow is imported once; each file runs in a process forked
from that, in an empty folder, up to the first cell that is tagged as hidden after its `then`.

With `--today` the files are of today: Keras of then gets the names that came later, all shown
cells run, and so does a hidden one named `claims`, of which is said whether it holds.
"""

import ast
import contextlib
import importlib
import io
import json
import logging
import os
import re
import shutil
import signal
import sys
import tempfile
import traceback
import warnings

SECONDS = 60
CELL = re.compile(r"^# %%", re.MULTILINE)
CLAIMS = "claims"


def main():
    folder = os.path.abspath(sys.argv[1])
    today = "--today" in sys.argv[2:]
    files = sys.stdin.read().split()
    sys.stderr.write(f"TensorFlow {_preloaded()}\n")
    for file in files:
        told = _forked(folder, file, today)
        print(json.dumps(dict(told, file=file), sort_keys=True), flush=True)


def _preloaded():
    """Import what most of the files do. No operation runs: what is forked can run its own."""
    import tensorflow as tf

    dir(tf.keras.layers)  # which newer versions import only now
    for name in ("keras", "pandas", "sklearn.linear_model"):
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    try:
        importlib.import_module("tf_keras")
    except Exception:
        sys.modules["tf_keras"] = tf.keras  # Keras 2 needed no package of its own
    return tf.__version__


def _forked(folder, file, today):
    """What a file did, in a process of its own."""
    work = tempfile.mkdtemp()
    there = os.path.join(work, "told.json")
    place = os.path.join(work, "place")
    os.mkdir(place)
    os.symlink(os.path.join(folder, "data"), os.path.join(place, "data"))
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        os.chdir(place)
        tempfile.tempdir = work  # AutoGraph writes what it makes; here it goes with the rest
        with open(os.devnull, "w") as nothing:
            os.dup2(nothing.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
        told = _run(os.path.join(folder, file), today)
        with open(there, "w") as answer:
            json.dump(told, answer)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    try:
        with open(there) as answer:
            return json.load(answer)
    except (OSError, ValueError):
        return {"raises": "", "message": f"the process ended with status {status}"}
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run(path, today):
    with open(path, encoding="utf-8") as source:
        text = source.read()
    printed, warned, cells = io.StringIO(), [], {}
    handler = logging.Handler()
    handler.emit = lambda record: warned.append([record.levelname, record.getMessage()])
    for name in ("tensorflow", "absl"):
        logging.getLogger(name).addHandler(handler)
    warnings.simplefilter("always")
    warnings.showwarning = lambda message, category, *_: warned.append(
        [category.__name__, str(message)]
    )
    told = {}
    space = {"__name__": "__main__", "__file__": path}
    sys.argv = [path]
    try:
        with contextlib.redirect_stdout(printed):
            if today:
                space.update(importlib.import_module("names_of_today").put_in_place())
            for name, cell in shown_cells(text, (CLAIMS,) if today else ()):
                before = len(printed.getvalue())
                if name == CLAIMS:
                    told[CLAIMS] = _held(cell, path, space)
                else:
                    _execute(cell, path, space)
                cells[name] = printed.getvalue()[before:][:4000]
    except BaseException as error:
        told.update(raises=type(error).__name__, message=str(error)[:600])
        frames = traceback.extract_tb(error.__traceback__)
        told["line"] = next((f[1] for f in reversed(frames) if f[0] == path), 0)
    return dict(told, printed=printed.getvalue()[:4000], cells=cells, warned=warned[:20])


def shown_cells(text, hidden=()):
    """The code that readers see, with what is hidden before it: the name of each cell, and its
    text at its lines. What is hidden after it are the site's own checks: the code ends there, or,
    where some of them are asked for by name, they come along and the others are left out."""
    starts = [found.start() for found in CELL.finditer(text)]
    shown = False
    for start, end in zip(starts, [*starts[1:], len(text)]):
        head = text[start:end].split("\n", 1)[0]
        name = (head.split() + [""] * 3)[2]
        if shown and "hidden" in head and name not in hidden:
            if not hidden:
                return
            continue
        shown = shown or "hidden" not in head
        yield name, "\n" * text.count("\n", 0, start) + text[start:end]


def _held(cell, path, space):
    """Whether all that a cell asserts is so; an error of another kind goes on."""
    try:
        _execute(cell, path, space)
    except AssertionError:
        return False
    return True


def _execute(cell, path, space):
    """As a notebook does: the value of a last expression is shown."""
    tree = ast.parse(cell, path)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, path, "exec"), space)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), path, "eval"), space)
        if value is not None:
            print(repr(value))


if __name__ == "__main__":
    main()
