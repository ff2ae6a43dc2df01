"""The measured set: snippets that every engine runs, told to each in its own notation."""

import json
import re
from dataclasses import dataclass, replace
from textwrap import indent
from typing import Any

MODEL = '''"""A small network learns {title}."""

# %% data
import keras
import matplotlib.pyplot as plt
import numpy as np

keras.utils.set_random_seed({seed})
x = np.linspace(-1, 1, 512, dtype="float32")[:, None]
y = np.sin({waves} * np.pi * x)

# %% fit
model = keras.Sequential(
    [
        keras.Input((1,)),
        keras.layers.Dense(32, activation="tanh"),
        keras.layers.Dense(32, activation="tanh"),
        keras.layers.Dense(1),
    ]
)
model.compile("adam", "mse")
history = model.fit(x, y, batch_size=64, epochs=40, verbose=0)
print("{mark}: loss", round(history.history["loss"][-1], 3))

# %% plot
fig, (left, right) = plt.subplots(1, 2)
left.plot(history.history["loss"])
left.set(xlabel="epoch", ylabel="loss", yscale="log")
right.plot(x, y, label="target")
right.plot(x, model.predict(x, verbose=0), label="model")
right.legend()
'''

TRIVIAL = '''"""A product."""

# %% product
print("{mark}:", {seed} * 3)
'''


@dataclass(frozen=True)
class Snippet:
    """One snippet in percent format. What it prints begins with `mark`."""

    name: str
    template: str
    seed: int
    edition: int = 0

    @property
    def mark(self) -> str:
        """A word that a page shows only if this edition of this snippet was run for it."""
        return f"{self.name}-edition-{self.edition}"

    @property
    def code(self) -> str:
        return self.template.format(
            mark=self.mark, seed=self.seed, waves=self.seed, title=f"{self.seed} half waves"
        )

    @property
    def cells(self) -> dict[str, str]:
        """Code by the title of its cell, without the docstring above the first."""
        parts = [part.partition("\n") for part in self.code.split("# %% ")[1:]]
        return {title: code.strip() for title, _, code in parts}

    def shown_in(self, html: str) -> bool:
        """Whether a page holds what this edition printed, not its code alone."""
        printed = re.compile(rf"{self.mark}: (loss )?\d")
        coloured = re.sub(r"<[^<>]*>", "", html)  # mkdocs-gallery highlights what was printed
        return any(printed.search(text) for text in (html, coloured))

    def edited(self) -> "Snippet":
        return replace(self, edition=self.edition + 1)


@dataclass(frozen=True)
class Page:
    """One page and the snippets that it shows, one after the other."""

    name: str
    snippets: tuple[Snippet, ...]


def model_pages(count: int) -> list[Page]:
    """Pages that build, train and plot one small Keras model each."""
    return [Page(f"p{n}", (Snippet(f"s{n}", MODEL, n),)) for n in range(1, count + 1)]


def trivial_pages(snippets: int, per_page: int = 10) -> list[Page]:
    """Pages of snippets that cost next to nothing: what remains is the engine's own time."""
    numbers = range(1, snippets + 1)
    made = [Snippet(f"s{n}", TRIVIAL, n) for n in numbers]
    starts = range(0, snippets, per_page)
    return [Page(f"p{start}", tuple(made[start : start + per_page])) for start in starts]


def for_press(page: Page) -> str:
    fences = [
        f'``` {{.python alt="{title}"}}\n--8<-- "{snippet.name}.py:{title}"\n```'
        if title == "plot"
        else f'```python\n--8<-- "{snippet.name}.py:{title}"\n```'
        for snippet in page.snippets
        for title in snippet.cells
    ]
    return "\n\n".join([f"# {page.name}", *fences]) + "\n"


def for_markdown_exec(page: Page) -> str:
    """A session for each page; figures are printed as SVG, since none are taken by itself."""
    show = (
        "import io\nbuffer = io.StringIO()\nplt.savefig(buffer, format='svg')\nplt.close()\n"
        "print(buffer.getvalue()[buffer.getvalue().index('<svg'):])"
    )
    fences = []
    for snippet in page.snippets:
        for title, code in snippet.cells.items():
            html = ' html="1"' if title == "plot" else ""
            body = f"{code}\n{show}" if title == "plot" else code
            opening = f'```python exec="1" source="above"{html} session="{snippet.name}"'
            fences.append(f"{opening}\n{body}\n```")
    return "\n\n".join([f"# {page.name}", *fences]) + "\n"


def for_mystnb(page: Page) -> str:
    head = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n"
    cells = [c for snippet in page.snippets for c in snippet.cells.values()]
    fences = [f"```{{code-cell}} ipython3\n{code}\n```" for code in cells]
    return head + "\n\n".join([f"# {page.name}", *fences]) + "\n"


def for_notebook(page: Page) -> str:
    """An .ipynb without outputs."""
    cells = [c for snippet in page.snippets for c in snippet.cells.values()]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    code: dict[str, Any] = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    title = {"cell_type": "markdown", "metadata": {}, "id": "title", "source": f"# {page.name}"}
    notebook = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": kernel},
        "cells": [title, *({**code, "id": f"c{n}", "source": c} for n, c in enumerate(cells))],
    }
    return json.dumps(notebook)


def for_jupyter_book(page: Page) -> str:
    """MyST Markdown once more: the head alone differs from MyST-NB's."""
    head = "---\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n"
    return head + for_mystnb(page).partition("\n---\n")[2]


def for_mkdocs_gallery(page: Page) -> str:
    """A script whose blocks are told apart by `# %%`; each has a title above its code."""
    blocks = [
        f"# %%\n# {title}\n\n{code}"
        for snippet in page.snippets
        for title, code in snippet.cells.items()
    ]
    return "\n\n".join([f'"""\n# {page.name}\n"""', *blocks]) + "\n"


def for_marimo(page: Page) -> str:
    """A function for each cell; the last value of a cell is shown, so a plot ends in its figure."""
    cells = []
    for snippet in page.snippets:
        for title, code in snippet.cells.items():
            body = f"{code}\nfig" if title == "plot" else code
            cells.append(f"@app.cell\ndef _():\n{indent(body, '    ')}\n    return")
    head = "import marimo\n\napp = marimo.App()"
    return "\n\n\n".join([head, *cells, 'if __name__ == "__main__":\n    app.run()']) + "\n"
