"""Help's words: a customer *calls for help*; whoever presses *coming* first takes it. CALLED -> COMING -> DONE."""
