"""How fast Kith is, beside a page that has no framework at all. Start it with bin/bench."""
