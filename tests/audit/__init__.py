"""The standard's checklist and how hard the pages are to read, worked out for a data folder.

`python -m tests.audit` writes data/audit.toml, which About shows. Read in this order:

checklist.toml  what each item asks, and which check settles it
items           how that file becomes items
plain_words     when a text says something: enough real words, and those on people, a time, or how sure it is
walking         the app, walked from its first screen to its last
build           what a check may look at: the catalog, the day, the reading grades, and that walk
pages, centers, sources, effects   the checks, by what they look at
outcomes        which checks settle which item, and the sentences on them
reading_grade   at which grade of school a text can be read, and how many of its sentences are short
table           all of it as the text of the file
"""
