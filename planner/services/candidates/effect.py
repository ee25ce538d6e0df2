"""What a change of holders does to a plan: values only; `standing` works them out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from fractions import Fraction

from planner.domain.evaluation import FloorState, Level, Parts
from planner.domain.margin import Money, floor_state
from planner.domain.rates import RATE_UNITS


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """Money of one study, sponsor or the portfolio before and after; ``unit`` is one exact amount in base currency."""

    level: Level
    name: str
    floor: Decimal | None
    before: Money
    after: Money
    unit: Fraction

    @property
    def cost(self) -> float:
        """Change of cost, base currency."""
        return float((self.after.cost - self.before.cost) * self.unit)

    @property
    def revenue(self) -> float:
        """Change of revenue, base currency."""
        return float((self.after.revenue - self.before.revenue) * self.unit)

    @property
    def margin_before(self) -> float | None:
        """Margin as a share of revenue; None without revenue."""
        return _margin(self.before)

    @property
    def margin_after(self) -> float | None:
        """Margin as a share of revenue; None without revenue."""
        return _margin(self.after)

    @property
    def change(self) -> float | None:
        """Change of the margin as a share of revenue; None where one of the two has none."""
        before, after = self.margin_before, self.margin_after
        return None if before is None or after is None else after - before

    @property
    def state_before(self) -> FloorState:
        """How it stands to its floor before."""
        return floor_state(self.before, self.floor)

    @property
    def state_after(self) -> FloorState:
        """How it stands to its floor afterwards."""
        return floor_state(self.after, self.floor)

    @property
    def shortfall(self) -> float:
        """By how much the floor is missed afterwards, base currency; 0 where it is met."""
        return 0.0 if self.floor is None else max(0.0, float(self.after.shortfall(self.floor) * self.unit))

    @property
    def breaks(self) -> bool:
        """Whether the floor was not broken before and is afterwards."""
        return self.state_after is FloorState.BROKEN and self.state_before is not FloorState.BROKEN

    @property
    def mends(self) -> bool:
        """Whether the floor was broken before and is not afterwards."""
        return self.state_before is FloorState.BROKEN and self.state_after is not FloorState.BROKEN


def _margin(money: Money) -> float | None:
    return (money.revenue - money.cost) / money.revenue if money.revenue else None


def money_unit(hours_per_fte_month: Decimal) -> Fraction:
    """One exact amount of `Money` in base currency."""
    return Fraction(hours_per_fte_month) / RATE_UNITS**2


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does. ``parts``: those of Z afterwards less those before; ``handovers`` likewise.

    ``money``: the studies that are touched, their sponsors, and the portfolio.
    """

    parts: Parts = field(default_factory=Parts)
    money: tuple[MoneyChange, ...] = ()
    handovers: int = 0

    @property
    def z(self) -> float:
        """Change of Z in FTE-months; below 0 is better."""
        return self.parts.total

    @property
    def broken(self) -> tuple[MoneyChange, ...]:
        """The floors that this breaks."""
        return tuple(money for money in self.money if money.breaks)

    @property
    def mended(self) -> tuple[MoneyChange, ...]:
        """The broken floors that this mends."""
        return tuple(money for money in self.money if money.mends)

    @property
    def rank(self) -> tuple[int, float]:
        """What candidates are ranked by: floors newly broken less those mended, then Z."""
        return len(self.broken) - len(self.mended), round(self.z, 9)

    def of(self, level: Level, name: str = "") -> MoneyChange | None:
        """The change of one study, sponsor or the portfolio; None if nothing changes there."""
        return next((m for m in self.money if m.level is level and name in ("", m.name)), None)


def parts_between(before: Parts, after: Parts) -> Parts:
    """The difference of two scores, part by part."""
    return Parts(*(getattr(after, part.name) - getattr(before, part.name) for part in fields(Parts)))
