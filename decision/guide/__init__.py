"""What people can read: medicines, benefits and risks, pages and hard words; each with its source and dates.

Read in this order; each module imports only from those before it:
texts, glossary.
"""
