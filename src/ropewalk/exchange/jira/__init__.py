"""What a Jira site exports: issues become epics and versions of a program, the rest progress and throughput."""

from ropewalk.exchange.jira.answers import read_json
from ropewalk.exchange.jira.levels import Level
from ropewalk.exchange.jira.rows import read_csv

__all__ = ["Level", "read_csv", "read_json"]
