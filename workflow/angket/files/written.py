"""How a value of a file is written as text: as the person who typed it sees it."""

import datetime
from decimal import Decimal


def cell_text(cell):
    """Write a cell of a spreadsheet: 4.0 is 4, a date is a date.

    >>> cell_text(4.0), cell_text(" a "), cell_text(datetime.datetime(2024, 5, 3))
    ('4', 'a', '2024-05-03')
    """
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell).strip()


def number_text(number):
    """Write a number without exponent, and a whole one without decimals.

    >>> number_text(4.0), number_text(0.00002), number_text(1e16), number_text(2.5)
    ('4', '0.00002', '10000000000000000', '2.5')
    """
    number = float(number) if isinstance(number, int) else number
    if number.is_integer():
        return str(int(number))
    text = str(number)
    return format(Decimal(text), "f") if "e" in text else text
