"""Names rows and columns as a spreadsheet shows them."""


def column_letters(place):
    """Return the letters over a column in a spreadsheet, from its place counted from 0.

    >>> column_letters(0), column_letters(12), column_letters(27)
    ('A', 'M', 'AB')
    """
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def row_numbers(numbers):
    """Write row numbers in rising order, neighbours as a span.

    >>> row_numbers([2, 4, 5, 6])
    '2, 4-6'
    """
    spans = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in spans)
