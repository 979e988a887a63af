"""Plain words that everything may use: money, ids, text, words, tasks, refusals."""
