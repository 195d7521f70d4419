"""Compare infusion centers by what matters to one person with MS.

Read the modules in this order; each imports only from those before it:
words, factors, providers, guide, checklist, gates, screening, relaxing, preferences, scoring, robustness,
weightings, shares, changing, asking, calls, describing, explaining, sureness, calling, toml_rows, reading,
findings, hidden_characters, headers, tables, decoding, delimited, number_formats, archives, cell_values,
workbooks, sheets, fields, factor_files, spelling, figures, columns, headings, blanks, cells,
provider_files, guide_files, info_files, gate_files, checklist_files, registry_rows, registry_search,
registry, distances, glossary, reading_grade, catalog, checking, audit, rows, list_files, narrowing,
shortening, answers, must_haves, gaps, own_lists.
`words` is every sentence the app can say. `factors` to `calling` are the method: pure, standard
library only. `guide` is what people can read, and `checklist` what a standard asks of the whole.
`toml_rows` to `checklist_files` turn files into values: of these `findings` to `sheets` make a table of a
list as people keep it in a spreadsheet, and `spelling` to `provider_files` make centers of a table.
`registry` reads a file of the national provider registry. `distances` is how far apart two ZIP codes are.
`glossary` finds the hard words in a text, and `reading_grade` says how easily it reads. `catalog` is all of
a data folder, checked; `checking` and `audit` hold it against the checklist; `rows` and `list_files` write
its centers as a list again. `narrowing` makes a long list short enough to compare, and `shortening` tells
how. `answers` is what one person has said, and `must_haves` whom that sets aside. `gaps` is what the keeper
of a list has to find out, and `own_lists` are those that people bring. `screens` draws these and is the
only part that imports Streamlit; which module imports which other package stands in the test of the layout.
"""
