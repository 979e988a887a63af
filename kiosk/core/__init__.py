"""Plain words that every floor may use: money, ids, text, words, tasks, who acts, what changed, what was refused."""
