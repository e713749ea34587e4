"""The README's pictures: the demo network, looked at by its own people in a real browser."""
