"""How much memory another process holds, as each system tells it."""

import os
import subprocess
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _MAY_QUERY = 0x0410

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows API."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            ("peak_working_set", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("quotas", ctypes.c_size_t * 4),
            ("page_file", ctypes.c_size_t),
            ("peak_page_file", ctypes.c_size_t),
        )

    def resident_bytes(pid: int) -> int | None:
        """Bytes of memory a process holds now, None when it has ended or cannot be asked."""
        handle = ctypes.windll.kernel32.OpenProcess(_MAY_QUERY, False, pid)
        if not handle:
            return None
        try:
            counters = _Counters(cb=ctypes.sizeof(_Counters))
            is_told = ctypes.windll.kernel32.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
            return int(counters.working_set) if is_told else None
        finally:
            ctypes.windll.kernel32.CloseHandle(handle)

elif sys.platform == "linux":
    _PAGE = os.sysconf("SC_PAGE_SIZE")

    def resident_bytes(pid: int) -> int | None:
        """Bytes of memory a process holds now, None when it has ended or cannot be asked."""
        try:
            return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
        except (OSError, IndexError, ValueError):
            return None

else:

    def resident_bytes(pid: int) -> int | None:
        """Bytes of memory a process holds now, None when it has ended or cannot be asked."""
        try:
            told = subprocess.run(  # noqa: S603 - our own words and a number
                ["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False
            )
        except OSError:
            return None
        return int(told.stdout) * 1024 if told.stdout.strip().isdigit() else None
