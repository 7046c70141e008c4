"""Whether work grows linearly: two sizes in one run, so that no machine is too slow for a test."""

import gc
from collections.abc import Callable
from time import process_time

ROUNDS = 3  # the least of so many counts: what else the machine did is no part of it
ROOM = 3  # so many times longer than linear may be noise

Work = Callable[[], object]


def grows_linearly(make: Callable[[int], Work], small: int, large: int, room: float = ROOM) -> None:
    """Fail unless ``large`` takes at most ``room`` times as long as as much work of size ``small``.

    ``make`` prepares work of a size, which is not timed; what it returns is called and timed.
    Large work is held against ``large / small`` pieces of small work, which last as long where
    time is linear. Where it is quadratic, the large work lasts ``large / small`` times longer:
    that must be well above ``room``. Every piece is prepared anew: nothing is remembered.
    """
    times = large // small
    assert times > 2 * room, "sizes so near each other tell nothing"
    make(small)()  # what is prepared once, and for all sizes
    few, many = [], []
    for _ in range(ROUNDS):
        few.append(_seconds([make(small) for _ in range(times)]))
        many.append(_seconds([make(large)]))
        if min(many) <= room * min(few):
            return
    raise AssertionError(
        f"size {large} takes {min(many):.3g} s, {times} times size {small} take {min(few):.3g} s"
    )


def _seconds(pieces: list[Work]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = process_time()
        for piece in pieces:
            piece()
        return process_time() - start
    finally:
        gc.enable()
