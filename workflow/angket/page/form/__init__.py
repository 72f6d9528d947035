"""The form of a study's settings: fields from the schema, values to YAML and back.

Pure functions, which know nothing of browsers: `nodes` makes a tree of fields from the schema and
the settings, `reading` makes settings from what a form sends, `splice` writes changed settings into
the text of a file, `checking` finds the field that a problem is about.
"""
