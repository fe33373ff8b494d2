"""Screens, one defect a file: SCREEN is found by looking through this folder."""
