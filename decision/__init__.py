"""Compare infusion centers by what matters to one person with MS.

Read the modules in this order; each imports only from those before it:
words, factors, providers, preferences, scoring, robustness, describing, explaining,
guide, toml_rows, reading, fields, factor_files, provider_files, guide_files, catalog, answers.
`words` is every sentence the app can say. `factors` to `explaining` are the method: pure, standard
library only. `guide` is what people can read; `toml_rows` to `guide_files` turn the files of a data
folder into values; `catalog` is all of them, checked. `answers` is what one person has said. `screens`
draws these and is the only part that imports Streamlit.
"""
