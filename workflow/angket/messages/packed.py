"""Messages as JSON can hold them, to be told later in whatever language."""

from angket.messages.message import Message, Sentences


def packed(value):
    """Turn a message, or what fills one, into plain values.

    >>> packed(Message("message.example", file="a", count=1))
    {'message': 'message.example', 'fillings': {'file': 'a', 'count': 1}}
    >>> unpacked(packed(Sentences(Message("message.example", file="a", count=1)))).tell("en")
    'a: 1 fault.'
    """
    if isinstance(value, Sentences):
        return {"sentences": [packed(part) for part in value.fillings["parts"]]}
    if isinstance(value, Message):
        fillings = {name: packed(part) for name, part in value.fillings.items()}
        return {"message": value.key, "fillings": fillings}
    if isinstance(value, list | tuple):
        return [packed(part) for part in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def unpacked(value):
    """Return the message, or other value, that `packed` turned into plain values.

    >>> unpacked("text"), unpacked(3)
    ('text', 3)
    """
    if isinstance(value, list):
        return [unpacked(part) for part in value]
    if isinstance(value, dict) and "sentences" in value:
        return Sentences(*(unpacked(part) for part in value["sentences"]))
    if isinstance(value, dict):
        fillings = {name: unpacked(part) for name, part in value["fillings"].items()}
        return Message(value["message"], **fillings)
    return value
