"""The audit: what was done, by whom, in an unbroken chain per station. Words: record, chain, head."""
