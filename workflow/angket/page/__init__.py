"""A page in one's own browser in front of the workflow; it computes nothing itself.

========================  ======================================================================
__main__.py               starts it: ``python -m angket.page`` in the project's folder
app.py                    puts the screens together
guard.py                  who may ask for what
project.py                the project's folder: studies, and no path outside it
words.py                  what is said, by key and language
rendering.py              a screen's template, filled
running.py                runs, one at a time, in files; watcher.py is beside each, progress.py
                          reads how far it is, planned.py what one would redo, ended.py its end
screens/<screen>.py       `PLACE`, a number by which screens stand in the navigation of a study, or
                          None where one does not stand there; `ROUTES`, its addresses and what
                          answers them
screens/<screen>.html     its templates
screens/<screen>.<language>.yaml  its words, under the screen's name
static/                   what every screen looks like, and what moves on it
========================  ======================================================================

A screen is found in its folder, and nothing else names it. What a screen can do, a command can do:
it reads and writes the same files, and starts the same commands.
"""
