"""Which steps read what a step makes; docs/reruns.md tells what follows."""

# Steps of studies with a pilot, with experts' ratings of items, or with ratings in a file.
ON_OCCASION = {"pilot_validation", "pilot_scoring", "content", "ratings"}

READERS = {
    "content": {"statistics"},
    "ratings": {"inference", "sensitivity"},
    "validation": {
        "scoring", "description", "inference", "comparison", "sensitivity", "figures",
        "statistics", "report",
    },
    "pilot_validation": {"pilot_scoring"},
    "pilot_scoring": {"instrument", "structure", "sensitivity", "figures"},
    "scoring": {
        "description", "intervals", "assumptions", "inference", "comparison", "sensitivity",
        "figures", "statistics",
    },
    "instrument": {"instrument_verdicts"},
    "instrument_verdicts": {"statistics"},
    "structure": {"figures", "statistics"},
    "description": {"inference", "sensitivity", "figures", "statistics"},
    "intervals": {"assumptions", "inference", "sensitivity", "figures", "statistics"},
    "assumptions": {"assumptions_verdicts", "figures"},
    "assumptions_verdicts": {"inference", "statistics"},
    "inference": {"figures", "statistics"},
    "comparison": {"statistics"},
    "sensitivity": {"figures", "statistics"},
    "figures": {"report"},
    "statistics": {"published", "report"},
    "published": {"report"},
    "report": set(),
}  # fmt: skip
