"""How a bundle travels: sticks found, files given to them and taken from them, letters with them.

Nothing here looks into a bundle; it is sealed before it comes here.
"""
