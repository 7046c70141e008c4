"""Can some claims all be true, if some conditions between their variables hold?

A room that knows no rule and no claim: variables are numbers from 0, which have intervals, and
conditions say how they hang together (:mod:`.condition`). Two ways of finding out share the work.
:mod:`.differences` decides what is nothing but differences, such as those of dates, completely.
:mod:`.propagation` narrows intervals through any arithmetic: what it empties is impossible, and
what it leaves may be. :mod:`.system` puts both together, finds minimal sets of claims that cannot
all be true, and says where it is proven that they can. All of it is exact.
"""
