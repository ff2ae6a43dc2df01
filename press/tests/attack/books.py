"""Books to attack: small, seeded, and with every way to import, to read and to show in them."""

import gzip
import io
import json
import pickle
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from textwrap import dedent, indent

import numpy as np

from press.testing import EXTENSIONS

MKDOCS = f"""
site_name: A book
site_url: ""
use_directory_urls: false
theme: {{name: null, custom_dir: theme}}
plugins: [press]
watch: [words]
{EXTENSIONS}  - toc: {{permalink: false}}
  - abbr
"""
GLOSSARY = "  - pymdownx.snippets: {base_path: [words], auto_append: [words.md]}\n"
"""Material's own recipe for words that every page explains."""
THEME = """<!doctype html>
<html><head><title>{{ page.title }}</title></head><body>
<nav>{% for each in nav %}{{ each.title }} · {% endfor %}</nav>
{{ page.content }}
</body></html>
"""
SETTINGS = """[tool.press]
preload = ["numpy", "gzip", "sqlite3", "pandas"]
seconds = 60
memory_mb = 600
jobs = 2
shown_versions = ["NumPy"]

[tool.press.environment]
LEVEL = "1"
"""
QUIET = 'CUDA_VISIBLE_DEVICES = "-1"\nTF_CPP_MIN_LOG_LEVEL = "3"\n'
"""TensorFlow's own log, with times and processes in it, is no part of what a work shows."""
LIBRARY = "import sys\nsys.path.insert(0, __file__.split('snippets')[0] + 'lib')\n"

IMPORTERS = {
    "module": "import tool\nshown = tool.VALUE",
    "nested": "from pack.inner import deep\nshown = deep()",
    "package": "import pack\nshown = pack.VALUE",
    "namespace": "from space.thing import VALUE as shown",
    "by name": "import importlib\nshown = importlib.import_module('pack.late').VALUE",
    "star": "from pack.inner import *\nshown = deep()",
    "perhaps": "try:\n    import perhaps\n    shown = perhaps.VALUE\nexcept ImportError:\n"
    "    shown = 'none'",
    "file": "import importlib.util as u\nspec = u.spec_from_file_location('m', sys.path[0] + "
    "'/tool.py')\nm = u.module_from_spec(spec)\nspec.loader.exec_module(m)\nshown = m.VALUE",
    "runpy": "import runpy\nshown = runpy.run_path(sys.path[0] + '/base.py')['BASE']",
    "resource": "from importlib.resources import files\n"
    "shown = files('pack').joinpath('note.txt').read_text().strip()",
    "neighbour": "import neighbour\nshown = neighbour.VALUE",
    "exec": "shown = {}\nexec(open(sys.path[0] + '/base.py').read(), shown)\nshown = shown['BASE']",
    "modules": "import pkgutil, pack\nshown = sorted(m.name for m in pkgutil.iter_modules("
    "pack.__path__))",
    "found": "import importlib.util as u\nshown = u.find_spec('perhaps') is not None",
}
READERS = {
    "open": "shown = open('data/table.csv').read().split()[-1]",
    "path": "from pathlib import Path\nshown = Path('data/größe 1.txt').read_text().strip()",
    "loadtxt": "shown = np.loadtxt('data/table.csv', delimiter=',', skiprows=1).sum()",
    "genfromtxt": "shown = np.genfromtxt('data/table.csv', delimiter=',')[1:].sum()",
    "npy": "shown = np.load('data/array.npy').sum()",
    "mapped": "shown = np.load('data/array.npy', mmap_mode='r').max()",
    "npz": "shown = np.load('data/arrays.npz')['a'].sum()",
    "idx": "import gzip\nshown = np.frombuffer(gzip.open('data/digits.idx.gz').read(), np.uint8,"
    " offset=8).sum()",
    "pandas": "import pandas as pd\nshown = pd.read_csv('data/table.csv').sum().tolist()",
    "packed": "import pandas as pd\nshown = pd.read_csv('data/packed.csv.gz').sum().tolist()",
    "json": "import json\nshown = json.load(open('data/facts.json'))['size']",
    "pickle": "import pickle\nshown = pickle.load(open('data/kept.pickle', 'rb'))",
    "database": "import sqlite3\nbase = sqlite3.connect('file:data/base.db?immutable=1', uri=True)"
    "\nshown = base.execute('select sum(x) from t').fetchone()[0]\nbase.close()",
    "shell": "import subprocess\nshown = subprocess.run(['cat', 'data/table.csv'], "
    "capture_output=True, text=True).stdout.split()[-1:]",
    "copied": "import shutil\nshutil.copy('data/table.csv', 'mine.csv')\n"
    "shown = open('mine.csv').read().split()[-1]",
    "names": "import os\nshown = sorted(os.listdir('data'))",
    "globbed": "import glob\nshown = sorted(glob.glob('data/more/*.csv'))",
    "walked": "import os\nshown = sum(len(files) for _, _, files in os.walk('data/more'))",
    "exists": "import os\nshown = os.path.exists('data/perhaps.csv')",
    "is there": "from pathlib import Path\nshown = Path('data/more/a.csv').is_file()",
    "size": "import os\nshown = os.path.getsize('data/table.csv')",
    "beside": "shown = open(__file__.split('snippets')[0] + 'snippets/beside.txt').read().strip()",
    "relative": "import os\nfolder = os.open('data', os.O_RDONLY)\n"
    "shown = os.read(os.open('table.csv', os.O_RDONLY, dir_fd=folder), 1000).split()[-1].decode()",
    "folder": "import os\nos.chdir('data/more')\nshown = open('a.csv').read().split()[-1]",
    "shelf": "import tarfile\nshown = tarfile.open('data/pile.tar').getnames()"
    " if __import__('os').path.exists('data/pile.tar') else 'no pile'",
    "level": "import os\nshown = os.environ['LEVEL']",
    "warning": "import warnings\nshown = 1",
    "own name": "shown = __file__.rpartition('/')[2]",
    "line": "import sys\nshown = sys._getframe().f_lineno",
}
TENSORFLOW = {
    "records": "import tensorflow as tf\nshown = [r.numpy() for r in "
    "tf.data.TFRecordDataset('data/kept.tfrecord')]",
    "tf.io": "import tensorflow as tf\nshown = tf.io.read_file('data/table.csv').numpy()[-3:]",
    "tf.data": "import tensorflow as tf\nshown = [x.numpy() for x in "
    "tf.data.TextLineDataset('data/table.csv')][-1]",
    "tf glob": "import tensorflow as tf\nshown = sorted(x.numpy() for x in "
    "tf.data.Dataset.list_files('data/more/*.csv', shuffle=False))",
    "gfile": "import tensorflow as tf\nshown = tf.io.gfile.exists('data/perhaps.csv')",
    "csv data": "import tensorflow as tf\nshown = [x[0].numpy() for x in tf.data.experimental."
    "CsvDataset('data/table.csv', [0.0], header=True)]",
}
SHOWS = (
    "print('{name} shows', shown)",
    "print('{name} shows', shown)\nshown",
    "print(f'{name} has {{shown!r}} in {{len(str(shown))}}')",
)


def write_book(root: Path, seed: int, tensorflow: bool = False) -> None:
    """Write the book of a seed below `root`: nine or ten works on about eight pages."""
    rng = random.Random(f"book {seed}")
    put(root, "mkdocs.yml", MKDOCS)
    put(root, "theme/main.html", THEME)
    more = SETTINGS.replace('"pandas"', '"pandas", "tensorflow"').replace("600", "3000") + QUIET
    put(root, "pyproject.toml", more if tensorflow else SETTINGS)
    put(root, "words/words.md", "\n*[NN]: a neural network\n")
    _write_library(root, rng)
    for name in (*DATA, "kept.tfrecord") if tensorflow else DATA:
        make_data(root / "data" / name, rng)
    ways = [*rng.sample(sorted(IMPORTERS), 3), *rng.sample(sorted(READERS), 4)]
    ways += rng.sample(sorted(TENSORFLOW), 3) if tensorflow else []
    names = [f"{rng.choice(('', 'deep/', 'größe/'))}s{n}" for n in range(len(ways))]
    for name, way in zip(names, ways, strict=True):
        put(root, f"snippets/{name}.py", snippet(way, name, rng))
    for number in range(0, len(names), 2):
        put(root, f"docs/page{number}.md", page(f"Page {number}", names[number : number + 2], rng))
    first = names[0]
    own = f"# Own\n\nIt is `{{{first}}} total:d`, an NN.\n\n```python\nx = {rng.randint(2, 99)}\n"
    put(root, "docs/own.md", own + "print('own', x, __file__[-6:])\n```\n\nThere are `{} x + 1`.\n")
    put(root, "docs/index.md", "# Home\n\n[A page](page0.md), and [another](own.md). NN.\n")
    put(root, "docs/labs/lab.py", lab(rng))


def put(root: Path, path: str, content: str | bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def snippet(way: str, name: str, rng: random.Random) -> str:
    """A snippet of two cells that imports or reads in the way called `way`."""
    how = {**IMPORTERS, **READERS, **TENSORFLOW}[way]
    how = LIBRARY + how if way in IMPORTERS else how
    show = rng.choice(SHOWS).format(name=Path(name).name)
    end = f"total = {rng.randint(10, 99)}\nprint('{Path(name).name} totals', total)"
    tags = rng.choice(("", "", ' tags=["varies"]'))
    if way == "warning":
        tags, show = ' tags=["warns"]', f"warnings.warn('look out {rng.randint(2, 99)}')"
    return f"# %% read\nimport numpy as np\n{how}\n\n# %% show{tags}\n{show}\n\n# %% total\n{end}\n"


def page(title: str, names: Iterable[str], rng: random.Random) -> str:
    """A chapter that embeds snippets, whole or by cells, and quotes a value of each."""
    parts = [f"# {title}\n"]
    for name in names:
        options = rng.choice(("", ' title="A title"', ' fold="The code"', ' show="all"'))
        whole = f'``` {{.python{options}}}\n--8<-- "{name}.py"\n```\n'
        cells = "".join(f'--8<-- "{name}.py:{cell}"\n' for cell in ("read", "show", "total"))
        parted = f"``` {{.python{options}}}\n{cells}```\n"
        fence = rng.choice((whole, parted))
        if rng.random() < 0.3:
            fence = "!!! note\n\n" + indent(fence, "    ")
        parts.append(f"{fence}\nIts total is `{{{name}}} total:d`.\n")
    return "\n".join(parts)


def lab(rng: random.Random) -> str:
    return dedent(f'''\
        """A lab of the book."""

        # %% [markdown]
        # # A lab
        #
        # It counts to `{{}} count`.

        # %% begin
        count = {rng.randint(2, 99)}
        print("lab begins", count)

        # %% middle tags=["warns"]
        import warnings

        warnings.warn(f"lab warns {{count}}")

        # %% [markdown]
        # More words.

        # %% end
        print("lab ends", open("data/table.csv").read().split()[-1])
        ''')


def _write_library(root: Path, rng: random.Random) -> None:
    def value() -> int:
        return rng.randint(100, 999)

    files = {
        "lib/tool.py": f"from base import BASE\n\nVALUE = BASE + {value()}\n",
        "lib/base.py": f"BASE = {value()}\n",
        "lib/pack/__init__.py": f"from .other import OTHER\n\nVALUE = OTHER + {value()}\n",
        "lib/pack/other.py": f"OTHER = {value()}\n",
        "lib/pack/inner.py": "from . import other\nfrom .sub.leaf import LEAF\n\n\n"
        f"def deep():\n    return other.OTHER + LEAF + {value()}\n",
        "lib/pack/sub/__init__.py": "",
        "lib/pack/sub/leaf.py": f"from ..other import OTHER\n\nLEAF = {value()}\n",
        "lib/pack/late.py": f"VALUE = {value()}\n",
        "lib/pack/note.txt": f"a note {value()}\n",
        "lib/space/thing.py": f"VALUE = {value()}\n",
        "snippets/neighbour.py": f"# %% setup\nVALUE = {value()}\n",
        "snippets/deep/neighbour.py": f"# %% setup\nVALUE = {value()}\n",
        "snippets/größe/neighbour.py": f"# %% setup\nVALUE = {value()}\n",
        "snippets/beside.txt": f"beside {value()}\n",
    }
    for path, text in files.items():
        put(root, path, text)


def make_data(file: Path, rng: random.Random) -> None:
    """Write a file that its reader can read, with content that chance decides."""
    file.parent.mkdir(parents=True, exist_ok=True)
    numbers = [rng.randint(10, 99) for _ in range(4)]
    maker = DATA.get(file.name) or MAKERS.get(file.suffix, MAKERS[".txt"])
    file.write_bytes(maker(numbers))


def _table(numbers: list[int]) -> bytes:
    a, b, c, d = numbers
    return f"x,y\n{a},{b}\n{c},{d}\n".encode()


def _saved(save: Callable[..., None], *args: object, **named: object) -> bytes:
    buffer = io.BytesIO()
    save(buffer, *args, **named)
    return buffer.getvalue()


def _database(numbers: list[int]) -> bytes:
    with tempfile.NamedTemporaryFile() as file:
        base = sqlite3.connect(file.name)
        base.execute("create table t (x)")
        base.executemany("insert into t values (?)", [(n,) for n in numbers])
        base.commit()
        base.close()
        return Path(file.name).read_bytes()


def _records(numbers: list[int]) -> bytes:
    import tensorflow as tf  # type: ignore[import-untyped]

    with tempfile.NamedTemporaryFile() as file, tf.io.TFRecordWriter(file.name) as writer:
        for number in numbers:
            writer.write(str(number).encode())
        writer.flush()
        return Path(file.name).read_bytes()


MAKERS: Mapping[str, Callable[[list[int]], bytes]] = {
    ".csv": _table,
    ".txt": lambda n: f"text {n}\n".encode(),
    ".npy": lambda n: _saved(np.save, np.array(n)),
    ".npz": lambda n: _saved(np.savez, a=np.array(n)),
    ".json": lambda n: json.dumps({"size": n[0]}).encode(),
    ".pickle": pickle.dumps,
    ".db": _database,
    ".gz": lambda n: gzip.compress(_table(n), mtime=n[0]),
    ".tfrecord": _records,
}
DATA: Mapping[str, Callable[[list[int]], bytes]] = {
    "table.csv": MAKERS[".csv"],
    "more/a.csv": MAKERS[".csv"],
    "more/b.csv": MAKERS[".csv"],
    "größe 1.txt": MAKERS[".txt"],
    "array.npy": MAKERS[".npy"],
    "arrays.npz": MAKERS[".npz"],
    "digits.idx.gz": lambda n: gzip.compress(bytes([0, 0, 8, 1, 0, 0, 0, 4, *n]), mtime=n[0]),
    "packed.csv.gz": MAKERS[".gz"],
    "facts.json": MAKERS[".json"],
    "kept.pickle": MAKERS[".pickle"],
    "base.db": MAKERS[".db"],
}
