"""Where the answers come from of studies that an entry of a system reads."""

from angket.settings.yaml_file import Settings
from angket.systems import described

# Of answers that people gave.
COLLECTED = "collected"


def origin_in(study):
    """Return where the answers of a study come from.

    >>> origin_in({"origin": {"data": "simulated"}}), origin_in({}), origin_in(None)
    ('simulated', 'collected', 'collected')
    """
    told = study.get("origin") if isinstance(study, dict) else None
    return (told.get("data") if isinstance(told, dict) else None) or COLLECTED


def origin_of_study(name, root):
    """Return where the answers of a study of this project come from.

    Parameters
    ----------
    name : str
    root : Path
        Folder of the project.

    Returns
    -------
    str
        collected, reconstructed or simulated. What is wrong with its description is told by itself.
    """
    return origin_in(Settings(described("studies", name), root).data)
