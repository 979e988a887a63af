"""Making every table with its guards, and reading back the SQL that a database really holds."""

from __future__ import annotations

from sqlalchemy import Connection, MetaData, inspect, text

from kiosk.database import guards


def create(connection: Connection, metadata: MetaData) -> None:
    """Makes all tables of `metadata` and their guards in an empty database."""
    metadata.create_all(connection)
    install_guards(connection, metadata)


def install_guards(connection: Connection, metadata: MetaData) -> None:
    """Puts the guards of every table that is there in place; the end of each migration calls it.

    A step before the newest meets tables of later ones in `metadata`: they are not there yet.
    """
    there = set(inspect(connection).get_table_names())
    made = guards.statements(metadata, connection.dialect.name, there)
    for statement in made:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def remove_guards(connection: Connection, metadata: MetaData) -> None:
    """Takes the guards away so that a migration may rebuild tables."""
    for statement in guards.drop_statements(metadata, connection.dialect.name):
        connection.exec_driver_sql(statement)


def texts(connection: Connection) -> dict[str, str]:
    """Every table, index, constraint, trigger and function of the database as SQL text, by name."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(
            text("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        )
    else:
        rows = connection.execute(text(_POSTGRES_TEXTS))
    found = {str(name): in_order(" ".join(str(sql).split())) for name, sql in rows}
    return {name: sql for name, sql in found.items() if "alembic_version" not in name}


def in_order(said: str) -> str:
    """A table's SQL with its constraints sorted: SQLite writes one that was changed behind the others."""
    start, end = said.find("("), said.rfind(")")
    if not said.startswith("CREATE TABLE") or start < 0:
        return said
    parts, depth, last = [], 0, start + 1
    for place in range(start + 1, end):
        depth += {"(": 1, ")": -1}.get(said[place], 0)
        if said[place] == "," and depth == 0:
            parts.append(said[last:place].strip())
            last = place + 1
    parts.append(said[last:end].strip())
    parts.sort(key=lambda part: part if part.startswith("CONSTRAINT") else "")
    return f"{said[: start + 1]} {', '.join(parts)} {said[end:]}"


_POSTGRES_TEXTS = r"""
SELECT 'column ' || c.relname || '.' || a.attname,
       format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
       || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind = 'r'
UNION ALL
SELECT 'constraint ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid)
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
UNION ALL
SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT 'trigger ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid)
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
UNION ALL
SELECT 'function ' || p.proname, pg_get_functiondef(p.oid)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'public'
"""
