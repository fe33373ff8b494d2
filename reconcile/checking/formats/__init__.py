"""Outputs of a check, one file each: NAME is the module's, SUFFIXES the files that ask for it, `render` the text."""
