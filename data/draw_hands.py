"""Draw hands that sign A, B, C and D, as a stand-in for Sign Language MNIST.

    python data/draw_hands.py              # writes data/standin/sign_mnist_*.csv.gz
    python data/draw_hands.py measure DIR  # writes data/facts/sign_mnist.json

A hand is a skeleton of tapered bones in three dimensions: palm, four fingers of three
bones, a thumb, a forearm. A person gives it lengths, widths and skin; a letter bends it;
a shot turns it, lights it, puts it before a wall and takes a blurred, noisy picture.
No photograph, font or row of the real data is used; what the real data gave is a handful
of facts about its gray levels, by which the lamps, walls and skins here were chosen.

Axes of a hand: x to the side of the thumb, y from wrist to fingers, z out of the palm,
towards the camera. The length of the palm is 1. Angles are in degrees.

As in the real file, most rows are copies: each hand is photographed once, and its picture
turned, moved, blurred, darkened or brightened 5 to 10 times. They lie all over the file.

A picture depends on the seed, its hand and its copy alone. Pixels come from sums, products
and square roots, which round alike everywhere; sines are rounded first. So bytes are the
same on every machine.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from make_standins import compress
from measure import write_facts

HERE = Path(__file__).parent
FACTS = HERE / "facts" / "sign_mnist.json"
TRAIN, TEST = "sign_mnist_train.csv", "sign_mnist_test.csv"
LETTERS = "ABCD"
SEED = 7
COPIES = (5, 6, 7, 8, 9, 10)
# The test file shows people whom the train file doesn't. Who comes twice signs twice.
TRAIN_PEOPLE, TEST_PEOPLE = (*range(60), *range(36)), range(60, 90)

SIDE = 28
FINE = 3  # subpixels along a pixel's side
GRID = SIDE * FINE
FAR = -9.0

Point = tuple[float, float, float]
Dice = np.random.Generator


# Chance


def between(rng: Dice, low: float, high: float) -> float:
    """Return a number between low and high, all equally likely."""
    return low + (high - low) * float(rng.random())


def around(rng: Dice, mean: float, spread: float) -> float:
    """Return a nearly normal number, never over 3.5 standard deviations off."""
    return mean + spread * float(_bell(rng.random((4, 1)))[0])


def _bell(dice: np.ndarray) -> np.ndarray:
    """Return sums of four uniform numbers, scaled to mean 0 and standard deviation 1."""
    bell: np.ndarray = (dice[0] + dice[1] + dice[2] + dice[3] - 2) * math.sqrt(3)
    return bell


# Hands


def evenly(number: int, stride: float, low: float, high: float) -> float:
    """Return a number between low and high; those of successive numbers lie evenly.

    Multiples of an irrational stride, less their whole part, fill 0 to 1 without gaps,
    however few the people are: so two groups of people differ in hands, not in brightness.
    """
    return low + (high - low) * (number * stride % 1)


@dataclass(frozen=True)
class Person:
    """A hand's build and its owner's habits."""

    fingers: tuple[float, ...]  # lengths: index, middle, ring, little
    thumb: float  # length, 1 is usual
    girth: float  # thickness of fingers, 1 is usual
    width: float  # of the palm, 1 is usual
    skin: float  # light reflected
    bend: float  # degrees added to each joint
    turn: tuple[float, float, float]  # habitual yaw, pitch, roll added to a letter's
    zoom: float  # how near the camera is
    light: tuple[float, float]  # where the lamp hangs: to the right, above
    wall: float  # gray of the wall


def person(seed: int, number: int) -> Person:
    """Return person number ``number``, always the same for a seed."""
    rng = np.random.default_rng([seed, 0, number])
    growth = around(rng, 1, 0.06)
    return Person(
        fingers=tuple(around(rng, mean, 0.03) * growth for mean in (0.78, 0.88, 0.81, 0.63)),
        thumb=around(rng, 1, 0.07),
        girth=around(rng, 1, 0.1),
        width=around(rng, 1, 0.08),
        skin=evenly(number, 0.618034, 0.42, 1.35),
        bend=around(rng, 0, 4),
        turn=(around(rng, 0, 8), around(rng, 0, 6), around(rng, 0, 5)),
        zoom=around(rng, 1, 0.06),
        light=(between(rng, -0.9, 0.6), between(rng, 0.1, 1.0)),
        wall=evenly(number, 0.414214, 145, 215),
    )


@dataclass(frozen=True)
class Pose:
    """How a letter bends the hand and holds it before the camera."""

    bends: tuple[tuple[float, float, float], ...]  # of each finger's joints, index first
    thumb: tuple[Point, Point, Point, Point]  # its joints, from wrist to tip
    turn: tuple[float, float, float]  # yaw, pitch, roll
    loose: float  # spread of the yaw
    scale: float  # pixels for the length of the palm
    centre: tuple[float, float]  # where the hand's middle lies in the picture, in pixels


FIST = (82.0, 100.0, 55.0)
FLAT = (4.0, 6.0, 4.0)
CURVED = (38.0, 44.0, 26.0)
ROUND = (66.0, 78.0, 40.0)
BEHIND = (0.25, 0.10, 0.10)  # the root of the thumb

POSES = {
    "A": Pose(
        bends=(FIST,) * 4,
        thumb=(BEHIND, (0.50, 0.48, 0.22), (0.53, 0.83, 0.28), (0.48, 1.12, 0.26)),
        turn=(8, 4, -14),
        loose=13,
        scale=14.4,
        centre=(14.5, 13.5),
    ),
    "B": Pose(
        bends=(FLAT,) * 4,
        thumb=(BEHIND, (0.44, 0.46, 0.30), (0.24, 0.70, 0.36), (-0.04, 0.76, 0.32)),
        turn=(4, 4, -4),
        loose=13,
        scale=12.2,
        centre=(14.5, 14.0),
    ),
    "C": Pose(
        bends=(CURVED,) * 4,
        thumb=(BEHIND, (0.36, 0.34, 0.44), (0.36, 0.50, 0.74), (0.32, 0.74, 0.96)),
        turn=(62, 4, -16),
        loose=13,
        scale=14.0,
        centre=(15.0, 13.0),
    ),
    "D": Pose(
        bends=((6.0, 6.0, 4.0), ROUND, ROUND, ROUND),
        thumb=(BEHIND, (0.40, 0.42, 0.36), (0.26, 0.70, 0.54), (0.08, 0.88, 0.60)),
        turn=(14, 4, -4),
        loose=16,
        scale=12.2,
        centre=(14.0, 14.0),
    ),
}


@dataclass(frozen=True)
class Bone:
    """A ball that rolls from ``start`` to ``end`` while its radius changes."""

    start: Point
    end: Point
    radii: tuple[float, float]
    tone: float = 1.0  # reflects this much of what skin does
    crease: float = 0.0  # darkness of the folds at its ends


def hand(who: Person, pose: Pose, rng: Dice) -> list[Bone]:
    """Return the bones of palm, fingers and thumb; the palm faces the camera."""
    return [*palm(who), *fingers(who, pose, rng), *thumb(who, pose, rng)]


def palm(who: Person) -> list[Bone]:
    """Return the bones of the palm, with the balls of the thumb and of the little finger."""
    bones = []
    for x, y in zip((0.30, 0.11, -0.10, -0.30), (0.93, 0.97, 0.92, 0.83), strict=True):
        bones.append(Bone((0.6 * x * who.width, 0.1, 0), (x * who.width, y, 0), (0.17, 0.125)))
    bones.append(Bone((-0.2 * who.width, 0.2, 0.02), (-0.27 * who.width, 0.6, 0.02), (0.19, 0.15)))
    bones.append(Bone((0.1, 0.2, 0.0), (0.0, 0.8, -0.05), (0.2, 0.2)))
    return bones


def fingers(who: Person, pose: Pose, rng: Dice) -> list[Bone]:
    """Return three bones a finger, each joint bent as the letter asks, more or less."""
    roots = ((0.30, 0.95), (0.10, 1.0), (-0.11, 0.95), (-0.31, 0.85))
    fan = around(rng, 3, 1.5)
    together = around(rng, who.bend, 4)
    bones = []
    for i, (root, length, bends) in enumerate(zip(roots, who.fingers, pose.bends, strict=True)):
        splay = fan * (1.3 - i) + around(rng, 0, 1.2)
        bent = [bend + together + around(rng, 0, 4) for bend in bends]
        radius = (0.113, 0.115, 0.11, 0.098)[i] * who.girth
        start = (root[0] * who.width, root[1], 0.0)
        bones += finger(start, splay, bent, length, radius)
    return bones


def finger(
    start: Point, splay: float, bends: Sequence[float], length: float, radius: float
) -> list[Bone]:
    """Return the three bones of a finger that curls out of the palm by ``bends``."""
    across, along = sine(splay), cosine(splay)
    angle, bones = 0.0, []
    for part, bend, thin in zip((0.46, 0.30, 0.24), bends, (1.0, 0.92, 0.84), strict=True):
        angle += bend
        step = part * length
        forward = step * cosine(angle)
        x, y, z = start
        end = (x + forward * across, y + forward * along, z + step * sine(angle))
        bones.append(Bone(start, end, (radius * thin, radius * (thin - 0.08)), crease=0.22))
        start = end
    return bones


def thumb(who: Person, pose: Pose, rng: Dice) -> list[Bone]:
    """Return the ball and the two bones of the thumb."""
    root, *rest = pose.thumb
    sway = [around(rng, 0, 0.035) for _ in range(3)]
    joints = [root]
    for k, joint in enumerate(rest):
        moved = [
            base + (value - base) * who.thumb + (k + 1) / 2 * shake
            for value, base, shake in zip(joint, root, sway, strict=True)
        ]
        joints.append((moved[0] * (0.5 + 0.5 * who.width), moved[1], moved[2]))
    widths = [radius * who.girth for radius in (0.21, 0.165, 0.135, 0.11)]
    bones = [
        Bone(joints[k], joints[k + 1], (widths[k], widths[k + 1]), crease=0.0 if k == 0 else 0.15)
        for k in range(3)
    ]
    web = Bone((0.2 * who.width, 0.5, 0.02), joints[1], (0.15, widths[1]))
    return [web, *bones]


def forearm(rng: Dice) -> list[Bone]:
    """Return the bones of a forearm, some of it in a sleeve, dark or light."""
    lean = around(rng, 0, 0.18)
    bones = [
        Bone((side, 0.25, 0.01), (side * 1.3 + lean, -1.6, -0.1), (0.17, 0.22))
        for side in (-0.15, 0.0, 0.15)
    ]
    if rng.random() < 0.45:
        cuff = between(rng, 0.1, 0.6)
        tone = between(rng, 0.1, 0.45) if rng.random() < 0.75 else between(rng, 0.8, 1.3)
        for side in (-0.14, 0.0, 0.14):
            top = (side + lean * (cuff + 0.1) / 1.7, -cuff, -0.1)
            bones.append(Bone(top, (side + lean, -1.6, -0.1), (0.27, 0.32), tone))
    return bones


# Turning


def sine(angle: float) -> float:
    """Return the sine of degrees, rounded so that all machines agree."""
    return round(math.sin(math.radians(angle)), 12)


def cosine(angle: float) -> float:
    """Return the cosine of degrees, rounded so that all machines agree."""
    return round(math.cos(math.radians(angle)), 12)


def turned(point: Point, yaw: float, pitch: float, roll: float) -> Point:
    """Return a point turned about y, then x, then the line of sight."""
    x, y, z = point
    x, z = x * cosine(yaw) + z * sine(yaw), z * cosine(yaw) - x * sine(yaw)
    y, z = y * cosine(pitch) - z * sine(pitch), z * cosine(pitch) + y * sine(pitch)
    x, y = x * cosine(roll) - y * sine(roll), y * cosine(roll) + x * sine(roll)
    return x, y, z


def turned_bone(bone: Bone, turn: tuple[float, float, float]) -> Bone:
    """Return a bone turned by yaw, pitch and roll."""
    start, end = turned(bone.start, *turn), turned(bone.end, *turn)
    return Bone(start, end, bone.radii, bone.tone, bone.crease)


def on_film(
    bones: Sequence[Bone], count: int, scale: float, centre: tuple[float, float]
) -> list[Bone]:
    """Return bones in subpixels, y down, the middle of the first ``count`` at ``centre``."""
    balls = [
        (end, radius)
        for bone in bones[:count]
        for end, radius in zip((bone.start, bone.end), bone.radii, strict=True)
    ]
    middle = [
        (min(p[axis] - r for p, r in balls) + max(p[axis] + r for p, r in balls)) / 2
        for axis in (0, 1)
    ]

    def film(point: Point) -> Point:
        x = centre[0] * FINE + (point[0] - middle[0]) * scale
        return x, centre[1] * FINE - (point[1] - middle[1]) * scale, point[2] * scale

    return [
        Bone(
            film(bone.start),
            film(bone.end),
            (bone.radii[0] * scale, bone.radii[1] * scale),
            bone.tone,
            bone.crease,
        )
        for bone in bones
    ]


# Surfaces


@dataclass(frozen=True)
class Surface:
    """What the camera sees at each subpixel: height, direction and tone; all (GRID, GRID)."""

    height: np.ndarray
    normal: tuple[np.ndarray, np.ndarray, np.ndarray]
    tone: np.ndarray


def surface(bones: Sequence[Bone]) -> Surface:
    """Return the nearest surface of all bones; height is FAR where there is none."""
    whole = Surface(
        np.full((GRID, GRID), FAR * GRID),
        (np.zeros((GRID, GRID)), np.zeros((GRID, GRID)), np.ones((GRID, GRID))),
        np.ones((GRID, GRID)),
    )
    for bone in bones:
        _cover(whole, bone)
    return whole


def _cover(whole: Surface, bone: Bone) -> None:
    """Put a bone into a surface, where nothing nearer hides it."""
    reach = max(bone.radii)
    box = tuple(
        slice(
            max(0, math.floor(min(bone.start[axis], bone.end[axis]) - reach)),
            max(0, math.ceil(max(bone.start[axis], bone.end[axis]) + reach) + 1),
        )
        for axis in (1, 0)
    )
    rows, columns = (np.arange(GRID)[part] for part in box)
    if not len(rows) or not len(columns):
        return
    x, y = columns[None, :] - bone.start[0], rows[:, None] - bone.start[1]
    dx, dy, dz = (b - a for a, b in zip(bone.start, bone.end, strict=True))
    place = _place_along(x, y, dx, dy, dz, sum(bone.radii) / 2)
    radius = bone.radii[0] + place * (bone.radii[1] - bone.radii[0])
    off_x, off_y = x - place * dx, y - place * dy
    inside = radius * radius - off_x * off_x - off_y * off_y
    rise = np.sqrt(np.maximum(inside, 0))
    height = bone.start[2] + place * dz + rise
    seen = (inside > 0) & (height > whole.height[box])
    folds = np.maximum(0, 1 - 8 * place) + np.maximum(0, 8 * place - 7)
    layers = (off_x / radius, off_y / radius, rise / radius)
    whole.height[box][seen] = height[seen]
    whole.tone[box][seen] = (bone.tone * (1 - bone.crease * folds))[seen]
    for axis in range(3):
        whole.normal[axis][box][seen] = layers[axis][seen]


def _place_along(
    x: np.ndarray, y: np.ndarray, dx: float, dy: float, dz: float, radius: float
) -> np.ndarray:
    """Return how far along a bone, 0 to 1, the line of sight at (x, y) meets its surface."""
    flat = math.sqrt(dx * dx + dy * dy) + 1e-3
    length = math.sqrt(flat * flat + dz * dz)
    along = (x * dx + y * dy) / flat
    across = (x * dy - y * dx) / flat
    rise = np.sqrt(np.maximum(radius * radius - across * across, 0))
    height = (rise * length + along * dz) / flat
    return np.clip((along * flat + height * dz) / (length * length), 0, 1)


# Light


def soften(image: np.ndarray, steps: Sequence[int]) -> np.ndarray:
    """Blur an image with a kernel 1-2-1 at each distance in ``steps``."""
    for step in steps:
        for axis in (0, 1):
            image = (moved(image, step, axis) + moved(image, -step, axis) + 2 * image) / 4
    return image


def moved(image: np.ndarray, step: int, axis: int) -> np.ndarray:
    """Return an image moved by whole subpixels, its edge repeated."""
    where = np.clip(np.arange(GRID) - step, 0, GRID - 1)
    return image[where] if axis == 0 else image[:, where]


@dataclass(frozen=True)
class Lamp:
    """Where the light comes from (right, down, near), how soft it is, how deep its shadows."""

    direction: Point
    ambient: float
    shadow: float
    hollow: float  # how dark hollows are


def lamp(who: Person, rng: Dice) -> Lamp:
    """Return a lamp near where the person's hangs."""
    right, up = around(rng, who.light[0], 0.2), around(rng, who.light[1], 0.15)
    near = between(rng, 0.5, 1.0)
    norm = math.sqrt(right * right + up * up + near * near)
    return Lamp(
        direction=(right / norm, -up / norm, near / norm),
        ambient=between(rng, 0.15, 0.5),
        shadow=between(rng, 0.15, 0.5),
        hollow=between(rng, 0.02, 0.06),
    )


def lit(seen: Surface, light: Lamp) -> np.ndarray:
    """Return the light that each subpixel of the hand sends to the camera, about 0 to 1."""
    x, y, z = light.direction
    facing = seen.normal[0] * x + seen.normal[1] * y + seen.normal[2] * z
    facing = soften(np.maximum(facing, 0), [1])
    direct = facing * (1 - light.shadow * in_shadow(seen, x, y, z))
    shade = light.ambient + (1 - light.ambient) * direct
    deep = np.where(seen.height > FAR * GRID, seen.height, _floor(seen))
    hollow = np.clip(soften(deep, [1, 2, 4]) - deep, 0, 4)
    return seen.tone * shade / (1 + light.hollow * hollow * hollow)


def _floor(seen: Surface) -> float:
    """Return the height that stands for the wall: the hand's lowest."""
    return float(seen.height[seen.height > FAR * GRID].min(initial=0))


def in_shadow(seen: Surface, x: float, y: float, z: float) -> np.ndarray:
    """Return how much, 0 to 1, something nearer the lamp hides each subpixel from it."""
    side = math.sqrt(x * x + y * y) + 1e-6
    hidden = np.zeros((GRID, GRID))
    for step in range(2, 18, 2):
        over = moved(seen.height, -round(step * x / side), 1)
        over = moved(over, -round(step * y / side), 0)
        hidden = np.maximum(hidden, over - step * z / side - seen.height - 1)
    return soften(np.minimum(hidden / 3, 1), [1, 1])


# Rooms


def room(who: Person, rng: Dice) -> np.ndarray:
    """Return the wall behind a hand, (GRID, GRID) gray levels: bright, uneven, with things."""
    y, x = (np.arange(GRID) + 0.5) / GRID - 0.5, (np.arange(GRID) + 0.5) / GRID - 0.5
    x, y = x[None, :], y[:, None]
    gray = around(rng, who.wall, 10) + around(rng, 0, 22) * x + around(rng, 0, 18) * y
    gray = gray - between(rng, 0, 60) * (x * x + y * y)
    if rng.random() < 0.22:  # a door or a curtain
        gray = gray * _step(x - between(rng, -0.45, -0.2), between(rng, 0.3, 0.75))
    if rng.random() < 0.3:  # a table
        slope = around(rng, 0, 0.06)
        gray = gray * _step(between(rng, 0.36, 0.49) + slope * x - y, between(rng, 0.45, 0.85))
    if rng.random() < 0.25:  # a shoulder, or hair
        low = between(rng, -0.6, 0.6)
        away = (x - 0.62) * (x - 0.62) + (y - low) * (y - low)
        gray = gray * _step((away - between(rng, 0.03, 0.1)) * 2, between(rng, 0.1, 0.5))
    return gray


def _step(distance: np.ndarray, dark: float) -> np.ndarray:
    """Return ``dark`` where distance is negative, 1 where positive, softly between."""
    light: np.ndarray = dark + (1 - dark) * np.clip(distance / 0.04 + 0.5, 0, 1)
    return light


# Pictures


def photograph(letter: str, who: Person, rng: Dice) -> np.ndarray:
    """Return a person's hand that signs a letter, (GRID, GRID) gray levels, before its copies."""
    pose = POSES[letter]
    bones = hand(who, pose, rng)
    count = len(bones)
    bones = bones + forearm(rng)
    spread = (pose.loose, 6, 5)
    turn = [
        around(rng, usual + own, wide)
        for usual, own, wide in zip(pose.turn, who.turn, spread, strict=True)
    ]
    bones = [turned_bone(bone, (turn[0], turn[1], turn[2])) for bone in bones]
    scale = pose.scale * who.zoom * around(rng, 1, 0.05) * FINE
    centre = (around(rng, pose.centre[0], 0.9), around(rng, pose.centre[1], 0.9))
    return exposed(surface(on_film(bones, count, scale, centre)), who, rng)


def exposed(seen: Surface, who: Person, rng: Dice) -> np.ndarray:
    """Return what the camera makes of a hand before a wall."""
    light = lamp(who, rng)
    cover = (seen.height > FAR * GRID).astype(float)
    wall = room(who, rng)
    skin = around(rng, 230, 18) * who.skin * lit(seen, light)
    scene = soften(wall * (1 - cover) + skin * cover, _blur(rng))
    return (scene - 128) * around(rng, 1.07, 0.11) + 128 + around(rng, 2, 8)


def copied(scene: np.ndarray, rng: Dice) -> np.ndarray:
    """Return a copy of a photograph, (28, 28) of 0 to 255: turned, moved, filtered, relit."""
    moved_by = (around(rng, 0, 0.12) * FINE, around(rng, 0, 0.12) * FINE)
    scene = tilted(scene, around(rng, 0, 1.3), moved_by)
    if rng.random() < 0.3:
        scene = soften(scene, [1])
    level = (mean_of_cells(scene) - 128) * around(rng, 1, 0.07) + 128 + around(rng, 0, 6)
    grain = between(rng, 0.5, 2.5) * _bell(rng.random((4, SIDE, SIDE)))
    return np.clip(np.floor(level + grain + 0.5), 0, 255).astype(np.int64)


def tilted(image: np.ndarray, angle: float, moved_by: tuple[float, float]) -> np.ndarray:
    """Return an image turned about its middle and moved, in subpixels; its edge goes on."""
    places = np.arange(GRID) - (GRID - 1) / 2
    x, y = places[None, :] - moved_by[0], places[:, None] - moved_by[1]
    column = x * cosine(angle) + y * sine(angle) + (GRID - 1) / 2
    row = y * cosine(angle) - x * sine(angle) + (GRID - 1) / 2
    left = np.clip(np.floor(column), 0, GRID - 2).astype(np.int64)
    top = np.clip(np.floor(row), 0, GRID - 2).astype(np.int64)
    right, down = np.clip(column - left, 0, 1), np.clip(row - top, 0, 1)
    above = image[top, left] * (1 - right) + image[top, left + 1] * right
    below = image[top + 1, left] * (1 - right) + image[top + 1, left + 1] * right
    turned_image: np.ndarray = above * (1 - down) + below * down
    return turned_image


def _blur(rng: Dice) -> list[int]:
    """Return the steps of a blur: mostly slight, at times out of focus."""
    return [1] if rng.random() < 0.6 else [1, 2] if rng.random() < 0.8 else [1, 2, 2]


def mean_of_cells(fine: np.ndarray) -> np.ndarray:
    """Return the mean over each pixel's subpixels, added in a fixed order."""
    total = np.zeros((SIDE, SIDE))
    for row in range(FINE):
        for column in range(FINE):
            total = total + fine[row::FINE, column::FINE]
    return total / FINE**2


# Files


@dataclass(frozen=True)
class Copy:
    """What a row shows: a letter, by a person, in a photograph, and which copy of it."""

    label: int
    person: int
    shot: int
    number: int


def copies(people: Sequence[int], seed: int = SEED) -> list[Copy]:
    """Return the rows of a file: everyone signs each letter; all copies in no order."""
    every = [
        Copy(label, who, shot, number)
        for shot, who in enumerate(people)
        for label in range(len(LETTERS))
        for number in range(COPIES[(shot + label) % len(COPIES)])
    ]
    order = np.random.default_rng([seed, 1, people[0]]).permutation(len(every))
    return [every[place] for place in order]


def draw_letters(rows: Sequence[Copy], seed: int = SEED) -> pd.DataFrame:
    """Return a table of pictures: label, then pixel1 to pixel784; a row a picture."""
    photographs: dict[tuple[int, int], np.ndarray] = {}
    table = np.empty((len(rows), 1 + SIDE * SIDE), dtype=np.int64)
    for line, row in zip(table, rows, strict=True):
        dice = [seed, 2, row.person, row.shot, row.label]
        photo = (row.shot, row.label)
        if photo not in photographs:
            who = person(seed, row.person)
            photographs[photo] = photograph(LETTERS[row.label], who, np.random.default_rng(dice))
        line[0] = row.label
        line[1:] = copied(photographs[photo], np.random.default_rng([*dice, row.number])).ravel()
    names = ["label", *(f"pixel{k}" for k in range(1, SIDE * SIDE + 1))]
    return pd.DataFrame(table, columns=names)


def letters_csv(pictures: pd.DataFrame) -> bytes:
    """Return the file as the real one is written, its lines ended by CR and LF."""
    lines = [",".join(pictures.columns)]
    lines += [",".join(map(str, row)) for row in pictures.to_numpy().tolist()]
    return ("\r\n".join(lines) + "\r\n").encode("ascii")


def make_letters(name: str) -> bytes:
    """Return the stand-in's bytes for the file called name."""
    return letters_csv(draw_letters(copies(TRAIN_PEOPLE if name == TRAIN else TEST_PEOPLE)))


# Facts


def measure_letters(pictures: pd.DataFrame) -> dict[str, Any]:
    """Return counts, gray levels and their spread for each of the letters A to D."""
    facts: dict[str, Any] = {"rows": len(pictures), "letters": {}}
    counts = pictures["label"].value_counts().sort_index()
    facts["labels"] = {str(label): int(count) for label, count in counts.items()}
    for label, letter in enumerate(LETTERS):
        pixels = pictures.loc[pictures["label"] == label].drop(columns="label").to_numpy(float)
        facts["letters"][letter] = {
            "count": len(pixels),
            "mean": round(float(pixels.mean()), 1),
            "spread": round(float(pixels.std()), 1),
            "spread_of_means": round(float(pixels.mean(axis=1).std()), 1),
            "mean_of_spreads": round(float(pixels.std(axis=1).mean()), 1),
            "deciles": [round(float(q)) for q in np.quantile(pixels, np.arange(1, 10) / 10)],
        }
    return facts


def measure(source: Path) -> None:
    """Write the facts about the real files in folder source."""
    facts = {
        "train": measure_letters(pd.read_csv(source / TRAIN)),
        "test": measure_letters(pd.read_csv(source / TEST)),
    }
    write_facts(facts, FACTS)


def read_facts() -> dict[str, Any]:
    """Read the facts about the real files."""
    facts: dict[str, Any] = json.loads(FACTS.read_text("utf-8"))
    return facts


def main() -> None:
    """Write both stand-ins."""
    folder = HERE / "standin"
    folder.mkdir(exist_ok=True)
    for name in (TRAIN, TEST):
        (folder / f"{name}.gz").write_bytes(compress(make_letters(name)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"] and len(sys.argv) == 3:
        measure(Path(sys.argv[2]))
    elif len(sys.argv) == 1:
        main()
    else:
        sys.exit("usage: python data/draw_hands.py [measure DIR]")
