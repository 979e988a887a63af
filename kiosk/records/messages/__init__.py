"""Messages: what customers are told, waiting to be sent, sent or failed. Words: message, outbox."""
