"""Staff: the people who work here, their PINs and who is signed in where. Words: person, PIN, session."""
