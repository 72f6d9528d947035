"""The figures: tables in, matplotlib figures out, no files.

Each module draws one kind of figure; `style` holds what they have in common.
"""

from angket.settings.surroundings import keep_out

keep_out()
