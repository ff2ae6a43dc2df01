"""Matplotlib figures → small SVG that takes its text colour from the page."""

import io
import re
import sys
import zlib
from typing import Any

import matplotlib as mpl
import matplotlib.font_manager  # which writes down what fonts there are, and no snippet may

from press.worker.figures import Bundle, smaller_png

INK = "#0a0b0c"  # stands for the page's text colour; no author picks it by chance
HEAVY = 12_000  # compressed bytes from which drawing dense artists as pixels may be smaller
STYLE: dict[Any, Any] = {
    "figure.figsize": (5.8, 3.7), "figure.constrained_layout.use": True, "font.size": 12,
    "font.family": "DejaVu Sans", "svg.fonttype": "none", "svg.hashsalt": "press",
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none",
    "legend.facecolor": "none", "legend.framealpha": 0, "legend.frameon": False,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK,
    "ytick.color": INK, "axes.spines.top": False, "axes.spines.right": False,
    "lines.linewidth": 2, "animation.html": "none", "savefig.dpi": 110,
    "boxplot.boxprops.color": INK, "boxplot.capprops.color": INK, "boxplot.whiskerprops.color": INK,
    "boxplot.flierprops.color": INK, "boxplot.flierprops.markeredgecolor": INK,
    "patch.edgecolor": INK, "hatch.color": INK, "grid.alpha": 0.3,
    # each at least 3:1 against white and against Material's dark slate
    "axes.prop_cycle": "cycler('color', ['3b7dd8', 'd9730d', '2c9556', 'd9485f', '9065d0',"
    " '95753b', 'c2479b', '7a828e', '858a1e', '1792a5'])",
}  # fmt: skip


def begin() -> None:
    """Make Matplotlib draw for the site; a copier's own figures keep Matplotlib's defaults."""
    mpl.rcdefaults()
    mpl.rcParams.update(STYLE)


def take() -> list[Bundle]:
    """The open figures as SVG, in the order of their numbers; they are closed afterwards."""
    plt: Any = sys.modules.get("matplotlib.pyplot")  # slow to import, and many draw nothing
    if plt is None:
        return []
    drawn = [draw(plt.figure(number)) for number in plt.get_fignums()]
    plt.close("all")
    return [{"image/svg+xml": svg, "text/plain": "<Figure>"} for svg in drawn]


def show(value: Any) -> Bundle | None:
    """Nothing, for what plotting calls return: it tells a reader nothing."""
    if type(value).__module__ == "matplotlib.animation":
        raise TypeError("a page shows no animation; draw the frames that matter")
    return {} if _is_artist(value) else None


def _is_artist(value: Any) -> bool:
    if type(value).__name__ == "ndarray" and value.dtype == object:
        value = value.ravel().tolist()
    if isinstance(value, list | tuple):
        return any(map(_is_artist, value))
    return type(value).__module__.startswith(("matplotlib.", "mpl_toolkits."))


def draw(figure: Any) -> str:
    """One figure as SVG: all vector, or dense artists as pixels where that is smaller."""
    vector = _svg(figure)
    size = len(zlib.compress(vector.encode()))
    if size < HEAVY:
        return vector
    for axes in figure.axes:
        for artist in [*axes.collections, *axes.lines]:
            artist.set_rasterized(True)
    mixed = _svg(figure)
    return mixed if len(zlib.compress(mixed.encode())) < size else vector


def _svg(figure: Any) -> str:
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return slim(buffer.getvalue())


def slim(svg: str) -> str:
    """Drop what a page doesn't need (prologue, metadata, unused ids, excess digits)."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = svg.replace(INK, "currentColor")
    used = set(re.findall(r"(?:url\(#|href=\"#)([^\")]+)", svg))
    svg = re.sub(r' id="([^"]*)"', lambda m: m[0] if m[1] in used else "", svg)
    svg = re.sub(r'(?<= d=")[^"]*', lambda m: " ".join(_shorter(m[0]).split()), svg)
    svg = re.sub(r"(?<=<use|text)[^>]*", lambda m: _shorter(m[0]), svg)
    svg = re.sub(r"data:image/png;base64,([^\"]+)", _palette, svg)
    svg = re.sub(r'<svg [^>]*?(viewBox="[^"]*")[^>]*>', _opening, svg, count=1)
    svg = re.sub(r"<defs>\s*<style.*?</defs>", "", svg, count=1, flags=re.DOTALL)
    svg = re.sub(r" ?font-family: [^;\"]*;?", "", svg)
    svg = re.sub(r' transform="rotate\(-0 [^"]*"', "", svg)
    return re.sub(r">\s+<", "><", svg).strip()


def _opening(match: re.Match[str]) -> str:
    width = match[1].split()[2]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'{match[1]} width="{width}">'
    )


def _shorter(text: str) -> str:
    return re.sub(
        r"-?\d+\.\d{3,}(?![\de])", lambda m: f"{float(m[0]):.2f}".rstrip("0").rstrip("."), text
    )


def _palette(match: re.Match[str]) -> str:
    return "data:image/png;base64," + smaller_png(match[1])
