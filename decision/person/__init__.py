"""What one person said, and what that makes of the list.

Read in this order; each module imports only from those before it:
distances, narrowing, shortening, answers, own_lists, bringing.
"""
