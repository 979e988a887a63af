"""Display: who is called to which desk, for everybody to see and hear. Words: call, chime, call by light, show text."""
