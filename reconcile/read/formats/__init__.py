"""One file format a module: `SUFFIXES` and `read_file(File, Config) -> Contents`. A new module needs no other change."""
