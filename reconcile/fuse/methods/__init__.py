"""Fusion methods of tables, one file each: it has a `METHOD`, and its docstring has the equations and the paper."""
