"""Exchange: what comes into the house from other programs, and what leaves it for them.

Words: a *source* is the program that wrote a file (a web shop), a *reading* is what one file
says, a *problem* is one cell that cannot be taken in and why, a *booking* is what an order becomes.

    bytes -> reading (good orders, problems) -> preview -> import: all good orders or nothing
"""
