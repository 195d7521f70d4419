"""What one person said, and what that makes of the list.

Read in this order; each module imports only from those before it:
distances, narrowing, whose, who_set, answers, stages, two,
for_two, answer_files, fitting, own_lists, take_home.
"""
