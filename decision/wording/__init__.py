"""Every sentence the app can say (en/, by subject), and the modules that choose among them.

Read in this order; each module imports only from those before it:
language, words, describing, swings, explaining, placing, limits, sureness, must_haves,
calling, notes.
"""
