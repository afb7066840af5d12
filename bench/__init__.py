"""What must be fast, against its floor or its peers, measured in the same run."""
