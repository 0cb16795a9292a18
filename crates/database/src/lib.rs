//! SQLite or PostgreSQL behind one door: transactions, migrations, keys.
