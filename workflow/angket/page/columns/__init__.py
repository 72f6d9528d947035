"""What each column of a file of answers is in a study, and corrections of that.

`board` says it, from the study's settings and the file; `sent` reads what a form sends,
`correcting` and `points` turn it into settings. Pure functions, which know nothing of browsers.
"""
