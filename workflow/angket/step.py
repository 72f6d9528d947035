"""What the scripts of all stages share: how they start, fail, and get their settings."""

import io
import signal
import sys
import threading
import traceback
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from angket.engine.collecting import loaded
from angket.engine.step import keep_record
from angket.files.fault import Fault
from angket.messages.language import language_for
from angket.messages.message import DEFAULT, Message, tell, visible, visible_lines
from angket.settings.settings import read_settings
from angket.settings.surroundings import keep_out
from angket.tables import write_rows

keep_out()


def run(main, snakemake):
    """Run a stage's main function, with its log, and fail in words.

    What the stage prints or warns of goes to the log. A Fault ends there as its
    message; anything else is an error of the program and leaves its traceback.
    """
    log = Path(snakemake.log[0])
    study = log.parent.name
    faults = log.with_suffix(".faults.csv")
    fault_file = log.with_suffix(".fault.json")
    for file in (faults, fault_file):
        file.unlink(missing_ok=True)
    with Visible(open(log, "wb"), encoding="utf-8") as stream:
        stream.study = study
        sys.stdout = sys.stderr = stream
        warnings.showwarning = lambda message, category, *place: print(
            f"Warning: {visible(message)}"
        )
        try:
            _listen()
            loaded()
            further = main(snakemake.input, snakemake.output, settings_of(snakemake))
            keep_record(snakemake, further or ())
        except Fault as fault:
            # Here, because a step without a fault need not wait for it.
            from angket.files.kept_fault import keep

            keep(fault, fault_file)
            language = language_for(study)
            print(fault.tell(language))
            if fault.table:
                head, rows = fault.table
                write_rows(
                    faults, head, ([tell_cell(cell, language) for cell in row] for row in rows)
                )
                print(Message("steps.all_faults", file=faults).tell(language))
        except MemoryError:
            print(Message("steps.memory").tell(language_for(study)))
        except KeyboardInterrupt:
            # Once is enough.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            print(Message("steps.stopped").tell(language_for(study)))
        except OSError as error:
            told = Message(
                "steps.system",
                file=error.filename or Message("steps.a_file"),
                problem=error.strerror or error,
            )
            print(told.tell(language_for(study)))
        except Exception:
            traceback.print_exc()
            print()
            print(Message("steps.program").tell(language_for(study)))
        else:
            # The process ends now.
            loaded()
            return
        finally:
            sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    sys.exit(1)


def say(message):
    """Print a message: to the log of a step in the language of its study, elsewhere in English."""
    study = getattr(sys.stdout, "study", None)
    print(message.tell(language_for(study) if study else DEFAULT))


class Visible(io.TextIOWrapper):
    """The log of a study's step; its text cannot steer the screen that somebody shows it on."""

    study = None

    def write(self, text):
        return super().write(visible_lines(text))


def _listen():
    """Let Ctrl-C interrupt the step, which it could not while the step was loading."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


def tell_cell(cell, language):
    """Return a cell of a table with its messages told; other cells stay what they are."""
    return tell(cell, language) if isinstance(cell, Message) else cell


def settings_of(snakemake):
    """Return the settings that a rule hands its script, nested as in the study's file."""
    params = snakemake.params
    texts = params.get("settings", {}) | params.get("further_settings", {})
    return read_settings(f"{key} = {value}" for key, value in texts.items())


def items_of(settings):
    """Return for each item what its scale says and whether it must be turned round.

    Parameters
    ----------
    settings : dict
        With variables.*.item_scales, the keys of scales.* that are needed, and for
        `reversed` variables.*.reversed.
    """
    return {
        item: settings["scales"][scale] | {"reversed": item in variable.get("reversed", ())}
        for variable in settings["variables"].values()
        for item, scale in variable["item_scales"].items()
    }


def items_by_scale(variable):
    """Group the items of a variable by their answer scale, in the order of the items."""
    groups = {}
    for item in variable["items"]:
        groups.setdefault(variable["item_scales"][item], []).append(item)
    return groups


def several_scales(settings, names=None):
    """Return the scale of each item, alike for scales of the same codes; None where all are alike.

    Parameters
    ----------
    settings : dict
        With variables.*.item_scales and scales.*.codes.
    names : list of str, optional
        Variables; without it, all.
    """
    scales = {
        item: tuple(settings["scales"][scale]["codes"])
        for name, variable in settings["variables"].items()
        if names is None or name in names
        for item, scale in variable["item_scales"].items()
    }
    return scales if len(set(scales.values())) > 1 else None


def in_background(work, *arguments):
    """Start work beside what follows; its `result()` waits for it and raises what went wrong."""
    pool = ThreadPoolExecutor(1)
    started = pool.submit(work, *arguments)
    pool.shutdown(wait=False)
    return started
