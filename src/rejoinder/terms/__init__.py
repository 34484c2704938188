"""The terms of the law in each language: glossaries, where their terms stand in a text, and whether two languages agree in them."""
