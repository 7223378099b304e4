"""Frozen records: classes as `@dataclass(frozen=True, slots=True, kw_only=True)` makes them, in a fraction of the time.

The standard library's decorator imports `inspect` and compiles six methods for each class; with the classes that a
short command needs, that is a third of its time. Here all methods are shared but `__init__`, which is compiled once
many records of a class are made. The functions of `dataclasses` (`fields`, `replace`, `asdict`) take these
records as their own.
"""

from __future__ import annotations

import sys
from collections import namedtuple
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import replace
    from typing import Any, NamedTuple, dataclass_transform
else:

    class _Named(type):
        """What `typing.NamedTuple` has for a metaclass, without the import."""

        def __new__(mcs, name: str, bases: tuple[type, ...], own: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(mcs, name, bases, own)
            fields = own.pop("__annotations__")
            defaults = [own.pop(field) for field in fields if field in own]
            made = namedtuple(name, fields, defaults=defaults, module=own.pop("__module__"))
            for key, value in own.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Named):
        """A base for tuples whose parts have names, as that of the standard library."""

    def dataclass_transform(**_: bool) -> Callable[[Any], Any]:
        return lambda function: function

    def replace(one: Any, /, **changes: object) -> Any:
        """The same record with other values in some fields; TypeError for a field it has not."""
        cls = type(one)
        return cls(**{name: getattr(one, name) for name in cls.__slots__} | changes)


__all__ = ["NamedTuple", "record", "replace"]

_FEW = 32
"""How many records of a class are made before it gets an `__init__` of its own, which takes as long as making them."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: Any = None, /, *, kw_only: bool = True) -> Any:
    """Make a frozen record with slots of a class: its annotated names are the fields, their values the defaults.

    Records of one class are equal where all their fields are, and hashed by them; what the class defines itself
    stays. A class without fields, or derived from one with fields, cannot be made a record.
    """
    if cls is None:
        return lambda late: record(late, kw_only=kw_only)
    own = dict(cls.__dict__)
    annotations: Mapping[str, Any] = own["__annotations__"]
    names = tuple(annotations)
    defaults = {name: own.pop(name) for name in names if name in own}
    del own["__dict__"], own["__weakref__"]
    init = _Init(names, defaults, kw_only)
    made = {
        "__slots__": names,
        "__qualname__": cls.__qualname__,
        "__match_args__": () if kw_only else names,
        "__init__": init,
        "_values": attrgetter(*names),
        "__dataclass_fields__": _Fields(defaults),
    }
    return type(cls.__name__, cls.__bases__, _SHARED | own | made)


class _Init:
    """Stands for a record's `__init__` until it is worth compiling one: when many are made, or somebody looks at it."""

    __slots__ = ("_defaults", "_kw_only", "_left", "_names")

    def __init__(self, names: tuple[str, ...], defaults: dict[str, Any], kw_only: bool) -> None:
        self._names = names
        self._defaults = defaults
        self._kw_only = kw_only
        self._left = _FEW if kw_only else 0

    def __get__(self, one: object, cls: Any) -> Any:
        if one is None or self._left <= 0:
            init = cls.__init__ = self._compiled(cls)
            return init if one is None else init.__get__(one)
        self._left -= 1
        return lambda *args, **given: self._fill(one, cls, args, given)

    def _fill(self, one: object, cls: Any, args: tuple[Any, ...], given: dict[str, Any]) -> None:
        values = self._defaults | given
        if args or values.keys() != set(self._names):
            # It knows what to say of what is missing, and of what is too much.
            self._compiled(cls)(one, *args, **given)
        for name, value in values.items():
            object.__setattr__(one, name, value)

    def _compiled(self, cls: Any) -> Any:
        names, defaults = self._names, self._defaults
        star = "*, " if self._kw_only else ""
        sets = "".join(f"\n  _set(self, {name!r}, {name})" for name in names)
        source = f"def _with(_set):\n def __init__(self, {star}{', '.join(names)}):{sets}\n return __init__"
        local: dict[str, Any] = {}
        exec(source, vars(sys.modules[cls.__module__]), local)
        init = local["_with"](object.__setattr__)
        if self._kw_only:
            init.__kwdefaults__ = defaults
        else:
            init.__defaults__ = tuple(defaults.values())
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        init.__annotations__ = {**cls.__annotations__, "return": None}
        return init


class _Fields:
    """A record's fields as the standard library describes them, made when somebody asks."""

    __slots__ = ("_defaults",)

    def __init__(self, defaults: dict[str, Any]) -> None:
        self._defaults = defaults

    def __get__(self, one: object, cls: Any) -> Mapping[str, Any]:
        from dataclasses import field, make_dataclass

        given = {name: (field(default=default),) for name, default in self._defaults.items()}
        rows = [(name, kind, *given.get(name, ())) for name, kind in cls.__annotations__.items()]
        made: Any = make_dataclass(cls.__name__, rows, kw_only=True)
        fields: Mapping[str, Any] = made.__dataclass_fields__
        cls.__dataclass_fields__ = fields
        return fields


class _Record:
    """What all records have."""

    __slots__ = ()

    def __eq__(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self._values(self) == self._values(other)

    def __hash__(self: Any) -> int:
        return hash(self._values(self))

    def __repr__(self: Any) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{self.__class__.__qualname__}({shown})"

    def __setattr__(self, name: str, _: object) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __getstate__(self: Any) -> list[Any]:
        return [getattr(self, name) for name in self.__slots__]

    def __setstate__(self: Any, state: list[Any]) -> None:
        for name, value in zip(self.__slots__, state, strict=True):
            object.__setattr__(self, name, value)


_SHARED = {name: method for name, method in vars(_Record).items() if callable(method)}
