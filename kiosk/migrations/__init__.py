"""Migrations: one linear Alembic history for both databases."""
