"""Triggers that hold whatever the code does: append-only rows, rising versions, entries that sum to zero."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import MetaData, Table

from kiosk.database.tables import CHANNEL


def statements(metadata: MetaData, dialect: str, there: set[str] | None = None) -> list[str]:
    """The SQL of every guard that the tables of `metadata` ask for, on ``sqlite`` or ``postgresql``.

    `there` names the tables that exist; None means all of them.
    """
    made: list[str] = []
    if dialect == "postgresql":
        made += [_REFUSE_FUNCTION, _VERSION_FUNCTION, _SUM_FUNCTION, _WAKE_FUNCTION]
    for each in metadata.sorted_tables:
        if there is not None and each.name not in there:
            continue
        if each.info.get("append_only"):
            made += append_only(each, dialect)
        if each.info.get("versioned"):
            made += rising_version(each, dialect)
        if each.name == "change" and dialect == "postgresql":
            made += waking()
        if each.name == "entry_line":
            made += sum_zero(dialect)
    return made


def drop_statements(metadata: MetaData, dialect: str) -> Iterator[str]:
    """The SQL that takes every guard away, for the length of a migration."""
    for statement in statements(metadata, dialect):
        words = statement.split()
        if words[1] == "TRIGGER":
            name, on = words[2], words[words.index("ON") + 1]
            tail = "" if dialect == "sqlite" else f" ON {on}"
            yield f"DROP TRIGGER IF EXISTS {name}{tail}"


def append_only(table: Table, dialect: str) -> list[str]:
    """Refuses every DELETE, and every UPDATE but of the table's free columns."""
    free = table.info.get("free", ())
    kept = ", ".join(f'"{column.name}"' for column in table.columns if column.name not in free)
    name = table.name
    if dialect == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
        return [
            f'CREATE TRIGGER {name}_keeps BEFORE UPDATE OF {kept} ON "{name}" {refuse}',
            f'CREATE TRIGGER {name}_stays BEFORE DELETE ON "{name}" {refuse}',
        ]
    return [
        (
            f'CREATE TRIGGER {name}_keeps BEFORE UPDATE OF {kept} ON "{name}" '
            "FOR EACH ROW EXECUTE FUNCTION house_refuse()"
        ),
        (
            f'CREATE TRIGGER {name}_stays BEFORE DELETE ON "{name}" '
            "FOR EACH ROW EXECUTE FUNCTION house_refuse()"
        ),
        (
            f'CREATE TRIGGER {name}_whole BEFORE TRUNCATE ON "{name}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION house_refuse()"
        ),
    ]


def rising_version(table: Table, dialect: str) -> list[str]:
    """Refuses an UPDATE that does not raise `version` by exactly one."""
    name = table.name
    if dialect == "sqlite":
        return [
            (
                f'CREATE TRIGGER {name}_version BEFORE UPDATE ON "{name}" '
                "WHEN NEW.version <> OLD.version + 1 "
                f"BEGIN SELECT RAISE(ABORT, '{name} changed without its version'); END"
            )
        ]
    return [
        (
            f'CREATE TRIGGER {name}_version BEFORE UPDATE ON "{name}" '
            "FOR EACH ROW EXECUTE FUNCTION house_version()"
        )
    ]


def sum_zero(dialect: str) -> list[str]:
    """Adds each ledger line to its entry's `off`, a deferred foreign key to the one-row table `zero`."""
    if dialect == "sqlite":
        return [
            (
                'CREATE TRIGGER entry_line_sums AFTER INSERT ON "entry_line" '
                "BEGIN UPDATE entry SET off = off + NEW.minor WHERE id = NEW.entry_id; END"
            )
        ]
    return [
        (
            'CREATE TRIGGER entry_line_sums AFTER INSERT ON "entry_line" REFERENCING NEW TABLE AS made '
            "FOR EACH STATEMENT EXECUTE FUNCTION house_sum()"
        )
    ]


def waking() -> list[str]:
    """Wakes every listening process when something changed; it says nothing and is folded per commit."""
    return [
        (
            'CREATE TRIGGER change_wakes AFTER INSERT ON "change" '
            "FOR EACH STATEMENT EXECUTE FUNCTION house_wake()"
        )
    ]


_WAKE_FUNCTION = f"""CREATE OR REPLACE FUNCTION house_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('{CHANNEL}', ''); RETURN NULL; END $$"""

_REFUSE_FUNCTION = """CREATE OR REPLACE FUNCTION house_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"""

_VERSION_FUNCTION = """CREATE OR REPLACE FUNCTION house_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION '% changed without its version', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$"""

_SUM_FUNCTION = """CREATE OR REPLACE FUNCTION house_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Once a statement: lines that balance among themselves change nothing.
  UPDATE entry SET off = off + sums.minor
    FROM (SELECT entry_id, sum(minor) AS minor FROM made GROUP BY entry_id HAVING sum(minor) <> 0) AS sums
    WHERE entry.id = sums.entry_id;
  RETURN NULL;
END $$"""
