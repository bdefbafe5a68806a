"""What an assistant may do with a platform: a few general tools that follow from the catalogue."""
