"""Files that were made, or broken, to do harm: built here, nothing of anybody else's."""
