"""What is around every screen, and what all of them share: the head and the ways on, the session, the tab.

Read `session` first, then `parts`, `listing`, `keeping`, `serving`, `frame` and `broken`.
"""
