"""`review`: what a page shows of documents and drafts, and what a decision changes in files.

``shown`` makes plain data of the model; ``decisions`` makes new texts of old ones; ``desk`` holds
the corpus between requests and has files written by whoever opened it; ``guard`` says which
requests are the page's own; ``server`` hands them on. ``page/`` is what the browser gets.
"""
