"""The steps from an empty database to the tables of today; each is one transaction, whole or not at all."""
