"""Who is who in the exchange: keys, certificates, the tree of offices, rosters, pairing.

Nothing here asks the database or the window: texts come in, facts and refusals come out.
"""
