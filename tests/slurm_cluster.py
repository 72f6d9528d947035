"""A Slurm cluster of several nodes on one machine, for the tests and for trying the profile.

    .venv/bin/python tests/slurm_cluster.py FOLDER .venv/bin/snakemake --profile profiles/slurm

starts munged, slurmctld and a slurmd for each node in FOLDER, which must not exist, runs the
command with the environment of the cluster, and ends all of them. It needs Debian's slurmctld,
slurmd, slurm-client and munge, no accounting database, no system service and no root.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "srun", "squeue", "sinfo", "scontrol")
# Where Debian puts daemons; not on everyone's path.
SEARCH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])

CONFIGURATION = """\
ClusterName=angket
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={port}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
StateSaveLocation={folder}/state
SlurmctldPidFile={folder}/slurmctld.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdSpoolDir={folder}/%n
SlurmdPidFile={folder}/%n.pid
SlurmdLogFile={folder}/%n.log
# No system service is asked for anything: neither cgroups nor accounting.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
AccountingStorageType=accounting_storage/none
ReturnToService=1
# Memory and processors are allocated as asked for, whatever the machine really has.
SlurmdParameters=config_overrides
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=5,bf_interval=5
# A dead node is found out within seconds rather than minutes.
SlurmdTimeout={timeout}
KillWait=5
# Jobs that ended are remembered for a day, for whoever counts them.
MinJobAge=86400
"""


def missing_programs():
    """Name the programs of Slurm that this machine lacks."""
    return [program for program in PROGRAMS if shutil.which(program, path=SEARCH) is None]


class Cluster:
    """Daemons of a cluster in a folder; see `running_cluster`.

    Parameters
    ----------
    folder : path
        For configuration, state, logs and sockets; a short path, as sockets ask for.
    nodes : int
        Number of nodes, n1, n2 and so on.
    processors, megabytes : int
        What each node offers.
    timeout : int
        Seconds of silence after which a node counts as dead.

    Attributes
    ----------
    environment : dict
        The environment in which Slurm's commands find this cluster.
    """

    def __init__(self, folder, nodes=2, processors=2, megabytes=8000, timeout=6):
        self.folder = Path(folder).resolve()
        self.names = [f"n{number}" for number in range(1, nodes + 1)]
        self._processors, self._megabytes, self._timeout = processors, megabytes, timeout
        self._daemons = []
        self.configuration = self.folder / "slurm.conf"
        self.environment = os.environ | {
            "SLURM_CONF": str(self.configuration),
            "PATH": f"{self.folder}/bin{os.pathsep}{SEARCH}",
        }

    def start(self):
        """Write the configuration, start all daemons and wait until every node is idle."""
        (self.folder / "state").mkdir(parents=True)
        host = socket.gethostname().split(".")[0]
        ports = free_ports(len(self.names) + 1)
        lines = [
            CONFIGURATION.format(
                folder=self.folder,
                host=host,
                port=ports[0],
                user=pwd.getpwuid(os.getuid()).pw_name,
                timeout=self._timeout,
            )
        ]
        for name, port in zip(self.names, ports[1:], strict=True):
            lines.append(
                f"NodeName={name} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} "
                f"CPUs={self._processors} RealMemory={self._megabytes} State=UNKNOWN\n"
            )
        lines.append(f"PartitionName=test Nodes={','.join(self.names)} Default=YES State=UP\n")
        self.configuration.write_text("".join(lines))
        self._wrap_srun()
        self._start_munge()
        self._daemon("slurmctld", "-D")
        for name in self.names:
            self.start_node(name)
        wait_until(lambda: self.states() == dict.fromkeys(self.names, "idle"), self._complaint)

    def start_node(self, name):
        """Start the daemon of a node."""
        (self.folder / name).mkdir(exist_ok=True)
        self._daemon("slurmd", "-D", "-N", name, NODE=name)

    def kill_node(self, name):
        """Kill the daemon of a node and every process of its jobs, as a power cut does."""
        self._end([name])

    def stop(self):
        """End everything of this cluster, its jobs included."""
        self._end([*self.names, None])
        for daemon in self._daemons:
            daemon.wait()

    def states(self):
        """Return the state of each node."""
        shown = self.command("sinfo", "-h", "-N", "-o", "%N %t", check=False)
        return dict(line.split() for line in shown.splitlines())

    def jobs(self):
        """Return the node on which each running job is, by job id."""
        shown = self.command("squeue", "-h", "-t", "running", "-o", "%i %N")
        return dict(line.split() for line in shown.splitlines())

    def command(self, *words, check=True):
        """Run a command of Slurm and return what it says."""
        finished = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, timeout=30, check=check
        )
        return finished.stdout

    def _wrap_srun(self):
        """Tell srun where the cluster is: Snakemake's plugin takes the variable out of jobs."""
        wrapper = self.folder / "bin/srun"
        wrapper.parent.mkdir()
        srun = shutil.which("srun", path=SEARCH)
        wrapper.write_text(f'#!/bin/sh\nSLURM_CONF={self.configuration} exec {srun} "$@"\n')
        wrapper.chmod(0o755)

    def _start_munge(self):
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        own = [
            f"--{name}-file={self.folder}/munge.{name}" for name in ("key", "log", "pid", "seed")
        ]
        self._daemon(
            "munged", "--foreground", "--force", f"--socket={self.folder}/munge.socket", *own
        )
        wait_until((self.folder / "munge.socket").exists, self._complaint)

    def _daemon(self, program, *arguments, **variables):
        with open(self.folder / f"{program}.out", "a") as out:
            started = subprocess.Popen(
                [shutil.which(program, path=SEARCH), *arguments],
                env=self.environment | {f"ANGKET_{key}": text for key, text in variables.items()},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        self._daemons.append(started)

    def _end(self, nodes):
        """Kill the processes on some nodes, by their ids, until none is left."""
        while left := [process for process, node in self._processes() if node in nodes]:
            for process in left:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            time.sleep(0.1)

    def _processes(self):
        """Find the processes of this cluster, each with the node that it is on, by environment."""
        mark = f"SLURM_CONF={self.configuration}"
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                variables = (folder / "environ").read_bytes().decode(errors="replace").split("\0")
            except OSError:  # gone by now, or of another user
                continue
            if mark in variables and int(folder.name) not in (os.getpid(), os.getppid()):
                nodes = dict(text.partition("=")[::2] for text in variables)
                yield int(folder.name), nodes.get("SLURMD_NODENAME") or nodes.get("ANGKET_NODE")

    def _complaint(self):
        logs = "\n".join(path.read_text() for path in sorted(self.folder.glob("*.out")))
        return f"The cluster does not start. Nodes: {self.states()}\n{logs[-3000:]}"


@contextmanager
def running_cluster(folder, **options):
    """Give a started cluster and end all that belongs to it afterwards, whatever happens."""
    cluster = Cluster(folder, **options)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


def wait_until(happened, complaint, seconds=30):
    """Wait for something to happen; tell what is wrong if it does not."""
    limit = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > limit:
            raise TimeoutError(complaint())
        time.sleep(0.1)


def free_ports(count):
    """Return ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [opened.getsockname()[1] for opened in sockets]
    for opened in sockets:
        opened.close()
    return ports


if __name__ == "__main__":
    # A cluster must not outlive a command that is ended from outside.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    where, *command = sys.argv[1:]
    with running_cluster(where) as started:
        code = subprocess.run(command, env=started.environment).returncode
    sys.exit(code)
