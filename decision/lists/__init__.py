"""A list of centers that people bring: from a file to a table, to cells, to centers.

Read in this order; each module imports only from those before it:
problems, texts, files, tables, spelling, figures, columns, mapping, provider_files, questions,
registry.
"""
