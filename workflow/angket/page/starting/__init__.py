"""What comes before the page: the environment that it runs in, made on the first start.

The scripts `angket.sh`, `angket.command` and `angket.cmd` find Python and run this folder with it.
It uses the standard library alone, since nothing else is there yet, and tells everything in every
language, since nobody has chosen one.
"""
