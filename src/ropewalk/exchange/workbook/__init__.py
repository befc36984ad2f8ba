"""Excel workbooks (.xlsx, .xlsm): bytes to sheets by a small streaming reader that never reserves room for empty cells.

Nothing here imports the engine, so that the limited child process which runs it starts quickly and stays small.
"""
