"""ABK Kes, the method of Permenkes 33/2015: main tasks by their standard, times a factor."""

from angket.statistics.workload.allowances import allowance_factor, allowance_percent
from angket.statistics.workload.standard_workload import needs_of_tasks, standard_workload


def abk_kes_need(yearly_volumes, norm_minutes, support_minutes, working_minutes, whole=False):
    """Return the need of one position.

    Parameters
    ----------
    yearly_volumes, norm_minutes : array_like of float, shape (n,)
        Of its main tasks.
    support_minutes : list of float
        That each person spends in a year on each support task.
    working_minutes : float
        WKT, effective minutes of a person and year.
    whole : bool
        Whether standard workloads are rounded to whole numbers.

    Returns
    -------
    dict
        standard_workload (SBK) and task_needs (volume / SBK), shape (n,); tasks_need (JKT, their
        sum), allowance_percent (FTP), allowance_factor (STP), need (JKT x STP, unrounded).

    Raises
    ------
    Refused
        allowance_full, allowance_negative.

    Notes
    -----
    The formulas are those that forms, a course and a workbook for ABK Kes agree on; the text of
    the regulation itself could not be read.

    Examples
    --------
    >>> found = abk_kes_need([15800, 45000], [3, 5], [1440, 1440], 72000)
    >>> round(found["tasks_need"], 4), round(found["need"], 4)
    (3.7833, 3.941)
    """
    standards = standard_workload(working_minutes, norm_minutes, whole)
    needs = needs_of_tasks(yearly_volumes, standards)
    percent = float(allowance_percent(sum(support_minutes), working_minutes))
    factor = allowance_factor(percent)
    return {
        "standard_workload": standards,
        "task_needs": needs,
        "tasks_need": float(needs.sum()),
        "allowance_percent": percent,
        "allowance_factor": factor,
        "need": float(needs.sum() * factor),
    }
