"""The one room that starts processes: risky formats are read by a limited child that answers in JSON.

`ask` starts it and watches over it, `tasks/` is what runs inside, `workbook` and `project` are the doors for callers.
"""
