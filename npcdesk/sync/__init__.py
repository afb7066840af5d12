"""The exchange between offices by file: commits, bundles, trust, merging (docs/bundle.md)."""
