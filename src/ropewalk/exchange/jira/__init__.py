"""What a Jira site exports: issues become epics and versions of a program, the rest progress and throughput."""
