"""What a data folder holds, read and checked against itself, and its list written again.

Read in this order; each module imports only from those before it:
toml_files, fields, factor_files, guide_files, info_files, must_have_files, checklist, checklist_files,
catalog, gaps, reading_grade, checking, audit, rows, list_files.
"""
