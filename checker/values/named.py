"""``NamedTuple``, as ``typing`` has it, in a fifth of the time that it takes to make one.

A run makes some 160 of these classes before it reads a word. Each that ``typing`` makes has the
text of its ``__new__`` put together and compiled, and is changed once it is there. Here the ones
of as many parts share what reads a part, and ``__new__`` but for the names in it. The type checker
is told of that of ``typing``, whose rules hold, and which stands in where this is not tried.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.implementation.name != "cpython" or sys.version_info >= (3, 14):
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple
    from collections.abc import Iterable
    from functools import cache
    from types import FunctionType
    from typing import Any, Self

    _tuple = tuple.__new__

    _OWN = frozenset({
        "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
        "_field_types", "_make", "_replace", "_asdict", "_source",
    })  # fmt: skip
    """What no class may say itself."""

    _UNKNOWN = TypeError if sys.version_info >= (3, 13) else ValueError

    class _Named(tuple):
        """What all of them can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, parts: Iterable[Any]) -> Self:
            made = _tuple(cls, parts)
            if tuple.__len__(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} parts")
            return made

        def _replace(self, /, **changed: Any) -> Self:
            made = _tuple(self.__class__, map(changed.pop, self._fields, self))
            if changed:
                raise _UNKNOWN(f"{type(self).__name__} has no parts {', '.join(changed)}")
            return made

        if sys.version_info >= (3, 13):
            __replace__ = _replace

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            parts = (f"{name}={part!r}" for name, part in self._asdict().items())
            return f"{type(self).__name__}({', '.join(parts)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    @cache
    def _of_as_many(length: int) -> tuple[FunctionType, list[Any]]:
        """``__new__`` of so many parts, and what reads each of them."""
        names = [f"part_{at}" for at in range(length)]
        made = namedtuple("_", names)
        return made.__new__, [getattr(made, name) for name in names]

    def _refuse(
        name: str, bases: tuple[type, ...], fields: tuple[str, ...], body: dict[str, Any]
    ) -> None:
        """Raise where ``typing`` would not make such a class either."""
        if bases != (NamedTuple,):
            raise TypeError(f"{name}: can only inherit from NamedTuple")
        if own := _OWN.intersection(body):
            raise AttributeError(f"{name}: cannot overwrite {', '.join(sorted(own))}")
        if hidden := [field for field in fields if field.startswith("_")]:
            raise ValueError(f"{name}: parts begin with `_`: {', '.join(hidden)}")
        if "__classcell__" in body:
            raise RuntimeError(f"{name}: neither super() nor __class__ is known in its methods")

    class _Maker(type):
        """Makes a class of what stands in it."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            _refuse(name, bases, fields, body)
            usual = {field: body[field] for field in fields if field in body}
            if tuple(usual) != fields[len(fields) - len(usual) :]:
                raise TypeError(f"{name}: parts that may be left out stand behind the others")
            new, reads = _of_as_many(len(fields))
            code = new.__code__.replace(
                co_qualname=f"{name}.__new__", co_varnames=("_cls", *fields)
            )
            given = {
                "__doc__": body.get("__doc__", f"{name}({', '.join(fields)})"),
                "__slots__": (),
                "__new__": FunctionType(code, new.__globals__, None, tuple(usual.values())),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": usual,
            }
            return type(name, (_Named,), body | given | dict(zip(fields, reads, strict=True)))

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
