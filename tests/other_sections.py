"""What stands in other sections than the one that a test composes."""

from angket.formats.blocks import Reference, Table, inlines_of


def with_other_tables(blocks):
    """Return blocks with stand-ins of the tables of other ways of testing that they refer to."""
    there = {getattr(block, "label", None) for block in blocks}
    named = {one.label for one in inlines_of(blocks) if isinstance(one, Reference)}
    return (
        *blocks,
        *(
            Table(label, "T", (("a",),), (("b",),))
            for label in sorted(named - there)
            if label.startswith("sensitivity-")
        ),
    )
