"""Kith: the self-hosted home of communities of practice.

Where a wheel with a safe SQLite is installed, it takes the place of Python's own before anything
else can open a database; two copies of the library must never hold the same file in one process
(decisions/0001).
"""

import sys

__version__ = "0.4.0"

try:
    import pysqlite3
    import pysqlite3.dbapi2
except ImportError:
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
