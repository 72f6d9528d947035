"""What statistics are about, as the column `subject` of their tables writes it.

| subject | is about |
|---|---|
| `H1` | a hypothesis, variable, item or column as a whole |
| `H1:load` | a part of it: a term, a path, a factor, a row of a panel |
| `item=4`, `gender=woman` | those who gave an answer or belong to a category |
| `stress|gender`, `woman|high` | two things crossed: a variable and what compares it, a cell |
| `load*support` | the product of two variables |
| `H1|age+income` | a hypothesis while other variables are held constant |

They nest: `stress|gender:woman|man` is a pair of groups of a comparison.

Names of hypotheses and variables consist of letters, digits and underscores, and names of columns
hold none of `:`, `=` and `|`: the schema of a study refuses others (`name` and `column` in
`workflow/schemas/study.schema.yaml`). So the first `:` and the first `=` are the marks meant here.
Categories and answers are texts that somebody typed, and may hold anything; where such are crossed,
`pair_apart` is told what the first may be.
"""

# Among the terms of a model, what stands for its constant.
CONSTANT = "(constant)"
_PART, _VALUE, _PAIR, _PRODUCT, _AND = ":", "=", "|", "*", "+"


def part_of(whole, part):
    """Name a part of a hypothesis, model, variable or comparison.

    >>> part_of("H1", "load")
    'H1:load'
    """
    return f"{whole}{_PART}{part}"


def parts_of(whole):
    """Return what the names of all parts begin with.

    >>> part_of("H1", "load").startswith(parts_of("H1"))
    True
    """
    return part_of(whole, "")


def whole_and_part(subject):
    """Return the whole and the part that a subject names; the part is empty where it names none.

    >>> whole_and_part("H1:load"), whole_and_part("H1")
    (('H1', 'load'), ('H1', ''))
    """
    whole, _, part = subject.partition(_PART)
    return whole, part


def value_of(column, value):
    """Name those who gave an answer to an item, or belong to a category.

    >>> value_of("gender", "woman")
    'gender=woman'
    """
    return f"{column}{_VALUE}{value}"


def values_of(column):
    """Return what the names of all answers or categories begin with.

    >>> value_of("gender", "woman").startswith(values_of("gender"))
    True
    """
    return value_of(column, "")


def column_and_value(subject):
    """Return the column and the answer or category; the latter is None where there is none.

    >>> column_and_value("gender=woman"), column_and_value("gender")
    (('gender', 'woman'), ('gender', None))
    """
    column, mark, value = subject.partition(_VALUE)
    return column, value if mark else None


def pair_of(first, second):
    """Name two things crossed or compared.

    >>> pair_of("stress", "gender")
    'stress|gender'
    """
    return f"{first}{_PAIR}{second}"


def pairs_of(first):
    """Return what the names of all pairs of one thing with others begin with.

    >>> pair_of("stress", "gender").startswith(pairs_of("stress"))
    True
    """
    return pair_of(first, "")


def pair_apart(pair, firsts=()):
    """Return the two things that a pair names.

    Parameters
    ----------
    pair : str
    firsts : iterable of str, optional
        What the first may be: categories, which may hold the mark of a pair themselves. Of several
        that fit, the longest is meant.

    Examples
    --------
    >>> pair_apart("stress|gender")
    ('stress', 'gender')
    >>> pair_apart("yes|often|man", ["yes|often", "no"])
    ('yes|often', 'man')
    """
    known = [first for first in firsts if pair.startswith(pairs_of(first))]
    if known:
        first = max(known, key=len)
        return first, pair.removeprefix(pairs_of(first))
    first, _, second = pair.partition(_PAIR)
    return first, second


def product_of(first, second):
    """Name the product of two variables.

    >>> product_of("load", "support")
    'load*support'
    """
    return f"{first}{_PRODUCT}{second}"


def is_product(term):
    """Tell whether a name is that of a product of two variables, none of them a category.

    >>> is_product("load*support"), is_product("load")
    (True, False)
    """
    return _PRODUCT in term


def factors_of(term, names=None):
    """Return the variables of which a term is the product: one, where it is none.

    Parameters
    ----------
    term : str
    names : iterable of str, optional
        The variables and columns that there are, where a factor may be a category, which may hold
        the mark of a product itself.

    Examples
    --------
    >>> factors_of("load*support"), factors_of("load")
    (['load', 'support'], ['load'])
    >>> factors_of("load*stay=5*", {"load", "stay"}), factors_of("stay=5*", {"load", "stay"})
    (['load', 'stay=5*'], ['stay=5*'])
    """
    if names is None:
        return term.split(_PRODUCT)
    for place, mark in enumerate(term):
        factors = [term[:place], term[place + 1 :]]
        if mark == _PRODUCT and all(column_and_value(part)[0] in names for part in factors):
            return factors
    return [term]


def holding(name, held):
    """Name a hypothesis while variables are held constant.

    >>> holding("H1", ["age", "income"])
    'H1|age+income'
    """
    return pair_of(name, _AND.join(held))


def held_in(subject):
    """Return the variables that are held constant.

    >>> held_in("H1|age+income")
    ['age', 'income']
    """
    return pair_apart(subject)[1].split(_AND)


def named_first(subject):
    """Return the hypothesis, variable or column with which a subject begins.

    >>> named_first("H1:load"), named_first("stress|gender=man"), named_first("H1")
    ('H1', 'stress', 'H1')
    """
    for mark in (_PART, _VALUE, _PAIR):
        subject = subject.partition(mark)[0]
    return subject
