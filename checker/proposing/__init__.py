"""Proposals of a model, or of another tool: where claims may stand in a document.

A proposal points at words; the value is read from them by the reader of prose, and what does not
pass the gate of :mod:`checker.verify` is a note. Only :mod:`checker.proposing.client` speaks HTTP.
"""
