"""Mutants of how acts are done: once, whole, in one transaction, on a database that keeps its promises."""

from tests.mutants.mutant import Mutant, tests

ACTING = "kiosk/database/acting.py"
ENGINE = "kiosk/database/engine.py"
CLOCK = "kiosk/database/clock.py"
GUARDS = "kiosk/database/guards.py"
SETTINGS = "kiosk/records/settings/store.py"
SCHEMA = "kiosk/migrations/versions/0001_open_the_shop.sqlite.sql"
NUMBERS = "records/settings/test_service.py"
BUSY = tests("business/test_replay.py", "a_busy_database_at_any_statement_leaves_one_effect")
PROMISED = tests("database/test_engine.py", "every_connection_keeps_the_promised_settings")

MUTANTS = (
    Mutant(
        "replay-known-answer-skipped",
        ACTING,
        'if row["known_body"] is not None:\n        return _replay(request, row, body, now)',
        'if row["known_body"] == "":\n        return _replay(request, row, body, now)',
        tests("database/test_acting.py", "the_same_key_has_one_effect_and_gives_the_same_answer"),
    ),
    Mutant(
        "replay-body-ignored",
        ACTING,
        'if row["known_body"] != body:',
        'if row["known_body"] is None:',
        tests("database/test_acting.py", "a_key_with_another_body_is_refused"),
    ),
    Mutant(
        "audit-left-out",
        ACTING,
        "    desk.recorder.record(asked)\n",
        "    del asked\n",
        tests("database/test_acting.py", "each_act_has_one_audit_row_and_one_command"),
    ),
    Mutant(
        "audit-split-from-the-act",
        ACTING,
        "    _write_down(act, desk, body, answer, row)\n",
        "    connection.connection.commit()\n    _write_down(act, desk, body, answer, row)\n",
        BUSY,
    ),
    Mutant(
        "authority-not-asked",
        ACTING,
        '    desk.authority.judge(act, found if found.get("id") is not None else None)\n',
        "    del found\n",
        tests("database/test_acting.py", "nobody_without_a_qualification_acts"),
    ),
    Mutant("busy-not-retried", ACTING, "TRIES = 5\n", "TRIES = 1\n", BUSY),
    Mutant(
        "busy-retried-for-ever",
        ACTING,
        "if attempt >= _tries(error):",
        "if attempt > _tries(error):",
        tests("business/test_replay.py", "a_database_that_stays_busy_is_said_and_nothing_is_kept"),
    ),
    Mutant(
        "lost-commit-not-retried",
        ACTING,
        "LOST_TRIES = 2\n",
        "LOST_TRIES = 1\n",
        tests("business/test_replay.py", "a_commit_whose_answer_was_lost_has_one_effect"),
        server=True,
    ),
    Mutant(
        "race-not-retried",
        ACTING,
        "return TRIES if trouble.taken(error) else 1",
        "return 1",
        tests("business/test_replay.py", "who_comes_second_at_a_station_s_chain_tries_again"),
    ),
    Mutant(
        "lost-commit-tells-nobody",
        ACTING,
        "if done.replayed and before is not None:",
        "if done.replayed and before is done:",
        tests("business/test_replay.py", "a_commit_whose_answer_was_lost_has_one_effect"),
    ),
    Mutant(
        "changes-told-twice",
        "kiosk/business/house.py",
        "            done = perform(self._writing, self._desk, request)\n        self._after(done)\n",
        "            done = perform(self._writing, self._desk, request)\n"
        "        self._after(done)\n        self._after(done)\n",
        tests("database/test_acting.py", "listeners_hear_what_changed_after_the_commit"),
    ),
    # ------------------------------------------------------------------------------ the database
    Mutant(
        "begin-deferred",
        ENGINE,
        '"BEGIN IMMEDIATE" if writes else "BEGIN"',
        '"BEGIN"',
        tests("database/test_engine.py", "a_writer_has_the_file_from_its_first_moment"),
    ),
    Mutant("foreign-keys-off", ENGINE, '"foreign_keys": 1', '"foreign_keys": 0', PROMISED),
    Mutant("busy-timeout-none", ENGINE, '"busy_timeout": 5000', '"busy_timeout": 0', PROMISED),
    Mutant("deleted-bytes-stay", ENGINE, '"secure_delete": 1', '"secure_delete": 0', PROMISED),
    Mutant(
        "synchronous-normal",
        ENGINE,
        '"synchronous": 2',
        '"synchronous": 1',
        tests("durability/test_power_cut.py", "a_power_cut_loses_nothing_and_halves_nothing"),
    ),
    Mutant("synchronous-not-as-promised", ENGINE, '"synchronous": 2', '"synchronous": 1', PROMISED),
    Mutant(
        "settings-not-read-back",
        ENGINE,
        "if found is not None and found[0] != value:",
        "if found is not None and found[0] is None:",
        tests("database/test_engine.py", "a_setting_that_does_not_hold_refuses_the_database"),
    ),
    Mutant(
        "old-sqlite-accepted",
        ENGINE,
        "if sqlcipher.sqlite_version_info < SAFE_SQLITE:",
        "if sqlcipher.sqlite_version_info < (3,):",
        tests("database/test_engine.py", "a_library_that_may_corrupt_is_refused"),
    ),
    Mutant(
        "read-may-write",
        ENGINE,
        'driver.execute("PRAGMA query_only = 1")',
        'driver.execute("PRAGMA query_only = 0")',
        tests("database/test_acting.py", "a_read_cannot_write"),
    ),
    Mutant(
        "read-may-write-on-the-server",
        ENGINE,
        "default_transaction_read_only=on",
        "default_transaction_read_only=off",
        tests("database/test_acting.py", "a_read_cannot_write"),
        server=True,
    ),
    Mutant(
        "write-outside-an-act",
        ENGINE,
        "            raise WriteOutsideAct(statement[:80])",
        "            return",
        tests("database/test_acting.py", "a_write_outside_an_act_raises"),
    ),
    Mutant(
        "statement-on-a-windows-thread",
        ENGINE,
        "if threading.get_ident() in _window_threads:",
        "if threading.get_ident() == 0:",
        tests("database/test_acting.py", "a_statement_on_a_windows_thread_raises"),
    ),
    Mutant(
        "append-only-trigger-missing",
        GUARDS,
        'if each.info.get("append_only"):',
        'if each.info.get("append_never"):',
        tests("database/test_acting.py", "append_only_rows_stay"),
    ),
    Mutant(
        "version-trigger-missing",
        GUARDS,
        'if each.info.get("versioned"):',
        'if each.info.get("versioned_never"):',
        tests("database/test_acting.py", "a_change_without_its_version_is_refused_by_the_database"),
    ),
    Mutant(
        "sum-zero-trigger-missing",
        GUARDS,
        'if each.name == "entry_line":',
        'if each.name == "no_line":',
        tests(
            "back_office/accounting/test_service.py",
            "the_database_itself_commits_no_entry_that_does_not_balance",
        ),
    ),
    Mutant(
        "truncate-allowed-on-the-server",
        GUARDS,
        "f'CREATE TRIGGER {name}_whole BEFORE TRUNCATE ON \"{name}\" '\n"
        '            "FOR EACH STATEMENT EXECUTE FUNCTION house_refuse()"',
        "f'CREATE TRIGGER {name}_whole BEFORE INSERT ON \"{name}\" '\n"
        '            "FOR EACH STATEMENT WHEN (false) EXECUTE FUNCTION house_refuse()"',
        tests("database/test_guards.py", "an_append_only_table_is_not_emptied_on_a_server"),
        server=True,
    ),
    Mutant(
        "time-without-a-zone-kept",
        "kiosk/database/types.py",
        'raise ValueError("a time without a zone is never stored")',
        "moment = moment.replace(tzinfo=UTC)",
        tests("database/test_types.py", "a_time_without_a_zone_is_refused"),
    ),
    Mutant(
        "clock-set-back-stands-still",
        CLOCK,
        "max(passed / 2, _TICK)",
        "_TICK",
        tests(
            "database/test_clock.py", "time_goes_on_at_half_its_pace_where_the_clock_was_set_back"
        ),
    ),
    Mutant(
        "clock-runs-backwards",
        CLOCK,
        "self._last = max(self.wall(), self._last + max(passed / 2, _TICK))",
        "self._last = self.wall()",
        tests("database/test_clock.py", "a_clock_that_is_set_back_makes_no_act_earlier"),
    ),
    Mutant(
        "clock-of-the-station-on-a-server",
        CLOCK,
        "return super().moment(None) if said is None else said",
        "return super().moment(None)",
        tests("database/test_clock.py", "a_stations_wrong_clock_changes_nothing_on_a_server"),
        server=True,
    ),
    Mutant(
        "disk-trouble-swallowed",
        "kiosk/business/house.py",
        "            self.disk_trouble = failed\n",
        "            del failed\n            return\n",
        tests(
            "durability/test_failing_disk.py", "a_checkpoint_that_fails_is_said_and_the_act_is_kept"
        ),
    ),
    # ------------------------------------------------------------------------------- the numbers
    Mutant(
        "number-kept-when-the-act-is-refused",
        SETTINGS,
        "    return int(counted.scalar_one()) - count + 1\n",
        "    made = int(counted.scalar_one()) - count + 1\n"
        "    act.connection.connection.commit()\n    return made\n",
        tests("database/test_acting.py", "numbers_have_no_gap_when_acts_fail_between"),
    ),
    Mutant(
        "numbers-in-a-row-off-by-one",
        SETTINGS,
        "return int(counted.scalar_one()) - count + 1",
        "return int(counted.scalar_one()) - count",
        tests(NUMBERS, "numbers_one_by_one_and_in_a_row_are_one_series_from_one_on"),
    ),
    Mutant(
        "numbers-of-two-years-in-one-series",
        "kiosk/records/settings/service.py",
        "return rules.fiscal_year(act.day, act.facts.fiscal_year_start)",
        "return 2026",
        tests("back_office/accounting/test_books.py", "each_fiscal_year_counts_from_one"),
    ),
)
