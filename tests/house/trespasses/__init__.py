"""A tiny house, sound in every way, and the trespasses that are planted in it one at a time."""
