"""What a process need not wait for, or look at, when it ends."""

import gc
import threading

import pytest

from angket.engine.collecting import loaded, while_loading
from angket.engine.pauses import dismiss_clocks


def strike():
    """What a clock would do."""


@pytest.mark.parametrize(("module", "stays"), [("snakemake.scheduling.any", False), ("mine", True)])
def test_the_scheduler_clocks_are_stopped_and_no_other(monkeypatch, module, stays):
    monkeypatch.setattr(strike, "__module__", module)
    clock = threading.Timer(60, strike)
    clock.start()
    dismiss_clocks()
    clock.join(5 if not stays else 0)
    try:
        assert clock.is_alive() == stays
    finally:
        clock.cancel()


def test_what_was_loaded_is_not_collected_and_what_comes_later_is():
    while_loading()
    try:
        assert not gc.isenabled()
    finally:
        loaded()
    try:
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
