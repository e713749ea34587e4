"""The plan of the house, and the checks that hold the code to it. Run `python -m architecture`."""
