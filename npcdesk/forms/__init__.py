"""Paper: data classes of words and dates in, bytes of PDF out. Nothing here queries or decides."""
