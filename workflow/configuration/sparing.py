"""What Snakemake does for every step of every study although once is enough.

With hundreds of studies that is a third of the time it takes to list what is to be done. What
is decided stays the same, and where a later Snakemake has no such place, nothing is changed.
"""

import atexit
import gc
import os
from pathlib import Path

import snakemake.api  # first, or the others import each other in a circle
import snakemake.common
import snakemake.dag
import snakemake.rules


def spare():
    """Let Snakemake look once at what is the same for all studies."""
    # Of millions of objects nearly all stay until the end: to look for others less often.
    gc.set_threshold(1_000_000)
    # At the end of the process they go with it.
    atexit.register(gc.freeze)
    script = getattr(snakemake.dag, "ScriptProcessor", None)
    if hasattr(script, "process_job"):
        script.process_job = once_a_rule(script.process_job)
    graph = getattr(snakemake.dag, "DAG", None)
    if hasattr(graph, "check_directory_outputs"):
        graph.check_directory_outputs = where_nested(graph.check_directory_outputs)
    if hasattr(graph, "update_conda_envs"):
        graph.update_conda_envs = where_any(graph.update_conda_envs)
    for module in (snakemake.common, snakemake.rules):
        if hasattr(module, "get_function_params"):
            module.get_function_params = once_a_function(module.get_function_params)


def once_a_rule(check):
    """Return a check whether the script of a step can be read that looks at each rule once."""
    checked = set()

    def check_first(processor, job):
        key = type(processor), job.rule
        if key not in checked:
            check(processor, job)
            checked.add(key)

    return check_first


def where_nested(check):
    """Return a check for results within results that leaves alone what no result is within."""

    def check_nested(graph):
        files = {str(file) for job in graph.jobs for file in job.output}
        inner = {Path(folder) for folder in map(os.path.dirname, files)}
        folders = {str(outer) for folder in inner for outer in (folder, *folder.parents)}
        if not files.isdisjoint(folders) or any(map(os.path.isabs, files)):
            check(graph)

    return check_nested


def where_any(find):
    """Return a search for the conda environments of steps that is made where rules have some."""

    def find_any(graph):
        if any(rule.conda_env for rule in graph.workflow.rules):
            find(graph)

    return find_any


def once_a_function(find):
    """Return a function that finds what a function takes, and remembers it.

    >>> from inspect import signature
    >>> find = once_a_function(lambda function: [*signature(function).parameters])
    >>> find(sorted), find(sorted)
    (['iterable', 'key', 'reverse'], ['iterable', 'key', 'reverse'])
    """
    found = {}

    def find_once(function):
        # A method is bound anew at each call.
        key = getattr(function, "__func__", function)
        if key not in found:
            found[key] = find(function)
        return found[key]

    return find_once
