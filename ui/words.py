"""Figures of a running search in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _t(text: str) -> str:
    """Translated in the context of these words."""
    return QCoreApplication.translate("words", text)


def gap_words(objective: float | None, bound: float | None) -> str:
    """How much better a plan could at most be."""
    from planner.services.summary import gap

    if objective is None:
        return _t("no plan yet")
    share = gap(objective, bound)
    if share is None:
        return _t("how much better is possible is not known yet")
    if share < 0.0005:
        return _t("no better plan exists")
    places = 0 if share >= 0.0995 else 1
    return _t("at most {share}% better is possible").format(share=f"{share * 100:.{places}f}")


def seconds_words(seconds: float) -> str:
    """``12 s`` or ``2 min 5 s``."""
    whole = round(seconds)
    if whole < 60:
        return _t("{s} s").format(s=whole)
    return _t("{m} min {s} s").format(m=whole // 60, s=whole % 60)


def score_words(objective: float) -> str:
    """A score with as many digits as are worth reading."""
    return f"{objective:,.0f}" if abs(objective) >= 1000 else f"{objective:,.1f}"
