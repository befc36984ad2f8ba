"""Plans kept in spreadsheets and CSV files: recognised, read, and written so that they can be read again."""

from ropewalk.exchange.table.delimited import sheet_of
from ropewalk.exchange.table.losses import losses_of
from ropewalk.exchange.table.read import read
from ropewalk.exchange.table.write_csv import write as write_csv
from ropewalk.exchange.table.write_xlsx import write as write_xlsx

__all__ = ["losses_of", "read", "sheet_of", "write_csv", "write_xlsx"]
