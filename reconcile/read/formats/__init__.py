"""One file format a module: `SUFFIXES` and `read_file(File, Config) -> Contents`; adding one changes nothing else."""
