"""The search's arrays as references: compiled functions pass one pointer each instead of sixty arrays."""

from __future__ import annotations

from typing import Any

from numba import njit, types
from numba.experimental import structref

from solver.kernel_types import Data, State, Sums, Work


class DataType(types.StructRef):
    """The compiled type of `Data`."""


class DataReference(structref.StructRefProxy):
    """Data: what is given, by reference."""


class StateType(types.StructRef):
    """The compiled type of `State`."""


class StateReference(structref.StructRefProxy):
    """State: what a search changes, by reference."""


class SumsType(types.StructRef):
    """The compiled type of `Sums`."""


class SumsReference(structref.StructRefProxy):
    """Sums: a thread's sums and prices, by reference."""


class WorkType(types.StructRef):
    """The compiled type of `Work`."""


class WorkReference(structref.StructRefProxy):
    """Work: a thread's scratch arrays, by reference."""


library: Any = structref  # numba's own types do not cover it


def _register(kind: type, proxy: type, fields: tuple[str, ...]) -> None:
    library.register(kind)
    library.define_proxy(proxy, kind, list(fields))


_register(DataType, DataReference, Data._fields)
_register(StateType, StateReference, State._fields)
_register(SumsType, SumsReference, Sums._fields)
_register(WorkType, WorkReference, Work._fields)


@njit(cache=True)
def _refer_data(arrays: Any) -> Any:
    return DataReference(*arrays)  # type: ignore[no-untyped-call, unused-ignore]


@njit(cache=True)
def _refer_state(arrays: Any) -> Any:
    return StateReference(*arrays)  # type: ignore[no-untyped-call, unused-ignore]


@njit(cache=True)
def _refer_sums(arrays: Any) -> Any:
    return SumsReference(*arrays)  # type: ignore[no-untyped-call, unused-ignore]


@njit(cache=True)
def _refer_work(arrays: Any) -> Any:
    return WorkReference(*arrays)  # type: ignore[no-untyped-call, unused-ignore]


_REFER = {Data: _refer_data, State: _refer_state, Sums: _refer_sums, Work: _refer_work}


def refer(arrays: Data | State | Sums | Work) -> Any:
    """A reference to the arrays; they stay shared."""
    return _REFER[type(arrays)](tuple(arrays))
