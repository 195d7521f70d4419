"""What proves the method.

test_laws            what holds for every list and every person, with lists drawn at random
test_worked_examples published cases of ../worked_examples, each with its author, year and table
test_differential    the whole method against a slower twin, ../oracle.py, written apart from it
The other modules take one module of decision/method each: by hand, and against brute force.
"""
