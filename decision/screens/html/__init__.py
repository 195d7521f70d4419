"""Values drawn as HTML: pure functions from small frozen values to escaped text; no catalog, no scoring.

Every word on the screen is handed in. Read `marks` first, then `glance`, `side`, `beside` and `header`.
"""
