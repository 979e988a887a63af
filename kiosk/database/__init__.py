"""Database: engine, types, guards, acting, threads, live changes and backup, for both dialects."""
