"""Accounting's papers: the invoice in all its kinds, and its words."""
