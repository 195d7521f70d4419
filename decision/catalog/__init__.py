"""What a data folder holds, read and checked against itself, and its list written again.

Read in this order; each module imports only from those before it:
toml_files, fields, factor_files, guide_files, medicine_files, must_have_files, audit_table,
list_tables, catalog, gaps, rows, list_files.
"""
