"""ReportLab vocabulary: faces, shaped text, blocks, tables, codes, pages. Business-blind, no Qt.

A room's ``documents.py`` puts blocks in order and calls `page.build`; bytes come out, the same
bytes for the same blocks on every station. ReportLab is imported when the first paper is made.
"""
