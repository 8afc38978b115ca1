"""Facts of every kind out of a post: people, roles, bodies, events, programs, awards, works, counts."""
