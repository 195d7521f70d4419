"""Values drawn as HTML: pure functions from small frozen values to escaped text; no catalog, no scoring.

Every word on the screen is handed in. Read `marks` first, then `glance`, `side`, `beside`, `header`,
`swings`, `so_far` and `table`. `take_home` draws the page to take along, with words of its own.
"""
