"""The judge of growth tells linear from quadratic work."""

from collections.abc import Callable

import pytest
from growth import grows_linearly


def linear(size: int) -> Callable[[], object]:
    return lambda: sum(number * number for number in range(size))


def quadratic(size: int) -> Callable[[], object]:
    return lambda: sum(one * other for one in range(size) for other in range(size))


def test_linear_work_passes() -> None:
    grows_linearly(linear, 1_000, 50_000)


def test_quadratic_work_fails() -> None:
    with pytest.raises(AssertionError, match="size 800 takes"):
        grows_linearly(quadratic, 40, 800)


def test_sizes_that_would_tell_nothing_are_refused() -> None:
    with pytest.raises(AssertionError, match="tell nothing"):
        grows_linearly(linear, 10, 20)
