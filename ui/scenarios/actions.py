"""The commands of scenarios, all in the Plan menu."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.actions import ActionSpec


def _t(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def scenario_specs() -> tuple[ActionSpec, ...]:
    """The commands in the order of the menu."""
    return (
        ActionSpec("plan_around", _t("Plan &around what is fixed…"), "scenarios.plan_around",
                   _t("Choose what may change, and search from the plan shown"), "", ("Ctrl+F5",), "replan"),
        ActionSpec("improve_plan", _t("&Improve the plan shown"), "scenarios.improve",
                   _t("Search from the plan shown; the result is a proposal to accept in parts"), "", ("Alt+F5",),
                   "replan"),
        ActionSpec("show_scenarios", _t("Sc&enarios"), "scenarios.show",
                   _t("The plans of this document, and plans side by side"), "", ("Ctrl+4",), "portfolio"),
        ActionSpec("compare_plans", _t("C&ompare the selected plans"), "scenarios.compare",
                   _t("Put the two or three plans selected in the list of scenarios side by side"), "",
                   ("Ctrl+Shift+M",), "plan"),
        ActionSpec("duplicate_plan", _t("&Duplicate the plan"), "scenarios.duplicate",
                   _t("A copy to try something in; the plan itself stays as it is"), "", ("Ctrl+Shift+K",), "plan"),
        ActionSpec("rename_plan", _t("&Rename the plan…"), "scenarios.rename", _t("Give the plan another name"),
                   needs="plan"),
        ActionSpec("note_plan", _t("&Note on the plan…"), "scenarios.note", _t("What to remember about the plan"),
                   needs="plan"),
        ActionSpec("publish_plan", _t("Pu&blish the plan"), "scenarios.publish",
                   _t("Make it the plan that people agreed on, or take that back; others show changes against it"),
                   needs="plan"),
        ActionSpec("delete_plan", _t("De&lete the plan"), "scenarios.delete",
                   _t("Remove the plan; Undo brings it back"), needs="plan"),
    )  # fmt: skip


SCENARIO_MENU = (
    "plan_around", "improve_plan", "", "show_scenarios", "compare_plans", "", "duplicate_plan", "rename_plan",
    "note_plan", "publish_plan", "delete_plan",
)  # fmt: skip
"""The commands in the Plan menu; '' is a separator."""
