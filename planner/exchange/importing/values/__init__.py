"""Values as people write them: each reader is strict, says how it understood a cell, and never invents anything.

Every reader takes what stands in a cell and gives a `Read` (the value, and a note where it was interpreted) or raises
`planner.exchange.portfolio_cells.Unusable` with what is wrong and what to do; nothing else is raised.
"""
