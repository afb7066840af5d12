"""Workbooks in and out: a sheet becomes found lines and problems, and nothing is written down."""
