"""What Snakemake does for every step of every study although once is enough.

With hundreds of studies that is a third of the time it takes to list what is to be done. What
is decided stays the same, and where a later Snakemake has no such place, nothing is changed.
"""

import gc

import snakemake.api  # first, or the others import each other in a circle
import snakemake.common
import snakemake.dag
import snakemake.rules


def spare():
    """Let Snakemake look once at what is the same for all studies."""
    # Of millions of objects nearly all stay until the end: to look for others less often.
    gc.set_threshold(1_000_000)
    script = getattr(snakemake.dag, "ScriptProcessor", None)
    if hasattr(script, "process_job"):
        script.process_job = once_a_rule(script.process_job)
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
