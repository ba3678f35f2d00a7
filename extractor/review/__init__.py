"""A local page on which a person corrects what was found; what is saved are the labels that `evaluate` reads.

`folder` knows the statements and their labels, `app` answers the browser, `server` runs it on loopback.
"""
