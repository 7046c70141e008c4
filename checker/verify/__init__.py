"""Quotes against documents: does each stand in its document, and does it carry its value?"""
