"""Keeps messages in a file, to be told later in the language that is then asked for."""

from messages.message import Message, Sentences


def to_data(value):
    """Turn a message into what JSON can hold; a text stays one.

    Examples
    --------
    >>> to_data(Message("message.example", file="a.csv", count=1))
    {'key': 'message.example', 'fillings': {'file': 'a.csv', 'count': 1}}
    """
    if isinstance(value, Message):
        key = "" if isinstance(value, Sentences) else value.key
        return {"key": key, "fillings": {n: to_data(part) for n, part in value.fillings.items()}}
    if isinstance(value, list | tuple):
        return [to_data(part) for part in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


def from_data(data):
    """Turn what `to_data` returned into the message again.

    Examples
    --------
    >>> message = Message("message.example", file="a.csv", count=1)
    >>> from_data(to_data([message])) == [message]
    True
    """
    if isinstance(data, dict):
        fillings = {name: from_data(part) for name, part in data["fillings"].items()}
        return Message(data["key"], **fillings) if data["key"] else Sentences(*fillings["parts"])
    return [from_data(part) for part in data] if isinstance(data, list) else data
