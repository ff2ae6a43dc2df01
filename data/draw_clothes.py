"""Draw the stand-in for Fashion-MNIST: ten kinds of clothing, 28×28, white on black.

    python data/draw_clothes.py                # writes data/standin/*-ubyte.gz
    python data/draw_clothes.py measure DIR    # writes data/facts/fashion_mnist.json

Same seed, same bytes; no pixel of the real images is used, only facts about them: how
light the clothes of a class are and how that varies. A garment is a list of parts, each
an outline with a tone: cloth, then marks on the cloth (buttons, pockets, prints) and
holes in it (necklines). Outlines are drawn in any units, posed at random, and fitted
into the frame as the real ones are: centred, the longer side filled. Parts are filled
at four times the resolution, shaded, patterned, averaged, sharpened, and made noisy.

Kinds overlap as the real ones do: some shirts are cut as T-shirts, pullovers or coats,
some dresses as long T-shirts, some sneakers reach the ankle.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from make_standins import compress
from measure import write_facts

HERE = Path(__file__).parent
SEED = 2017
TRAINING, TEST = 6_000, 1_000
CLASSES = (
    *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
)
ODD, PAIRED = 0.09, 0.03  # shares of garments laid askew, and shown twice
FIRST_OF_TEST = (9, 2, 1)
CLEAR = (30, 39, 36)  # with these draws the first three test images show what they are
FILES = (
    *("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
    *("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
)

SIDE = 28
FINE = 4  # subpixels a side of a pixel
GRID = SIDE * FINE

Points = np.ndarray  # (n, 2): x to the right, y down
Field = np.ndarray  # (GRID, GRID): a number for each subpixel
Facts = dict[str, Any]


class Dice:
    """Random draws, named for how a garment is described."""

    def __init__(self, seed: int | Sequence[int]) -> None:
        self.rng = np.random.default_rng(seed)

    def __call__(self, low: float, high: float) -> float:
        """Return a number between low and high."""
        return float(low + (high - low) * self.rng.random())

    def about(self, middle: float, spread: float) -> float:
        """Return a number near middle, rarely more than two spreads away."""
        return middle + spread * float(np.clip(self.rng.standard_normal(), -2.5, 2.5))

    def chance(self, probability: float) -> bool:
        """Return True with a probability."""
        return bool(self.rng.random() < probability)

    def pick(self, weights: Mapping[str, float]) -> str:
        """Return one of the keys, as often as its weight says."""
        edges = np.cumsum(list(weights.values()))
        return list(weights)[int(np.searchsorted(edges, self.rng.random() * edges[-1]))]


@dataclass(frozen=True)
class Part:
    """An outline and how it is painted."""

    outline: Points
    tone: float = 1.0
    """Of the garment's own tone; for a mark, what the tone beneath is multiplied by."""
    kind: Literal["cloth", "mark", "hole"] = "cloth"
    round: float = 0.0
    """How much darker its left and right edges are than its middle."""
    seam: float = 1.0
    """What the tone is multiplied by along the edge."""
    plain: bool = False
    """Whether the garment's pattern stops here (soles, heels, metal)."""


@dataclass(frozen=True)
class Cloth:
    """What a garment is made of."""

    pattern: Field | float = 1.0
    folds: tuple[int, int] = (4, 6)
    """How many lights and shadows down and across."""
    depth: float = 0.1
    """How deep the shadows are."""
    grain: float = 0.03
    """Noise of the weave."""


Garment = tuple[list[Part], Cloth]


# Outlines


def points(*pairs: tuple[float, float]) -> Points:
    """Return pairs as an outline."""
    return np.array(pairs, float)


def rounded(outline: Points, times: int = 2, closed: bool = True) -> Points:
    """Cut the corners of an outline, again and again; an open line keeps its ends."""
    for _ in range(times):
        after = np.roll(outline, -1, axis=0)
        cut = np.stack([0.75 * outline + 0.25 * after, 0.25 * outline + 0.75 * after], axis=1)
        if closed:
            outline = cut.reshape(-1, 2)
        else:
            outline = np.concatenate([outline[:1], cut[:-1].reshape(-1, 2), outline[-1:]])
    return outline


def corners(*pairs: tuple[float, float]) -> list[tuple[float, float]]:
    """Return each pair twice, so that rounding leaves it a corner."""
    return [pair for pair in pairs for _ in range(2)]


def mirrored(outline: Points) -> Points:
    """Return the outline's mirror image, left for right."""
    return outline[::-1] * (-1, 1)


def both_halves(right: Points) -> Points:
    """Close a right half, given from top to bottom, with its mirror image."""
    return np.concatenate([right, mirrored(right)])


def stroke(line: Points, width: float, end_width: float | None = None) -> Points:
    """Return the outline of a line drawn with a pen."""
    step = np.gradient(line, axis=0)
    step /= np.maximum(np.sqrt((step**2).sum(axis=1, keepdims=True)), 1e-9)
    half = np.linspace(width, width if end_width is None else end_width, len(line))[:, None] / 2
    side = step[:, ::-1] * (-1, 1) * half
    return np.concatenate([line + side, (line - side)[::-1]])


def box(x: float, y: float, width: float, height: float) -> Points:
    """Return a rectangle around a centre."""
    a, b = width / 2, height / 2
    return points((x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b))


def oval(x: float, y: float, width: float, height: float) -> Points:
    """Return an oval around a centre."""
    return rounded(box(x, y, width * 1.15, height * 1.15), 3)


def mark(outline: Points, tone: float) -> Part:
    """Return a mark on the cloth."""
    return Part(outline, tone, "mark")


def hole(outline: Points) -> Part:
    """Return a hole in what was drawn so far."""
    return Part(outline, kind="hole")


# Patterns


@lru_cache(maxsize=64)
def _between(knots: int) -> np.ndarray:
    """Return the matrix that interpolates knots at all subpixels."""
    at = np.linspace(0, knots - 1, GRID)[:, None]
    return np.maximum(0, 1 - np.abs(at - np.arange(knots)))


def field(dice: Dice, down: int, across: int) -> Field:
    """Return smooth noise between -1 and 1 with knots down and across."""
    knots = dice.rng.random((down, across)) * 2 - 1
    return _between(down) @ knots @ _between(across).T


@lru_cache(maxsize=1)
def _pixels() -> tuple[Field, Field]:
    """Return x and y of all subpixels, in pixels."""
    at = (np.arange(GRID) + 0.5) / FINE
    return np.broadcast_to(at, (GRID, GRID)), np.broadcast_to(at[:, None], (GRID, GRID))


def wave(at: Field, period: float, share: float = 0.5) -> Field:
    """Return stripes: 1 for a share of every period, 0 between."""
    return ((at / period) % 1 < share).astype(float)


def stripes(dice: Dice, slope: float = 0.0) -> Field:
    """Return stripes across, darker or lighter."""
    x, y = _pixels()
    at = y + slope * x + dice(0, 9)
    return 1 - dice(0.3, 0.8) * wave(at, dice(2.2, 6), dice(0.25, 0.6))


def pinstripes(dice: Dice) -> Field:
    """Return fine stripes down."""
    x, _ = _pixels()
    return 1 - dice(0.1, 0.4) * wave(x + dice(0, 9), dice(1.8, 3.2), 0.45)


def plaid(dice: Dice) -> Field:
    """Return stripes both ways."""
    x, y = _pixels()
    period, share, depth = dice(2.8, 5.5), dice(0.3, 0.55), dice(0.25, 0.5)
    across = wave(y + dice(0, 9), period, share)
    down = wave(x + dice(0, 9), period * dice(0.9, 1.1), share)
    return (1 - depth * across) * (1 - depth * down)


def flowers(dice: Dice) -> Field:
    """Return blots at random."""
    fine = int(dice(13, 28))
    blots = field(dice, fine, fine) > dice(-0.1, 0.35)
    return np.where(blots, dice(0.25, 0.75), 1.0)


def speckles(dice: Dice) -> Field:
    """Return a coarse weave or knit."""
    knots = int(dice(12, 36))
    return 1 + dice(0.08, 0.28) * field(dice, knots, knots)


def ombre(dice: Dice) -> Field:
    """Return a tone that changes from top to bottom."""
    _, y = _pixels()
    low, high = sorted((dice(0.35, 0.8), 1.0))
    ramp = y / SIDE if dice.chance(0.5) else 1 - y / SIDE
    return low + (high - low) * ramp


def blocks(dice: Dice) -> Field:
    """Return two tones that meet along a line."""
    x, y = _pixels()
    above = y + dice(-0.2, 0.2) * x < dice(7, 19)
    return np.where(above, dice(0.35, 1.0), dice(0.5, 1.0))


def quilt(dice: Dice) -> Field:
    """Return the bulges of a padded coat."""
    x, y = _pixels()
    at = ((y + dice(-0.15, 0.15) * x) / dice(2.0, 3.8)) % 1
    return 1 - dice(0.15, 0.5) * (2 * at - 1) ** 2


def wash(dice: Dice) -> Field:
    """Return the faded middle of denim."""
    y = _pixels()[1]
    faded = np.maximum(0, 1 - np.abs(y - dice(9, 13)) / dice(5, 9))
    return (1 - dice(0.2, 0.5) * faded) * (1 + 0.2 * field(dice, 20, 20))


PATTERNS: Mapping[str, Callable[[Dice], Field]] = {
    "stripes": stripes,
    "pinstripes": pinstripes,
    "plaid": plaid,
    "flowers": flowers,
    "speckles": speckles,
    "ombre": ombre,
    "blocks": blocks,
    "quilt": quilt,
    "wash": wash,
}


def cloth(dice: Dice, folds: tuple[int, int] = (4, 7), **patterns: float) -> Cloth:
    """Return cloth with one of the patterns, as often as each is weighted, or plain."""
    name = dice.pick({**patterns, "plain": max(0.0, 1 - sum(patterns.values()))})
    pattern = PATTERNS[name](dice) if name in PATTERNS else 1.0
    return Cloth(pattern, folds, depth=dice(0.06, 0.28), grain=dice(0.006, 0.028))


# Garments for the upper body


@dataclass(frozen=True)
class Cut:
    """How an upper garment is cut; x from the middle, y from the neck, all in pixels or so."""

    shoulder: float = 7.0
    slope: float = 1.6
    neck: float = 2.8
    chest: float = 6.8
    armpit: float = 8.5
    waist: float = 6.6
    waist_at: float = 0.6
    """Share of the length."""
    hem: float = 6.9
    length: float = 27.5
    curve: float = 0.0
    """How much lower the middle of the hem hangs than its ends."""
    sleeve: float = 0.0
    """Length from the shoulder; 0 for none."""
    angle: float = 45.0
    """Of the upper arm, from straight down, in degrees."""
    lower_angle: float = 5.0
    """Of the lower arm, for long sleeves."""
    cuff: float = 4.5


def toward(degrees: float) -> np.ndarray:
    """Return the unit vector at an angle from straight down."""
    return np.array([math.sin(math.radians(degrees)), math.cos(math.radians(degrees))])


def beside(degrees: float) -> np.ndarray:
    """Return the unit vector across a sleeve at an angle, toward the body."""
    return np.array([-math.cos(math.radians(degrees)), math.sin(math.radians(degrees))])


def sleeve(cut: Cut, dice: Dice) -> Points:
    """Return a right sleeve: straight if short, with an elbow if long."""
    shoulder = np.array([cut.shoulder, cut.slope])
    armpit = np.array([cut.chest, cut.armpit])
    angle = dice.about(cut.angle, 2)
    if cut.sleeve < 12:
        outer = shoulder + cut.sleeve * toward(angle)
        line = [outer, outer, outer + cut.cuff * beside(angle), outer + cut.cuff * beside(angle)]
    else:
        lower = dice.about(cut.lower_angle, 2)
        upper_half = cut.sleeve * dice(0.42, 0.52)
        cap = shoulder + 0.1 * cut.sleeve * toward(angle + 30)
        elbow = cap + (upper_half - 0.1 * cut.sleeve) * toward(angle)
        outer = elbow + (cut.sleeve - upper_half) * toward(lower)
        inner = outer + cut.cuff * beside(lower)
        inside = elbow + cut.cuff * dice(1.15, 1.4) * beside((angle + lower) / 2)
        line = [cap, elbow, outer, outer, inner, inner, inside]
    inside_body = np.array([cut.chest - 2, cut.armpit - 1])
    start = np.array([cut.shoulder - 2, cut.slope - 0.6])
    return rounded(np.array([start, start, shoulder, *line, armpit, inside_body]))


def body(cut: Cut) -> Points:
    """Return front and back, without sleeves, from the neck down."""
    armhole = min(cut.chest, cut.shoulder) - 0.35
    right = points(
        (cut.neck, 0),
        (cut.neck, 0),
        (cut.shoulder, cut.slope),
        (cut.shoulder, cut.slope),
        (armhole, 0.3 * cut.slope + 0.6 * cut.armpit),
        (cut.chest, cut.armpit),
        (cut.waist, cut.waist_at * cut.length),
        (cut.hem, cut.length),
        (cut.hem, cut.length),
        (cut.hem * 0.5, cut.length + cut.curve),
    )
    return rounded(both_halves(right))


def neckline(cut: Cut, shape: str, depth: float) -> Points:
    """Return what the neck leaves open: a crew, V, square or boat neck."""
    wide = cut.neck * 0.96
    if shape == "v":
        right = points((wide, -3), (wide, -0.2), (wide, 0.1), (0.15, depth), (0.1, depth))
    elif shape == "square":
        right = points(
            (wide, -3), (wide, 0), (wide * 0.95, depth), (wide * 0.95, depth), (0, depth)
        )
    else:
        right = points((wide, -3), (wide, 0), (wide * 0.85, depth * 0.75), (0.2, depth))
    return rounded(both_halves(right))


def upper(cut: Cut, dice: Dice, neck: str, depth: float, round_: float) -> list[Part]:
    """Return sleeves, body and neck of a garment."""
    parts = []
    if cut.sleeve > 0:
        tone, seam = dice(0.88, 1.05), dice(0.75, 1.05)
        for flip in (False, True):
            arm = sleeve(cut, dice)
            parts.append(Part(mirrored(arm) if flip else arm, tone, round=round_, seam=seam))
    parts.append(Part(body(cut), round=round_ * 0.7, seam=dice(0.7, 1.1)))
    if neck != "closed":
        opening = neckline(cut, neck, depth)
        parts.append(hole(opening))
        if dice.chance(0.6):
            back = opening.copy()
            back[:, 1] = np.maximum(back[:, 1], min(dice(0.5, 1.4), depth - 0.4))
            parts.append(Part(back, dice(0.5, 0.85)))
    return parts


def band(x: float, y: float, width: float, height: float, tone: float) -> Part:
    """Return a ribbed hem, a belt, a stripe."""
    return mark(box(x, y, width, height), tone)


def buttons(dice: Dice, top: float, bottom: float, x: float = 0.0) -> list[Part]:
    """Return a row of buttons down."""
    tone, size = dice(0.35, 0.7), dice(0.9, 1.4)
    return [mark(oval(x, y, size, size), tone) for y in np.linspace(top, bottom, int(dice(5, 8)))]


def placket(dice: Dice, top: float, bottom: float, lean: float = 0.0) -> list[Part]:
    """Return the edge down the middle where two fronts meet."""
    line = points((lean, top), (lean, bottom))
    return [mark(stroke(line, dice(0.45, 0.9)), dice(0.45, 0.8))]


def collar(dice: Dice, cut: Cut, drop: float) -> list[Part]:
    """Return a turned-down collar: two wings, and the band behind the neck."""
    wide, tone = cut.neck + dice(0.3, 0.8), dice(0.8, 1.15)
    rise = dice(0.4, 1.2)
    wing = points((0.1, drop * 0.55), (wide * 0.5, -rise), (wide, 0.3), (wide * 0.62, drop))
    behind = box(0, -rise * 0.2, wide * 1.2, rise * 1.6)
    parts = [Part(behind, tone * dice(0.5, 0.8))]
    return parts + [Part(w, tone, seam=dice(0.55, 0.8)) for w in (wing, mirrored(wing))]


def lapels(dice: Dice, cut: Cut, depth: float) -> list[Part]:
    """Return the lapels of a coat, and what shows between them."""
    wide, tone = cut.neck + 1.2, dice(0.8, 1.1)
    between = points((-cut.neck * 0.6, 0), (cut.neck * 0.6, 0), (0, depth))
    wing = points((cut.neck * 0.5, -0.6), (wide, 0.5), (wide + 0.8, depth * 0.5), (0, depth))
    parts = [mark(between, dice(0.2, 0.6))]
    return parts + [Part(w, tone, seam=dice(0.5, 0.75)) for w in (wing, mirrored(wing))]


def hood(dice: Dice, cut: Cut) -> list[Part]:
    """Return a hood that lies on the shoulders."""
    wide, high = cut.neck + dice(0.6, 1.8), dice(2.0, 4.5)
    outer = points((wide, 2.2), (wide + 0.3, -high * 0.4), (wide * 0.6, -high), (0, -high))
    inner = points((wide * 0.6, 1.5), (wide * 0.6, -high * 0.3), (0, -high * 0.62))
    parts = [Part(rounded(both_halves(outer)), dice(0.85, 1.05), seam=0.7)]
    return [*parts, mark(rounded(both_halves(inner)), dice(0.35, 0.7))]


def pockets(dice: Dice, x: float, y: float, width: float, height: float) -> list[Part]:
    """Return a pocket on either side."""
    tone = dice(0.6, 0.9)
    edge = mark(box(x, y - height / 2, width, dice(0.4, 0.8)), tone)
    sides = [edge, mark(box(x, y, width, height), dice(0.85, 1.1))]
    return sides + [replace(part, outline=mirrored(part.outline)) for part in sides]


def slanted_pockets(dice: Dice, cut: Cut, y: float) -> list[Part]:
    """Return a slit for either hand."""
    x = cut.chest * 0.62
    line = points((x + 0.9, y + 2.2), (x - 0.4, y - 2))
    slit = stroke(line, dice(0.5, 0.9))
    tone = dice(0.4, 0.8)
    return [mark(slit, tone), mark(mirrored(slit), tone)]


def graphic(dice: Dice, y: float, reach: float) -> list[Part]:
    """Return a print on the chest: lines of letters, a disc, a ring, or a picture."""
    tone = dice(0.15, 0.6) if dice.chance(0.65) else dice(1.3, 1.8)
    kind = dice.pick({"letters": 3, "disc": 1, "ring": 1, "picture": 2, "badge": 2})
    if kind == "badge":
        return [mark(oval(dice(1.8, 3), y - 2, dice(1, 1.8), dice(0.8, 1.4)), tone)]
    if kind == "disc":
        return [mark(oval(0, y + 2, reach * 1.1, reach * 1.1), tone)]
    if kind == "ring":
        discs = (1.2, tone), (0.75, 1 / tone)
        return [mark(oval(0, y + 2, reach * part, reach * part), ink) for part, ink in discs]
    if kind == "picture":
        spots = [(dice(-reach, reach) * 0.6, y + dice(-1, 5)) for _ in range(int(dice(4, 10)))]
        return [mark(oval(a, b, dice(1.2, 3.2), dice(1.2, 3.2)), tone) for a, b in spots]
    return [part for row in range(int(dice(1, 4))) for part in _letters(dice, y, row, reach, tone)]


def _letters(dice: Dice, y: float, row: int, reach: float, tone: float) -> list[Part]:
    half, high = reach * dice(0.4, 0.8), dice(1.2, 2.2)
    edges = np.arange(-half, half, dice(0.9, 1.5))
    return [mark(box(x, y + row * 2.6, dice(0.5, 1.1), high), tone) for x in edges]


def widened(cut: Cut, factor: float) -> Cut:
    """Return the cut with everything across multiplied."""
    across = ("shoulder", "neck", "chest", "waist", "hem", "cuff")
    return replace(cut, **{name: getattr(cut, name) * factor for name in across})


def short_sleeved(dice: Dice) -> Cut:
    """Return the cut of a T-shirt."""
    chest = dice.about(7.1, 0.55)
    return Cut(
        shoulder=chest + dice(-0.2, 0.6),
        slope=dice(1.0, 2.4),
        neck=dice(2.3, 3.8),
        chest=chest,
        armpit=dice(7.5, 9.8),
        waist=chest * dice(0.9, 1.02),
        hem=chest * dice(0.95, 1.13),
        length=dice(25.5, 29),
        curve=dice(-0.3, 0.9),
        sleeve=dice(4.6, 8.0),
        angle=dice(22, 54),
        cuff=dice(3.6, 5.2),
    )


def long_sleeved(dice: Dice) -> Cut:
    """Return the cut of a pullover."""
    chest = dice.about(5.9, 0.6)
    return Cut(
        shoulder=chest + dice(-0.3, 0.5),
        slope=dice(1.2, 2.6),
        neck=dice(2.2, 3.4),
        chest=chest,
        armpit=dice(8.2, 10.5),
        waist=chest * dice(0.9, 1.04),
        hem=chest * dice(0.92, 1.08),
        length=dice(23.5, 28),
        curve=dice(-0.2, 0.6),
        sleeve=dice(22, 26),
        angle=dice(6, 18),
        lower_angle=dice(-3, 6),
        cuff=dice(2.0, 3.0),
    )


def without_sleeves(dice: Dice) -> Cut:
    """Return the cut of a tank top."""
    chest = dice.about(6.4, 0.6)
    neck = dice(2.6, 4.2)
    return Cut(
        shoulder=neck + dice(0.7, 2.4),
        slope=dice(0.1, 0.7),
        neck=neck,
        chest=chest,
        armpit=dice(7.5, 11),
        waist=chest * dice(0.9, 1.03),
        hem=chest * dice(0.95, 1.2),
        length=dice(26, 30),
        curve=dice(-0.4, 1.2),
    )


def crew_or_other(dice: Dice) -> tuple[str, float]:
    """Return a neckline and its depth."""
    shape = dice.pick({"crew": 6, "v": 2, "boat": 1})
    return shape, {"crew": dice(1.4, 3.6), "v": dice(3, 6.5), "boat": dice(0.8, 1.6)}[shape]


def tshirt(dice: Dice) -> Garment:
    """Return a T-shirt, a tank top, a polo shirt, or a T-shirt with long sleeves."""
    kind = dice.pick({"tee": 0.66, "tank": 0.17, "polo": 0.08, "long": 0.09})
    stuff = cloth(dice, stripes=0.07, flowers=0.07, speckles=0.06, ombre=0.05, blocks=0.04)
    if kind == "tank":
        cut = altered(without_sleeves(dice), dice)
        parts = upper(cut, dice, dice.pick({"crew": 4, "v": 1}), dice(4, 9), dice(0, 0.25))
    elif kind == "long":
        cut = long_sleeved(dice)
        parts = upper(cut, dice, *crew_or_other(dice), dice(0, 0.25))
    else:
        cut = altered(short_sleeved(dice), dice)
        parts = upper(cut, dice, *crew_or_other(dice), dice(0, 0.25))
    if kind == "polo":
        parts += collar(dice, cut, dice(2.5, 3.6)) + placket(dice, 1.5, dice(5.5, 9))
    elif dice.chance(0.45):
        parts += graphic(dice, dice(7, 10), cut.chest)
    return parts, stuff


def altered(cut: Cut, dice: Dice) -> Cut:
    """Return the cut, a few times cropped to the waist or lengthened to a tunic."""
    change = dice.pick({"none": 0.88, "cropped": 0.05, "tunic": 0.07})
    if change == "cropped":
        return replace(cut, length=cut.length * dice(0.55, 0.8))
    return widened(cut, dice(0.65, 0.85)) if change == "tunic" else cut


def pullover(dice: Dice) -> Garment:
    """Return a pullover: round, V or high neck, or with a hood."""
    cut = long_sleeved(dice)
    cut = altered(cut, dice) if dice.chance(0.6) else cut
    if dice.chance(0.1):
        cut = replace(cut, sleeve=dice(12, 18), angle=dice(10, 35), cuff=dice(2.6, 4.6))
    stuff = cloth(dice, (5, 8), stripes=0.1, speckles=0.22, flowers=0.04, blocks=0.06)
    top = dice.pick({"neck": 0.74, "high": 0.1, "hood": 0.16})
    neck, depth = ("closed", 0.0) if top == "high" else crew_or_other(dice)
    parts = upper(cut, dice, neck, depth, dice(0.05, 0.35))
    if top == "high":
        parts.append(Part(box(0, -0.6, 2 * cut.neck, dice(2.5, 4)), dice(0.8, 1.0), seam=0.8))
    if top == "hood":
        parts += hood(dice, cut)
    if dice.chance(0.6):
        parts.append(band(0, cut.length - 0.8, 20, dice(1.2, 2), dice(0.72, 1.0)))
    if dice.chance(0.3):
        parts += graphic(dice, dice(8, 11), cut.chest)
    if dice.chance(0.08):
        parts += placket(dice, 2, dice(6, 11))
    return parts, stuff


def coat(dice: Dice) -> Garment:
    """Return a coat or jacket, open down the front."""
    cut = long_sleeved(dice)
    cut = replace(
        cut,
        neck=dice(2.0, 3.0),
        cuff=dice(2.4, 3.5),
        length=dice(24.5, 28.5),
        angle=dice(6, 16),
        hem=cut.chest * dice(0.95, 1.12),
    )
    if dice.chance(0.3):  # a long coat, whose sleeves end well above the hem
        cut = replace(widened(cut, dice(0.72, 0.9)), sleeve=dice(17, 21), hem=cut.chest * 0.95)
    stuff = cloth(dice, (6, 9), quilt=0.14, speckles=0.16, flowers=0.05, plaid=0.03, blocks=0.06)
    parts = upper(cut, dice, "closed", 0, dice(0.05, 0.3))
    top = dice.pick({"lapels": 0.3, "hood": 0.25, "collar": 0.25, "stand": 0.15, "open": 0.05})
    if top == "lapels":
        parts += lapels(dice, cut, dice(5, 11))
    elif top == "hood":
        parts += hood(dice, cut)
    elif top == "collar":
        parts += collar(dice, cut, dice(2.4, 4.2))
    elif top == "stand":
        parts.append(Part(box(0, -0.5, 2 * cut.neck, dice(2, 3.4)), dice(0.75, 1.0), seam=0.7))
    else:
        parts += [hole(neckline(cut, "v", dice(3, 6)))]
    parts += _front_of_coat(dice, cut)
    return parts, stuff


def _front_of_coat(dice: Dice, cut: Cut) -> list[Part]:
    parts = []
    if dice.chance(0.85):
        line = points((dice.about(0, 0.3), 2.5), (dice.about(0, 0.3), cut.length))
        tone = dice(0.25, 0.75) if dice.chance(0.85) else dice(1.1, 1.3)
        parts.append(mark(stroke(line, dice(0.5, 1.1)), tone))
    if dice.chance(0.35):
        parts += buttons(dice, dice(7, 10), dice(18, 23), dice.about(0.6, 0.5))
    if dice.chance(0.35):
        parts += slanted_pockets(dice, cut, dice(15, 19))
    elif dice.chance(0.35):
        width = cut.chest * dice(0.4, 0.6)
        parts += pockets(dice, cut.chest * 0.55, dice(17, 21), width, dice(2.5, 5))
    if dice.chance(0.15):
        parts += pockets(dice, cut.chest * 0.5, dice(9, 11), cut.chest * 0.5, dice(2, 3))
    if dice.chance(0.12):
        parts.append(band(0, dice(13, 16), 2 * cut.chest, dice(1, 1.6), dice(0.4, 0.8)))
    return parts


def shirt(dice: Dice) -> Garment:
    """Return a shirt or blouse; some are cut as T-shirts, pullovers or coats."""
    kind = dice.pick({"long": 0.44, "short": 0.2, "blouse": 0.2, "knit": 0.1, "sleeveless": 0.06})
    stuff = cloth(
        dice, plaid=0.15, flowers=0.13, pinstripes=0.06, speckles=0.1, stripes=0.03, ombre=0.02
    )
    cut = long_sleeved(dice) if kind in ("long", "knit") else short_sleeved(dice)
    cut = replace(cut, curve=dice(0, 1.6))
    if kind == "blouse":
        cut = replace(cut, sleeve=dice(6, 17), angle=dice(22, 50), cuff=dice(3.8, 6))
        cut = replace(cut, hem=cut.chest * dice(1.0, 1.3))
    if kind == "sleeveless":
        cut = altered(without_sleeves(dice), dice)
    if kind in ("blouse", "knit", "sleeveless"):
        parts = upper(cut, dice, *crew_or_other(dice), dice(0, 0.3))
        if dice.chance(0.3):
            parts += placket(dice, 2, dice(6, cut.length))
        return parts, stuff
    parts = upper(cut, dice, "closed", 0, dice(0, 0.3))
    parts += collar(dice, cut, dice(2.2, 3.6)) if dice.chance(0.85) else []
    if dice.chance(0.85):
        parts += placket(dice, 2, cut.length, dice.about(0, 0.3))
    if dice.chance(0.6):
        parts += buttons(dice, 3.5, cut.length - 3)
    if dice.chance(0.25):
        side = dice(2.6, 3.4)
        parts.append(mark(box(side, dice(8, 10), dice(2.6, 3.4), dice(2.6, 3.6)), dice(0.75, 1.15)))
    return parts, stuff


def dress(dice: Dice) -> Garment:
    """Return a dress: narrow, flared or gathered at the waist, with or without sleeves."""
    chest = dice.about(4.2, 0.5)
    sleeves = dice.pick({"none": 0.4, "short": 0.33, "half": 0.07, "long": 0.2})
    flare = dice.pick({"narrow": 0.5, "flared": 0.35, "gathered": 0.15})
    waist = chest * dice(0.72, 0.98)
    hem = (
        chest
        * {"narrow": dice(0.85, 1.15), "flared": dice(1.2, 1.7), "gathered": dice(1.2, 1.5)}[flare]
    )
    cut = Cut(
        shoulder=chest * dice(0.9, 1.08),
        slope=dice(0.6, 1.6),
        neck=chest * dice(0.38, 0.6),
        chest=chest,
        armpit=dice(5.2, 7),
        waist=waist,
        waist_at=dice(0.36, 0.48),
        hem=hem,
        length=dice(26, 29),
        curve=dice(-0.2, 0.6),
        sleeve={"none": 0.0, "short": dice(3, 6.5), "half": dice(9, 13), "long": dice(14, 17)}[
            sleeves
        ],
        angle=dice(14, 45) if sleeves == "short" else dice(7, 20),
        cuff=dice(1.6, 2.6) if sleeves == "long" else dice(2.2, 3.4),
    )
    if sleeves == "none":
        cut = replace(cut, shoulder=cut.neck + dice(0.5, 1.3), slope=dice(0.1, 0.5))
    if dice.chance(0.28):  # wide as a long T-shirt
        cut = widened(cut, dice(1.15, 1.5))
    stuff = cloth(dice, (3, 12), flowers=0.2, stripes=0.06, speckles=0.07, blocks=0.06, ombre=0.05)
    neck = dice.pick({"crew": 5, "v": 3, "square": 1, "closed": 1})
    parts = upper(cut, dice, neck, dice(1.2, 5), dice(0, 0.35))
    if dice.chance(0.4):
        at = cut.waist_at * cut.length
        parts.append(band(0, at, 4 * chest, dice(0.6, 1.4), dice(0.35, 0.85)))
    if flare == "gathered":
        tone = dice(0.55, 0.85)
        for x in np.linspace(-0.7, 0.7, int(dice(3, 6))):
            top = (x * waist, cut.waist_at * cut.length + 1)
            parts.append(mark(stroke(points(top, (x * hem, cut.length)), 0.3, 0.8), tone))
    return parts, stuff


# Trousers


def trouser(dice: Dice) -> Garment:
    """Return trousers: two legs, straight, tapered, flared or with a bent knee; a few shorts."""
    waist, hip = dice(3.1, 4.1), dice(3.9, 5.0)
    crotch, length = dice(7.5, 10.5), dice(27, 29)
    if dice.chance(0.07):  # shorts, or a skirt of trousers
        length = dice(12, 19)
    if dice.chance(0.06):
        crotch = length * dice(0.5, 0.85)
    knee_at = crotch + (length - crotch) * 0.48
    knee, ankle = dice(1.5, 2.1), dice(1.15, 1.9) + 0.7 * dice.chance(0.15)
    spread = dice(0.0, 1.6)
    stuff = cloth(dice, (7, 5), wash=0.3, speckles=0.08, flowers=0.08, pinstripes=0.03)
    parts = []
    round_, seam = dice(0.05, 0.4), dice(0.65, 1.05)
    for side in (1, -1):
        bend = dice.about(0, 0.3) + (dice(0.5, 2) if dice.chance(0.15) else 0)
        middle = hip * 0.52 + spread * 0.4 + bend
        foot = hip * 0.5 + spread + dice.about(0, 0.3)
        leg = points(
            (0, 1),
            (waist, 0),
            (waist, 0),
            (hip, crotch * 0.7),
            (middle + knee, knee_at),
            (foot + ankle, length),
            (foot + ankle, length),
            (foot - ankle, length),
            (foot - ankle, length),
            (middle - knee, knee_at),
            (0.12, crotch),
            (0.0, crotch - 1),
        )
        outline = rounded(leg) * (side, 1)
        parts.append(Part(outline, dice(0.94, 1.03), round=round_, seam=seam))
    parts.append(Part(rounded(box(0, crotch * 0.5, waist * 1.5, crotch)), plain=False))
    if dice.chance(0.5):
        parts.append(band(0, 0.6, 2.4 * waist, dice(1.0, 2.0), dice(0.5, 0.9)))
    if dice.chance(0.55):
        parts += placket(dice, 1, crotch * 0.8)
    if dice.chance(0.35):
        slit = stroke(points((waist * 0.55, 1.5), (waist * 1.0, dice(3, 4.5))), 0.6)
        tone = dice(0.45, 0.8)
        parts += [mark(slit, tone), mark(mirrored(slit), tone)]
    if dice.chance(0.15):
        parts.append(mark(oval(dice(1, 3), knee_at, 1.4, 1.6), dice(0.2, 0.6)))
    return parts, stuff


# Shoes: the toe points left; heights are above the ground


def standing(*pairs: tuple[float, float]) -> Points:
    """Return pairs of x and height as an outline."""
    return np.array(pairs, float) * (1, -1)


def sneaker(dice: Dice) -> Garment:
    """Return a sneaker with sole, tongue and laces; some reach the ankle."""
    high = dice.chance(0.3)
    sole = dice(1.3, 3.0)
    toe = sole + dice(1.0, 2.4)
    throat = dice(12.5, 16.5)
    tongue = dice(8.0, 11.5) + dice(1.5, 9) * high
    dip = tongue - dice(1.2, 3.4) + dice(0, 1) * high
    tab = dip + dice(0.6, 2.8)
    tip = (0.2, sole * 0.8), (0.3, toe * 0.8), (2.5, toe + 0.4), (7, toe + dice(0.7, 1.8))
    throat_line = (throat - 2, tongue - dice(1.4, 2.6)), (throat, tongue), (throat + 1, tongue)
    opening = (dice(18.5, 21), dip), (dice(22.5, 24.5), dip), *corners((27, tab))
    back = (27.6, tab * 0.65), (27.9, sole), (27.6, 0.6), (1, 0.6)
    shape = rounded(standing(*tip, *throat_line, *opening, *back))
    dark_sole = dice.chance(0.55)
    sole_tone = dice(0.08, 0.5) if dark_sole else dice(0.85, 1.25)
    lift = dice(0, 1.2)
    rim_of_sole = (
        (0, sole + lift * 0.4),
        (2.5, sole),
        (14, sole * dice(0.7, 0.95)),
        (28, sole * 1.1),
    )
    ground = (28.2, sole * 0.8), (27.6, 0), (26, 0), (10, 0), (3, 0), (1, lift)
    under = rounded(standing(*rim_of_sole, *ground))
    parts = [
        Part(shape, seam=dice(0.7, 1.1)),
        Part(under, sole_tone, plain=True, seam=dice(0.7, 1)),
    ]
    parts += _upper_of_sneaker(dice, sole, toe, throat, tongue, dip)
    stuff = cloth(dice, (6, 9), speckles=0.15, flowers=0.06, stripes=0.02)
    return parts, replace(stuff, depth=dice(0.1, 0.3))


def _upper_of_sneaker(
    dice: Dice, sole: float, toe: float, throat: float, tongue: float, dip: float
) -> list[Part]:
    parts = []
    if dice.chance(0.5):  # toe cap or mudguard
        cap = standing((0, sole), (dice(4, 8), sole), (dice(4, 7), toe + 1.4), (0, toe + 1))
        parts.append(mark(rounded(cap), dice(0.5, 1.2)))
    if dice.chance(0.5):  # heel counter
        x = dice(21, 24)
        back = standing((x, sole), (29, sole), (29, dip * dice(0.7, 1.2)), (x + 2, dip * 0.8))
        parts.append(mark(back, dice(0.45, 1.2)))
    if dice.chance(0.6):  # laces
        tone = dice(0.4, 0.8) if dice.chance(0.7) else dice(1.1, 1.4)
        for step in np.linspace(0.15, 0.9, int(dice(3, 6))):
            x, y = 8 + (throat - 7.5) * step, toe + (tongue - toe) * step
            line = standing((x - 0.6, y - 0.2), (x + 1.5, y - 1.8))
            parts.append(mark(stroke(line, dice(0.5, 0.8)), tone))
    tone = dice(0.15, 0.6) if dice.chance(0.65) else dice(1.2, 1.6)
    logo = dice.pick({"none": 3, "bars": 2, "swoosh": 2, "panel": 3})
    if logo == "bars":
        for x in (13.5, 15.7, 17.9)[: int(dice(1, 4))]:
            bar = standing((x, sole + 0.5), (x + dice(1.5, 3.5), dip - 1))
            parts.append(mark(stroke(bar, dice(0.8, 1.3)), tone))
    elif logo == "swoosh":
        line = standing((12, sole + 1.2), (15, sole + 1), (19, sole + 2.4), (25, sole + 4.6))
        parts.append(mark(stroke(rounded(line, closed=False), dice(1.2, 2.2), 0.3), tone))
    elif logo == "panel":
        panel = standing((9, sole), (14, tongue - 3), (21, dip - 1.5), (22, sole))
        parts.append(mark(panel, dice(0.55, 1.1)))
    if dice.chance(0.6):  # the dark inside
        inside = standing(
            (throat + 1, tongue - 0.9),
            (20, dip - 0.9),
            (25.5, dip - 0.2),
            (26, dip + 3),
            (throat, dip + 9),
        )
        parts.append(mark(inside, dice(0.25, 0.8)))
    return parts


def boot(dice: Dice) -> Garment:
    """Return an ankle boot: flat or with a heel, laced, with a zip or elastic, low or high."""
    heel = dice.pick({"flat": 0.52, "block": 0.33, "thin": 0.15})
    rise = {"flat": dice(0.7, 2.0), "block": dice(3, 8), "thin": dice(5, 9)}[heel]
    top = dice(15, 22) + rise * 0.8
    if dice.chance(0.34):
        top = dice(9.5, 14) + rise * 0.6
    front = dice(12.5, 16.5)
    heel_width = {"flat": dice(7, 9), "block": dice(3.5, 6.5), "thin": dice(1.2, 2.2)}[heel]
    back = dice(25.6, 27.5)
    toe = dice(4.0, 6.2)
    instep = toe + (top - toe) * dice(0.42, 0.6)
    tilt = dice(-1.2, 0.8)
    tip = (0.1, 0.8), (0.2, toe * 0.62), (2.4, toe), (8, toe + dice(1, 2.4) + rise * 0.3)
    shin = (front - 1.5, instep), (front, instep + (top - instep) * 0.45)
    shaft = (front + tilt, top), (back, top + tilt * 0.5)
    calf = (back - 0.3, top * 0.65), (27.6, rise + 4), (27.5, rise)
    stand = (27.0, 0), (27.0 - heel_width, 0)
    arch = (26.5 - heel_width * 1.1, rise), (13, rise * (0.55 if rise > 2 else 0.2)), (9.5, 0)
    outline = standing(*tip, *shin, *corners(*shaft), *calf, *corners(*stand), *arch, (2, 0))
    shape = rounded(outline)
    parts = [Part(shape, round=dice(0, 0.25), seam=dice(0.7, 1.1))]
    if dice.chance(0.65):  # sole
        thick = dice(0.9, 1.8)
        line = standing(
            (0, thick * 0.5), (9, thick * 0.4), (26 - heel_width, rise + 0.2), (28, rise + 0.2)
        )
        tone = dice(0.3, 0.75) if dice.chance(0.6) else dice(1.1, 1.3)
        parts.append(mark(stroke(rounded(line, closed=False), thick), tone))
    parts += _closing_of_boot(dice, front, toe, instep, top, back)
    stuff = cloth(dice, (7, 7), speckles=0.18, flowers=0.04)
    return parts, replace(stuff, depth=dice(0.08, 0.28))


def _closing_of_boot(
    dice: Dice, front: float, toe: float, instep: float, top: float, back: float
) -> list[Part]:
    parts = []
    closing = dice.pick({"laces": 0.3, "elastic": 0.17, "zip": 0.15, "strap": 0.12, "none": 0.26})
    tone = dice(0.3, 0.75) if dice.chance(0.7) else dice(1.15, 1.4)
    middle = (front + back) / 2
    if closing == "laces":
        for step in np.linspace(0, 1, int(dice(4, 7))):
            x, y = front - 5 + 5.5 * min(1.0, step * 1.6), toe + 2.5 + (top - toe - 4) * step
            line = standing((x - 1, y + 0.6), (x + dice(1.8, 3.2), y - 0.6))
            parts.append(mark(stroke(line, dice(0.5, 0.9)), tone))
    elif closing == "elastic":
        wedge = standing(
            (middle - 2.5, top - 0.5),
            (middle + 2.5, top - 0.5),
            (middle + 1, instep - 2),
            (middle - 1, instep - 2),
        )
        parts.append(mark(wedge, tone))
    elif closing == "zip":
        line = standing((middle + dice(-2, 2), top), (middle + dice(-2, 2), dice(2, 5)))
        parts.append(mark(stroke(line, dice(0.5, 0.9)), tone))
    elif closing == "strap":
        for y in (instep, instep + 4)[: int(dice(1, 3))]:
            line = standing((front - 3, y - 1), (back + 1, y + dice(-1, 1.5)))
            parts.append(mark(stroke(line, dice(0.8, 1.6)), tone))
    if dice.chance(0.35):
        parts.append(mark(box(middle, -top + 0.7, 20, dice(1.2, 3)), dice(0.5, 1.3)))
    return parts


def sandal(dice: Dice) -> Garment:
    """Return a sandal: flat, on a wedge, or on a block or thin heel, with straps."""
    heel = dice.pick({"flat": 0.52, "wedge": 0.13, "block": 0.15, "thin": 0.2})
    rise = {"flat": dice(0, 1.2), "wedge": dice(4, 9), "block": dice(5, 12), "thin": dice(9, 16)}[
        heel
    ]
    thick = dice(0.9, 3.0) if heel == "flat" else dice(0.8, 2.4)
    tone = dice(0.35, 1.15)
    bed = rounded(
        standing(
            (0.3, thick * 0.6 + dice(0, 0.6)),
            (4, thick * 0.5),
            (9.5, thick * 0.5 + 0.03 * rise),
            (18, rise * 0.72 + thick * 0.5),
            (23, rise + thick * 0.5),
            (28, rise + thick * 0.6),
        ),
        closed=False,
    )
    parts = []
    if heel == "wedge":
        fill = standing((5, 0), (9, 0.3), (18, rise * 0.7), (28, rise), (27.5, 0), (27, 0))
        parts.append(Part(fill, dice(0.4, 1.05), plain=True, round=0.2))
    elif heel != "flat":
        width = dice(0.8, 1.6) if heel == "thin" else dice(2.6, 5)
        line = standing((26.3 - width / 2, rise + 0.5), (27.6 - width / 2, 0))
        parts.append(Part(stroke(line, width * 1.5, width), tone * dice(0.7, 1.1), plain=True))
    parts.append(Part(stroke(bed, thick), tone, plain=True))
    parts += _straps(dice, heel, rise, thick)
    return parts, cloth(dice, (8, 8), speckles=0.2, flowers=0.12)


def _straps(dice: Dice, heel: str, rise: float, thick: float) -> list[Part]:
    flat = {"thong": 0.2, "slide": 0.22, "ankle": 0.3, "fisher": 0.28}
    style = dice.pick(flat if heel == "flat" else {"ankle": 0.7, "slide": 0.15, "fisher": 0.15})
    tone, pen = dice(0.8, 1.15), dice(1.3, 3.0)

    def above(x: float, height: float) -> tuple[float, float]:
        """Return the point at a height above the bed."""
        return x, thick + rise * min(1.0, max(0.0, (x - 8) / 15)) + height

    def strap(*line: tuple[float, float], width: float = pen) -> Part:
        outline = stroke(rounded(standing(*line), closed=False), width)
        return Part(outline, tone * dice(0.85, 1.1), seam=dice(0.75, 1))

    high = dice(4.5, 7.5)
    if style == "thong":
        peak = dice(7, 10)
        arch = above(5, 0), above(peak, high * 0.7), above(15, high * 0.8), above(dice(19, 24), 0)
        return [strap(*arch)]
    parts = []
    toe, wide = dice(3, 5.5), dice(5.5, 10.5)
    bands = int(dice(1, 3))
    if style == "slide":
        toe, wide, bands = dice(4, 8), dice(8, 13), int(dice(1, 4))
    for step in range(bands):  # over the toes, leaning back
        x, up, width = toe + step * wide / bands, high * (0.8 + 0.12 * step), 0.8 * wide / bands
        lean = dice(0.8, 2.5)
        side = above(x, -0.4), above(x + lean * 0.4, up * 0.75), above(x + lean, up)
        far = above(x + lean + width * 0.7, up * 0.95), above(x + width + lean * 0.5, up * 0.6)
        over = rounded(standing(*side, *far, above(x + width, -0.4)), 1)
        parts.append(Part(over, tone * dice(0.85, 1.1), seam=dice(0.7, 1)))
    if style == "slide":
        top = above(toe + 1, high * 0.8), above(toe + wide + 1, high * (0.75 + 0.15 * bands))
        return [*parts, strap(*top, width=dice(1.2, 3))]
    ankle = rise + thick + dice(5.5, 9.5)
    front = dice(15, 19)
    parts.append(strap(above(27, 0), (dice(26, 27.5), ankle - 2), (26, ankle)))
    around = (
        (26.5, ankle - dice(0, 0.8)),
        (22, ankle + dice(-0.3, 0.6)),
        (front, ankle - dice(0.3, 2)),
    )
    parts.append(strap(*around))
    if style == "fisher" or dice.chance(0.35):  # from the toes to the ankle
        parts.append(strap(above(toe + 2, high * 0.8), above(13, high * 0.9), (front, ankle - 1)))
    if style == "fisher" or dice.chance(0.45):  # from the ankle down to the arch
        parts.append(strap((front, ankle - 1), above(dice(16, 19), 2), above(dice(17, 22), 0)))
    if style == "fisher":
        for _ in range(int(dice(1, 4))):
            x = dice(10, 20)
            parts.append(strap(above(x, 0), above(x + dice(-1, 3), 3), above(x + dice(2, 5), high)))
    if dice.chance(0.3):  # closed but for slits, near to a sneaker or a boot
        upper_part = above(2, 0), above(4, high), above(13, high + 1), (front, ankle), (26, ankle)
        shell = standing(*upper_part, above(27.5, 0))
        parts.insert(0, Part(rounded(shell), tone * dice(0.45, 0.95)))
    if dice.chance(0.3):  # a closed heel
        back = standing(above(22, 0), above(28, 0), (27.5, ankle), (25, ankle))
        parts.append(Part(rounded(back), tone, seam=0.85))
    return parts


# Bags


def bag(dice: Dice) -> Garment:
    """Return a bag: a tote, a handbag, a clutch, a case, a bag on a long strap, a rucksack."""
    kind = dice.pick(
        {"tote": 0.26, "handbag": 0.26, "clutch": 0.25, "strap": 0.1, "bowl": 0.06, "pack": 0.07}
    )
    stuff = cloth(
        dice,
        (5, 5),
        speckles=0.12,
        flowers=0.1,
        stripes=0.03,
        pinstripes=0.03,
        quilt=0.04,
        plaid=0.03,
    )
    wide, high, taper = {
        "tote": (dice(16, 22), dice(13, 18), dice(0.8, 1.15)),
        "handbag": (dice(20, 27), dice(12, 18), dice(0.75, 1.05)),
        "clutch": (28.0, dice(14, 24), dice(0.9, 1.05)),
        "strap": (dice(9, 17), dice(9, 14), dice(0.85, 1.1)),
        "bowl": (dice(17, 24), dice(14, 18), dice(1.0, 1.15)),
        "pack": (dice(16, 23), dice(24, 28), dice(0.7, 1.0)),
    }[kind]
    low, up = wide / 2, wide / 2 * taper
    corner = dice.pick({"sharp": 0.5, "round": 0.5})
    right = [(up * 0.5, 0), (up, 0), (up, 0), ((up + low) / 2, high / 2), (low, high), (low, high)]
    if kind == "bowl":
        right = [(up, 0), (low * 1.1, high * 0.5), (low * 0.9, high), (low * 0.3, high)]
    elif corner == "round":
        right = [
            (up * 0.6, 0),
            (up, 0),
            ((up + low) / 2, high * 0.5),
            (low, high),
            (low * 0.6, high),
        ]
    front = rounded(both_halves(np.array([*right, (low * 0.4, high)], float)))
    parts = _handles(dice, kind, up, high)
    parts.append(Part(front, seam=dice(0.6, 1.1), round=dice(0, 0.15)))
    return parts + _front_of_bag(dice, kind, up, low, high), stuff


def _handles(dice: Dice, kind: str, up: float, high: float) -> list[Part]:
    rise = {"tote": dice(9, 14), "handbag": dice(4, 9), "strap": dice(13, 19), "bowl": dice(7, 14)}
    rise["pack"] = dice(1, 3)
    tone, pen = dice(0.6, 1.05), dice(0.8, 1.5)
    if kind == "clutch":
        if not dice.chance(0.35):
            return []
        loop = points(
            (up, 2), (up + dice(2, 3.5), high * 0.4), (up + 1.5, high * 0.85), (up - 1, high * 0.9)
        )
        return [Part(stroke(rounded(loop, closed=False), pen), tone)]
    foot, top = up * dice(0.35, 0.7), rise[kind]
    if kind == "bowl" or (kind == "strap" and dice.chance(0.6)):
        foot = up * 0.92
    bend = dice.pick({"arch": 0.7, "peak": 0.3})
    if kind == "strap" and dice.chance(0.25):  # seen from the side: a single line
        return [Part(stroke(points((0, 1), (dice.about(0, 0.4), -top)), pen * 1.2), tone)]
    knees = (
        [(foot * 0.95, -top * 0.6), (foot * 0.6, -top)] if bend == "arch" else [(foot * 0.2, -top)]
    )
    right = points((foot, 1.5), (foot, 0.5), *knees)
    line = rounded(np.concatenate([right, mirrored(right)]), closed=False)
    parts = [Part(stroke(line, pen), tone)]
    if kind in ("tote", "handbag") and dice.chance(0.3):
        shift = (dice(-1, 1), dice(0.8, 2.0))
        parts.insert(0, Part(stroke(line + shift, pen), tone * dice(0.6, 0.9)))
    return parts


def _front_of_bag(dice: Dice, kind: str, up: float, low: float, high: float) -> list[Part]:
    parts = []
    wide = max(up, low)
    if kind in ("clutch", "handbag", "strap") and dice.chance(0.55):  # flap
        deep = high * dice(0.35, 0.65)
        right = points((up, -0.2), (up, deep * dice(0.5, 1)), (up * 0.4, deep), (0, deep))
        parts.append(Part(rounded(both_halves(right), 1), dice(0.85, 1.1), seam=dice(0.45, 0.75)))
        if dice.chance(0.6):
            parts.append(mark(box(0, deep - 0.5, dice(1.4, 3), dice(1, 2)), dice(0.3, 0.6)))
    elif dice.chance(0.5):  # zip or rim
        parts.append(band(0, dice(0.8, 2.5), 3 * wide, dice(0.4, 1.2), dice(0.5, 0.85)))
    if dice.chance(0.3):  # pocket
        parts.append(mark(box(0, high * 0.68, wide * dice(0.9, 1.3), high * 0.42), dice(0.7, 1.1)))
    if dice.chance(0.3):  # straps down the front
        tone, x = dice(0.5, 0.85), wide * dice(0.4, 0.6)
        parts += [mark(box(s * x, high / 2, dice(0.7, 1.4), high + 2), tone) for s in (-1, 1)]
    if dice.chance(0.3):
        parts.append(
            mark(
                box(dice.about(0, 2), high * dice(0.4, 0.7), dice(1, 3), dice(0.7, 1.6)),
                dice(0.3, 0.7),
            )
        )
    if dice.chance(0.25):
        parts.append(band(0, high - 0.8, 3 * wide, dice(1, 3), dice(0.5, 0.9)))
    return parts


DRAWERS: tuple[Callable[[Dice], Garment], ...] = (
    *(tshirt, trouser, pullover, dress, coat),
    *(sandal, shirt, sneaker, bag, boot),
)


# From parts to pixels


def fill(outline: Points) -> Field:
    """Return which subpixels lie inside an outline, given in pixels."""
    x, y = (outline * FINE - 0.5).T
    next_x, next_y = np.roll(x, -1), np.roll(y, -1)
    rows = np.arange(GRID)[:, None]
    down = next_y > y
    row, edge = np.nonzero((y <= rows) != (next_y <= rows))
    run = (next_x - x)[edge] / (next_y - y)[edge]
    column = np.ceil(x[edge] + (row - y[edge]) * run).clip(0, GRID).astype(int)
    turns = np.bincount(
        row * (GRID + 1) + column, np.where(down[edge], 1, -1), minlength=GRID * (GRID + 1)
    )
    return np.cumsum(turns.reshape(GRID, GRID + 1), axis=1)[:, :-1] != 0


def rim(mask: Field) -> Field:
    """Return the subpixels of a mask that are next to its outside."""
    inside = mask.copy()
    inside[1:] &= mask[:-1]
    inside[:-1] &= mask[1:]
    inside[:, 1:] &= mask[:, :-1]
    inside[:, :-1] &= mask[:, 1:]
    return mask & ~inside


def roundness(mask: Field) -> Field:
    """Return how far across its row a subpixel lies, squared: 0 in the middle, 1 at an edge."""
    left = mask.argmax(axis=1)
    right = GRID - 1 - mask[:, ::-1].argmax(axis=1)
    middle, half = (left + right) / 2, np.maximum(right - left, 1) / 2
    return np.minimum(1, ((np.arange(GRID) - middle[:, None]) / half[:, None]) ** 2)


def posed(parts: Sequence[Part], dice: Dice) -> list[Part]:
    """Turn, shear and stretch a garment a little, a few a lot, and fit it into the frame."""
    odd = dice.chance(ODD)
    turn, shear = dice.about(0, 0.12 if odd else 0.015), dice.about(0, 0.12 if odd else 0.015)
    stretch = dice.about(1, 0.2 if odd else 0.07)
    turned = np.array([[stretch, turn], [-turn + shear, 1.0]])
    outlines = [part.outline @ turned for part in parts]
    whole = [o for o, part in zip(outlines, parts, strict=True) if part.kind == "cloth"]
    low = np.min([outline.min(axis=0) for outline in whole], axis=0)
    high = np.max([outline.max(axis=0) for outline in whole], axis=0)
    scale = dice(27.6, 28.3) / float((high - low).max())
    shift = SIDE / 2 - scale * (low + high) / 2 + (dice.about(0, 0.25), dice.about(0, 0.15))
    return [
        replace(part, outline=outline * scale + shift)
        for part, outline in zip(parts, outlines, strict=True)
    ]


def paired(parts: Sequence[Part], dice: Dice) -> list[Part]:
    """Return a garment with its like half behind it, as shops show a pair or two colors."""
    away = np.array([dice(2, 9) * (1 if dice.chance(0.5) else -1), dice(-3, 3)])
    tone = dice(0.5, 0.9)
    behind = [
        replace(part, outline=part.outline + away, tone=part.tone * tone)
        for part in parts
        if part.kind == "cloth"
    ]
    return [*behind, *parts]


def paint(parts: Sequence[Part], stuff: Cloth, dice: Dice) -> tuple[Field, Field]:
    """Return the tone of every subpixel relative to the garment's, and where the garment is."""
    tone, there = np.zeros((GRID, GRID)), np.zeros((GRID, GRID), bool)
    for part in parts:
        mask = fill(part.outline)
        if part.kind == "hole":
            there &= ~mask
        elif part.kind == "mark":
            tone[mask] *= part.tone
        else:
            shade = part.tone * (1 - part.round * roundness(mask)) if part.round else part.tone
            painted = np.broadcast_to(shade * (1.0 if part.plain else stuff.pattern), mask.shape)
            tone[mask] = painted[mask]
            tone[rim(mask)] *= part.seam
            there |= mask
    down, across = stuff.folds
    light = 1 + stuff.depth * field(dice, down, across) + dice(0, 0.12) * field(dice, 2, 2)
    light += 0.5 * stuff.depth * field(dice, down, 3 * across)  # creases
    return tone * light, there


def coarse(fine: Field) -> np.ndarray:
    """Return the mean of each pixel's subpixels."""
    return fine.reshape(SIDE, FINE, SIDE, FINE).mean(axis=(1, 3))


def blurred(image: np.ndarray) -> np.ndarray:
    """Return an image blurred by 1/4, 1/2, 1/4 both ways."""
    padded = np.pad(image, 1)
    across = padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]
    return (across[:-2] + 2 * across[1:-1] + across[2:]) / 16


def exposed(gray: Field) -> Field:
    """Return tones with the lightest pressed together, as a camera does, never above 1."""
    over = np.maximum(gray - 0.8, 0) / 0.2
    return np.where(over > 0, 0.8 + 0.2 * over / (1 + over), gray)


def before_exposure(tone: float) -> float:
    """Return what comes out as a tone."""
    over = min(max(tone - 0.8, 0), 0.13)
    return 0.8 + 0.2 * over / (0.2 - over) if over else tone


def develop(parts: Sequence[Part], stuff: Cloth, tone: float, dice: Dice) -> np.ndarray:
    """Return the image, uint8 of shape (28, 28), of a garment of a tone between 0 and 1."""
    relative, there = paint(posed(parts, dice), stuff, dice)
    seen = coarse(relative * there)
    scale = before_exposure(tone) / float(np.median(seen[seen > 0.01]))
    gray = exposed(relative * min(scale, 2.4 * tone))
    # The lighter a garment was before its image was negated, the more its outline shows.
    gray[rim(there)] += dice(0, 0.5) * (1 - tone) ** 2
    image = coarse(gray * there)
    image += dice(-0.25, 0.7) * (image - blurred(image))
    covered = coarse(there.astype(float))
    image += stuff.grain * (0.3 + tone) * dice.rng.standard_normal(image.shape) * covered
    image = np.clip(image, 0, 1) * 255
    near = (blurred(covered) > 0) & (image < 1) & (dice.rng.random(image.shape) < 0.15)
    image[near] = dice.rng.integers(1, 4, image.shape)[near]
    return np.round(image).astype(np.uint8)


def tone_of(facts: Facts, kind: int, dice: Dice) -> float:
    """Return a garment's tone, distributed as the medians of the real images of its class."""
    table = facts["classes"][CLASSES[kind]]["median_gray_of_images"]
    rank = float(dice.rng.random())
    return (
        float(np.interp(rank, (0, *facts["probabilities"], 1), (table[0] / 2, *table, 250)))
        / 255
        * 1.05
    )


def draw(kind: int, facts: Facts, seed: Sequence[int]) -> np.ndarray:
    """Return the image that belongs to a class and a seed."""
    dice = Dice(seed)
    parts, stuff = DRAWERS[kind](dice)
    if dice.chance(PAIRED):
        parts = paired(parts, dice)
    return develop(parts, stuff, tone_of(facts, kind, dice), dice)


# Files as the real ones are written


def labels_of(count: int, seed: int, first: Sequence[int] = ()) -> np.ndarray:
    """Return labels in random order, equally many of each class, beginning with first."""
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.arange(count) % len(CLASSES))
    for at, label in enumerate(first):
        other = at + int(np.argmax(labels[at:] == label))
        labels[[at, other]] = labels[[other, at]]
    return labels.astype(np.uint8)


def draw_all(labels: np.ndarray, facts: Facts, seed: int) -> np.ndarray:
    """Return an image for each label."""
    return np.stack([draw(int(kind), facts, (seed, at)) for at, kind in enumerate(labels)])


def idx(array: np.ndarray) -> bytes:
    """Return an array of bytes in the idx format: a magic number, the shape, the values."""
    shape = np.array(array.shape, ">i4").tobytes()
    return bytes([0, 0, 8, array.ndim]) + shape + array.astype(np.uint8).tobytes()


def read_idx(path: Path) -> np.ndarray:
    """Return the array in a gzipped idx file of bytes."""
    content = gzip.decompress(path.read_bytes())
    shape = np.frombuffer(content, ">i4", content[3], offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * content[3]).reshape(shape)


def make(training: int = TRAINING, test: int = TEST, seed: int = SEED) -> dict[str, bytes]:
    """Return the four files, unpacked, by name."""
    facts = json.loads((HERE / "facts" / "fashion_mnist.json").read_text("utf-8"))
    labels = labels_of(training, seed), labels_of(test, seed + 1, FIRST_OF_TEST)
    images = draw_all(labels[0], facts, seed), draw_all(labels[1], facts, seed + 1)
    for at, (kind, clear) in enumerate(zip(FIRST_OF_TEST, CLEAR, strict=True)):
        images[1][at] = draw(kind, facts, (seed, kind, clear))
    contents = images[0], labels[0], images[1], labels[1]
    return {name: idx(array) for name, array in zip(FILES, contents, strict=True)}


# Facts


def measure_images(images: np.ndarray, labels: np.ndarray) -> Facts:
    """Return how many, how light and how large the clothes of each class are; no pixel's value."""
    probabilities = (0.05, 0.25, 0.5, 0.75, 0.95)
    classes = {}
    for kind, name in enumerate(CLASSES):
        found = images[labels == kind]
        medians = [np.median(image[image > 0]) for image in found]
        classes[name] = {
            "count": len(found),
            "mean": round(float(found.mean()), 1),
            "sd": round(float(found.std()), 1),
            "zero_share": round(float((found == 0).mean()), 3),
            "gray_above_zero": np.quantile(found[found > 0], probabilities).round().tolist(),
            "median_gray_of_images": np.quantile(medians, probabilities).round().tolist(),
            "rows_used": round(float((found > 0).any(axis=2).sum(axis=1).mean()), 1),
            "columns_used": round(float((found > 0).any(axis=1).sum(axis=1).mean()), 1),
        }
    return {
        "images": len(images),
        "shape": list(images.shape[1:]),
        "mean": round(float(images.mean()), 1),
        "sd": round(float(images.std()), 1),
        "zero_share": round(float((images == 0).mean()), 3),
        "probabilities": list(probabilities),
        "classes": classes,
    }


def main(arguments: Sequence[str]) -> None:
    """Write the four files, or measure the real ones in a folder."""
    if arguments:
        folder = Path(arguments[1])
        facts = measure_images(read_idx(folder / FILES[0]), read_idx(folder / FILES[1]))
        write_facts(facts, HERE / "facts" / "fashion_mnist.json")
        return
    for name, content in make().items():
        (HERE / "standin" / name).write_bytes(compress(content))


if __name__ == "__main__":
    if sys.argv[1:] and (sys.argv[1] != "measure" or len(sys.argv) != 3):
        sys.exit("usage: python data/draw_clothes.py [measure DIR]   (DIR holds the real files)")
    main(sys.argv[1:])
