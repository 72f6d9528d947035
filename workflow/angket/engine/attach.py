"""The one place where the workflow meets Snakemake beyond its documented rules."""

import os
import sys
import threading
from pathlib import Path

from snakemake.io import IOFile

from angket.engine.collecting import loaded, while_planning
from angket.engine.events import VARIABLE, Events
from angket.engine.listing import Listing
from angket.engine.lock import OF_RUN, hold
from angket.engine.parts import parts_file
from angket.engine.pauses import dismiss_clocks
from angket.engine.progress import Progress
from angket.engine.reasons import reasons_of, untrusted_for
from angket.engine.record import forget, record_of, recorded
from angket.messages.language import language_for
from angket.messages.message import Message, Sentences, visible_lines
from angket.terminal.screen import tell


def attach(workflow, logger, studies, as_module=False):
    """Let a run tell its steps in words, show how far it is, and trust no result without a record.

    Parameters
    ----------
    workflow : snakemake.workflow.Workflow
    logger : logging.Logger
        Snakemake's.
    studies : dict
        From the name of each study of the run to its settings.
    as_module : bool
        Whether the run is that of another workflow, whose steps are told as Snakemake has it.

    Returns
    -------
    Engine
        Whose `begin` and `end` the Snakefile calls when a run starts and ends.
    """
    loaded()
    while_planning()
    return Engine(workflow, logger, studies, as_module)


class Engine:
    """What watches a run."""

    def __init__(self, workflow, logger, studies, as_module=False):
        self._workflow, self._studies = workflow, studies
        self.dryrun = workflow.output_settings.dryrun
        self._told, self._makers, self._jobs = set(), None, None
        self._events = Events(self.dryrun)
        if as_module:
            self.progress = Progress()
            self._hear(logger, self.progress.take)
            return
        console = next((found for found in logger.handlers if hasattr(found, "stream")), None)
        stream = getattr(console, "stream", sys.stderr)
        live = console is not None and not self.dryrun and stream.isatty()
        live = live and os.environ.get("TERM") != "dumb"
        language = self._language_of("")
        self.progress = Progress(stream if live else None, language=language)
        logger.addFilter(_tells_something)
        if workflow.is_main_process:
            logger.addFilter(self._put_into_words)
        self._hear(logger, self.progress.take)
        if workflow.is_main_process and os.environ.get(VARIABLE):
            self._keep_events()
        if self.dryrun and console and not workflow.output_settings.verbose:
            self._listing, self._announced = Listing(self._language_of), False
            self._events.listeners.append(self._list)
            console.addFilter(self._passes_in_dry_run)
        if live:
            console.addFilter(self.progress.passes)
            threading.Thread(target=self.progress.tick, daemon=True).start()

    def begin(self):
        """Take the lock of the folder, when a run starts.

        Raises
        ------
        SystemExit
            When another run is at work there.
        """
        try:
            hold(OF_RUN)
        except BlockingIOError:
            sys.exit(Message("run.another_run").tell(self._language_of("")))
        graph = self._workflow.dag
        for job in graph.needrun_jobs(False):
            if graph.reason(job).forced:
                for of in (record_of, parts_file):
                    forget(of(job.rule.name, job.wildcards_dict))

    def end(self, status):
        """Tell how a run ended, take the line of progress away, and wait for nothing more.

        Parameters
        ----------
        status : str
            `done`, `failed` or `stopped`.
        """
        self._events.end(status)
        self.progress.end()
        dismiss_clocks()

    def distrust(self, study, made):
        """Let results be made again that nothing tells the making of, or that are not all there.

        Snakemake would go by their times alone, and take whatever was copied here for current;
        and of a step that failed it takes the earlier results for made of what it failed on.
        A look tells so and changes nothing.

        Parameters
        ----------
        study : str
        made : dict of str to list of str
            From each rule to its results.
        """
        if study in self._told or not self._workflow.is_main_process:
            return
        # Commands such as --summary build the graph of steps and run none.
        looks = self.dryrun or self._workflow.execution_settings is None
        self._told.add(study)
        untrusted = Listing(self._language_of)
        for rule, files in made.items():
            record = recorded(record_of(rule, {"study": study}))
            known = record["results"]
            gone = [file for file in known if not Path(file).exists()]
            there = [file for file in files if Path(file).exists()]
            if not there or (known and not gone):
                continue
            reasons = untrusted_for(record, gone)
            untrusted.add(study, rule, reasons)
            self._events.distrust(study, rule, reasons)
            if not looks:
                for file in there:
                    # What `snakemake --cleanup-metadata` does.
                    self._workflow.persistence.cleanup_metadata(IOFile(file))
                    os.utime(file, (1, 1))
        if untrusted.lines():
            told = [Message("reasons.untrusted").tell(self._language_of(study)), *untrusted.lines()]
            tell("\n".join(told), sys.stderr)

    def _hear(self, logger, listener):
        self._events.listeners.append(listener)
        logger.addFilter(self._events.observe)

    def _keep_events(self):
        # Here, because a run whose events nobody keeps need not wait for it.
        from angket.engine.events_file import Kept

        # A step that starts a run of its own, as `verify` does, leaves this file alone.
        file = os.environ.pop(VARIABLE)
        try:
            self._events.listeners.append(Kept(file, self._language_of).take)
        except OSError as error:
            told = Message("run.no_events", file=file, problem=error.strerror, variable=VARIABLE)
            sys.exit(told.tell(self._language_of("")))

    def _list(self, event):
        """Take down what a look finds."""
        if event.kind == "planned" and event.rule != "all":
            self._listing.add(event.study, event.rule, event.reasons)

    def _language_of(self, study):
        if study in self._studies:
            return self._studies[study]["language"]
        if len(self._studies) == 1:
            return next(iter(self._studies.values()))["language"]
        return language_for()

    def _put_into_words(self, record):
        """Let a record that announces a step tell its reason in words."""
        if _event(record) == "job_info":
            job = self._job(record.jobid)
            reasons = reasons_of(job, self._made()) if job else []
            record.reasons = reasons or [Sentences(record.reason)]
            study = (record.wildcards or {}).get("study", "")
            told = [reason.tell(self._language_of(study)) for reason in record.reasons]
            record.reason = "; ".join(told)
        message = str(record.msg)
        if not message.isprintable():
            record.msg = visible_lines(message)
        return True

    def _passes_in_dry_run(self, record):
        """Show of a dry run what it says before and beside its steps, and our list of these."""
        event = _event(record)
        if event == "job_info":
            return False
        if event == "run_info":
            # The first comes before the steps, the second after them.
            if self._announced:
                looked = Message("reasons.looked").tell(self._language_of(""))
                tell("\n".join([*self._listing.lines(), looked]), sys.stdout)
            self._announced = True
            return False
        if event == "workflow_started":
            return False
        return event not in ("shellcmd", "None") or record.levelno > 20 or not self._announced

    def _job(self, number):
        graph = self._workflow.dag
        if self._jobs is None:
            self._jobs = {graph.jobid(job): job for job in graph.jobs}
        return self._jobs.get(number)

    def _made(self):
        """Return which rule makes each file that this run makes."""
        if self._makers is None:
            graph = self._workflow.dag
            self._makers = {
                str(file): job.rule.name for job in graph.needrun_jobs(False) for file in job.output
            }
        return self._makers


def _tells_something(record):
    """Pass over that results which were never there could not be brought back."""
    return record.funcName != "restore_output"


def _event(record):
    return str(getattr(record, "event", None))
