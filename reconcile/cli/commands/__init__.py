"""One command a module, each exporting `command`; imported only when asked for."""
