"""The standard rule library: one defect a file, each with its doc, references, exceptions and executed examples."""
