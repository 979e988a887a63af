"""The administrator's commands, Qt-free."""
