"""Compare infusion centers by what matters to one person with MS.

Each folder imports only from those before it; each says in its first lines what it holds and how to read it.

method    what is compared and how: pure, standard library only, knows no medicine, no file and no sentence
guide     what people can read: medicines, benefits and risks, pages and hard words, as values
wording   every sentence the app can say, by subject, and the modules that choose among them
lists     a list of centers that people bring: from a file to a table, to cells, to centers
catalog   what a data folder holds, read and checked against itself, and its list written again
person    what one person said, and what that makes of the list
screens   one file a step: the only part that imports Streamlit
"""
