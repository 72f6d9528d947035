"""The workflow on a real Slurm: several nodes, one of which dies, and the same bytes."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("pwd", reason="Slurm runs on POSIX")

from angket.systems import systems
from rules_written import rules_written
from slurm_cluster import missing_programs, running_cluster, wait_until

MISSING = missing_programs()
if find_spec("snakemake_executor_plugin_slurm") is None:
    MISSING.append("snakemake-executor-plugin-slurm (requirements-slurm.txt)")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"no Slurm here: {', '.join(MISSING)} missing"),
]
# The profile as it is shipped; only the queue is looked at more often.
SLURM = ["--profile", "profiles/slurm", "--slurm-init-seconds-before-status-checks", "1"]


def test_all_studies_on_slurm_give_the_bytes_of_a_local_run_though_a_node_dies(
    finished, project, tmp_path
):
    expected = finished.files()
    studies = {name.split("/")[0] for name in expected} - {*systems()}
    of_systems = [
        rule
        for system in systems()
        for _ in (project.folder / "config" / system).glob("*.yaml")
        for rule in rules_written(project.folder / f"workflow/rules/{system}.smk")
    ]
    due = 2 * len(studies) + len(of_systems)
    with running_cluster(tmp_path / "slurm", nodes=3, processors=1) as cluster:
        command = [sys.executable, "-m", "snakemake", *SLURM]
        with (
            open(tmp_path / "output", "w") as output,
            subprocess.Popen(
                command, cwd=project.folder, env=cluster.environment, stdout=output, stderr=output
            ) as process,
        ):
            try:
                victim = node_in_the_middle(cluster, project.folder)
                cluster.kill_node(victim)
                code = process.wait(timeout=3000)
            finally:
                process.kill()
        told = Path(tmp_path / "output").read_text()
        jobs = cluster.command("squeue", "-h", "--states=all", "-o", "%T %N").splitlines()
    assert code == 0, told
    found = project.files()
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []
    # Two jobs to a study, one to read and one for the rest, one to each step of a system, and the
    # one that was lost, again.
    assert sorted(jobs).count(f"NODE_FAIL {victim}") == 1, jobs
    assert [job.split()[0] for job in jobs].count("COMPLETED") == due, jobs
    assert len(jobs) == due + 1
    assert "H1          p < 0,001, H0 ditolak" in told
    assert "Nothing to be done" in project.run().stdout


def node_in_the_middle(cluster, folder):
    """Wait until a study is half computed and return the node that computes it."""
    nodes = []

    def half_done():
        for job, node in cluster.jobs().items():
            shown = cluster.command("scontrol", "show", "job", job)
            if "rule_study" in shown and any(folder.glob("results/*/scoring/totals.parquet")):
                nodes.append(node)
        return nodes

    wait_until(half_done, lambda: "No study got half way.", seconds=600)
    return nodes[0]
