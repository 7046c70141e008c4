"""The written forms of prose: what a value looks like in a sentence. English, for now.

Each form is read from a bounded window, so that reading takes the same time anywhere in any text.
"""
