"""What follows from the catalogue: operations, documents, tables, feeds, columns and calls; one file each."""
