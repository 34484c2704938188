"""Machine translation of free text, asked for by name: the only room that uses the network.

What a service gets to see are sentences in which names, numbers, identifiers and legal terms are markers; what comes back is taken whole or rejected.
"""
