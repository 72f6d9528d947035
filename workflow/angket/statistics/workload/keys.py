"""Every key that a reason of this folder can have, with what its sentence fills in.

Whoever tells them needs words for each of these, in every language.
"""

from angket.statistics.workload.faults import OF_STAFF

_NUMBERS = [
    f"{column}_{what}_number"
    for column in (
        *("volume", "norm", "persons", "present", *OF_STAFF),
        *("stated_minutes", "stated_need"),
    )
    for what in ("missing", "not_a", "ambiguous")
    if not (what == "missing" and column.startswith("stated"))
]

# Of a row of a table; each has its row, unit, position, task and value besides.
FAULTS = dict.fromkeys(_NUMBERS, ()) | {
    "missing_unit": (),
    "unknown_unit": (),
    "unit_without_length": (),
    "missing_period": (),
    "unknown_period": (),
    "period_without_multiplier": (),
    "kind_not_in_method": ("kinds",),
    "persons_not_positive": ("above",),
    "norm_not_positive": ("above",),
    "volume_negative": (),
    "volume_zero": (),
    "task_without_unit": (),
    "task_without_position": (),
    "task_without_name": (),
    "duplicate_task": (),
    "staff_without_unit": (),
    "staff_without_position": (),
    "present_negative": (),
    "civil_servants_negative": (),
    "contract_staff_negative": (),
    "staff_kinds_differ": ("computed",),
    "duplicate_staff": (),
    "staff_zero": (),
    "position_without_staff": (),
    "staff_without_task": (),
    "position_without_main_task": (),
    "allowance_full": (),
    "task_above_share": ("share",),
    "gross_unit": (),
    "daily_on_calendar_days": (),
    "few_days_off_a_week": (),
    # Of a figure that a form states beside its inputs.
    "cut_not_rounded": ("computed",),
    "rounded_up_not_nearest": ("computed",),
    "part_left_out": ("computed",),
    "sum_of_cut_parts": ("computed",),
    "sum_of_rounded_parts": ("computed",),
    "other_multiplier": ("computed", "times"),
    "stated_differs": ("computed",),
}

# Raised as `Refused`, for settings and for what is no table.
REFUSALS = {
    "faults": ("count", "faults"),
    "missing_columns": ("table", "columns"),
    "unknown_method": ("value", "expected"),
    "unknown_rounding": ("value", "expected"),
    "no_tolerance": ("value", "expected"),
    "unknown_unit": ("value", "expected"),
    "unit_length": ("unit", "value"),
    "unknown_period": ("value", "expected"),
    "multiplier": ("period", "value", "expected"),
    "base": ("period", "value"),
    "norm_range": ("value", "expected"),
    "no_citation": (),
    "working_time": ("value", "expected"),
    "no_working_time": ("value",),
    "days_off": ("value", "expected"),
    "hours": ("value", "expected"),
    "allowance": ("value", "expected"),
    "allowance_full": ("percent",),
    "allowance_negative": ("percent",),
    "factor_below_one": ("value",),
    "periods_differ": ("value", "expected"),
    "standard": ("value",),
    "observations": ("value", "expected"),
    "share": ("value", "expected"),
    "duplicate_unit": ("value",),
    "too_few_units": ("n", "needed"),
    "units_alike": ("n",),
}

# Why a figure of a position or unit is missing, or a unit stands on one side only.
UNDEFINED = {
    "nobody_present": (),
    "nothing_required": (),
    "unit_not_measured": (),
    "unit_not_perceived": (),
    "unit_undefined": (),
}
