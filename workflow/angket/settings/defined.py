"""Whether a name that a study uses is defined in it."""

from angket.messages.message import Message
from angket.settings.nearest import did_you_mean, nearest
from angket.settings.remedies import with_value


def defined(settings, path, name, known, what, labels=None, **fillings):
    """Report a name that is not among those that are defined.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    path : tuple
        Where the name is used.
    name : str
    known : list or dict
        Names that are defined; of a dict, whose values may have labels.
    what : str
        What the name is the name of, a key of settings.what.
    labels : dict, optional
        Other texts by which a name may be called.

    Returns
    -------
    bool
    """
    if name in known:
        return True
    if isinstance(known, dict) and labels is None:
        labels = {
            key: value.get("label") for key, value in known.items() if isinstance(value, dict)
        }
    meant = nearest(name, known, labels)
    # An item that is one of a list stands on a line with others.
    alone = meant is not None and not isinstance(path[-1], int)
    told = Message(
        "settings.not_defined",
        what=Message(f"settings.what.{what}", **fillings),
        name=name,
        known=list(known) or Message("settings.none"),
        meant=did_you_mean(name, known, labels),
        line=with_value(settings, path, meant) if alone and path[-1] != name else None,
    )
    settings.report(path, told)
    return False
