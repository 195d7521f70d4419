"""A list of centers that people bring: from a file to a table, to cells, to centers.

Read in this order; each module imports only from those before it:
problems, findings, hidden_characters, headers, tables, decoding, delimited, number_formats,
archives, cell_values, workbooks, sheets, spelling, figures, columns, headings, blanks, cells, provider_files,
registry_rows, registry_search, registry.
"""
