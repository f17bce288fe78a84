"""What the machine, the disk and the world may do to the program: `python -m tests.torture`, or `make torture`."""
