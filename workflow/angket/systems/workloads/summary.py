"""What the end of a run tells of a workload analysis."""

from angket.systems.workloads.said import all_numbers, rounded


def rows(results, words):
    """Return label and text of each line.

    Parameters
    ----------
    results : angket.report.results.Results
    words : dict
        The phrases of the summary.

    Returns
    -------
    list of (str, str)
    """
    words = words["workloads"]
    told = {name: number.text for name, number in all_numbers(results).items()}
    lines = [
        (words["analysed"], words["counts"].format(**told)),
        (words["needed"], words["need" if rounded(results) else "need_unrounded"].format(**told)),
        (words["balance"], words["short_and_over"].format(**told)),
    ]
    warned = sum(
        results.number("workload_warnings", key, "n").value
        for key in results.subjects("workload_warnings")
    )
    if warned:
        n = results.write(warned, "count").text
        lines.append((words["look"], words["warnings"].format(n=n)))
    return lines
