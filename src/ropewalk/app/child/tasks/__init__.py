"""What runs inside the limited child process, one module per task, started with `python -I -m`."""
