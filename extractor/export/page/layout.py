"""Positions for the graph: ties between numbered nodes go in, a place for each node comes out.

The page draws what is given here and lays nothing out itself: a browser needs a minute for what is
done once in Python. Repulsion and linear attraction after ForceAtlas2 (Jacomy et al. 2014, PLoS ONE
9(6)), with a temperature that falls instead of its adaptive speed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.floating]

Pair = tuple[int, int]
Place = tuple[int, int]

_WORK = 1.8e8  # pairs of nodes that are looked at: a few seconds, whatever the size
_MOST_STEPS, _FEWEST_STEPS, _PARTING_STEPS = 300, 45, 20
_BLOCK = 32  # rows of the table of all pairs at once: what a processor's cache holds
_APART = 14.0  # units between the borders of two nodes
_GOLDEN = 2.399963229728653  # the golden angle: points on a spiral by it lie evenly
_PUSH = 260.0  # two nodes without other ties come to rest some 30 units apart
_ROOM = 42.0  # units that a node has to each side
_WIDE = 1.6  # screens are wider than high


def place_nodes(radii: Sequence[float], pairs: Mapping[Pair, float]) -> list[Place]:
    """Lay out a graph.

    Args:
        radii: of the nodes as drawn, in the page's units.
        pairs: weight of each tie between two node numbers, the smaller first.

    Returns:
        Whole coordinates of each node in the page's units; no two nodes at one place. The same
        input gives the same places on every machine: sums run in a fixed order.
    """
    n = len(radii)
    if n == 0:
        return []
    ends = sorted(pairs)
    left = np.array([a for a, _ in ends], dtype=np.intp)
    right = np.array([b for _, b in ends], dtype=np.intp)
    weights = np.array([pairs[pair] for pair in ends], dtype=np.float64)
    mass = 1.0 + np.bincount(left, weights, n) + np.bincount(right, weights, n)
    spread = _ROOM * float(np.sqrt(n))
    x, y = _spiral(_from_the_hubs(n, ends, mass), spread)
    # Grows with distance, so that what hangs together with nothing stays in sight.
    gravity = _PUSH * float(mass.sum()) / spread**2
    steps = int(min(_MOST_STEPS, max(_FEWEST_STEPS, _WORK / (n * n))))
    for step in range(steps):
        fx, fy = _repulsion(x, y, mass)
        pull_x, pull_y = (x[right] - x[left]) * weights, (y[right] - y[left]) * weights
        fx += np.bincount(left, pull_x, n) - np.bincount(right, pull_x, n) - gravity * mass * x
        fy += np.bincount(left, pull_y, n) - np.bincount(right, pull_y, n) - gravity * mass * y
        reach = spread * 0.15 * (1 - step / steps) ** 1.5 + 0.5
        force = np.sqrt(fx * fx + fy * fy) + 1e-9
        move = np.minimum(force / mass, reach) / force
        x, y = x + fx * move, y + fy * move
    x = x * _WIDE
    size = np.array(radii, dtype=np.float64)
    for _ in range(_PARTING_STEPS):
        x, y = _parted(x, y, size)
    return _apart(np.rint(x).astype(int).tolist(), np.rint(y).astype(int).tolist())


def _from_the_hubs(n: int, ends: Sequence[Pair], mass: Numbers) -> list[int]:
    """Order nodes breadth first from the heaviest of each component, heavy components first."""
    beside: dict[int, list[int]] = defaultdict(list)
    for a, b in ends:
        beside[a].append(b)
        beside[b].append(a)
    by_mass = sorted(range(n), key=lambda node: (-mass[node], node))
    order: list[int] = []
    seen: set[int] = set()
    for hub in by_mass:
        queue = [] if hub in seen else [hub]
        seen.add(hub)
        for node in queue:  # grows while it is read
            order.append(node)
            near = sorted(set(beside[node]) - seen, key=lambda other: (-mass[other], other))
            seen.update(near)
            queue += near
    return order


def _spiral(order: Sequence[int], spread: float) -> tuple[Numbers, Numbers]:
    """Put nodes on a spiral in a circle, the first in the middle."""
    n = len(order)
    rank = np.empty(n, dtype=np.float64)
    rank[np.array(order, dtype=np.intp)] = np.arange(n)
    radius = spread * np.sqrt((rank + 0.5) / n)
    # Rounded, so that the last bit of a library's sine does not tell one machine from another.
    turn_x = np.round(np.cos(rank * _GOLDEN), 6)
    turn_y = np.round(np.sin(rank * _GOLDEN), 6)
    return radius * turn_x, radius * turn_y


def _repulsion(x: Numbers, y: Numbers, mass: Numbers) -> tuple[Numbers, Numbers]:
    """Push all pairs apart, by the product of their masses over their distance."""
    x, y, heavy = x.astype(np.float32), y.astype(np.float32), mass.astype(np.float32)
    fx, fy = np.zeros_like(x), np.zeros_like(y)
    for first in range(0, len(x), _BLOCK):
        rows = slice(first, first + _BLOCK)
        dx, dy = x - x[rows, None], y - y[rows, None]
        push = dx * dx
        push += dy * dy
        push += 1.0
        np.divide(heavy[rows, None], push, out=push)
        dx *= push
        dy *= push
        # Summed down the columns: row after row, in one order on every machine.
        fx += dx.sum(axis=0)
        fy += dy.sum(axis=0)
    return _PUSH * mass * fx, _PUSH * mass * fy


def _parted(x: Numbers, y: Numbers, size: Numbers) -> tuple[Numbers, Numbers]:
    """Move nodes that overlap a third of their overlap apart."""
    small_x, small_y, radius = (n.astype(np.float32) for n in (x, y, size + _APART / 2))
    fx, fy = np.zeros_like(small_x), np.zeros_like(small_y)
    for first in range(0, len(x), _BLOCK):
        rows = slice(first, first + _BLOCK)
        dx, dy = small_x - small_x[rows, None], small_y - small_y[rows, None]
        distance = np.sqrt(dx * dx + dy * dy)
        distance += 1e-6
        overlap = radius[rows, None] + radius
        overlap -= distance
        np.maximum(overlap, 0.0, out=overlap)
        overlap /= distance
        dx *= overlap
        dy *= overlap
        fx += dx.sum(axis=0)
        fy += dy.sum(axis=0)
    return x + fx / 3, y + fy / 3


def _apart(xs: Sequence[int], ys: Sequence[int]) -> list[Place]:
    """Give every node a place of its own."""
    taken: set[Place] = set()
    places: list[Place] = []
    for place in zip(xs, ys, strict=True):
        while place in taken:
            place = (place[0] + 1, place[1])  # noqa: PLW2901
        taken.add(place)
        places.append(place)
    return places
