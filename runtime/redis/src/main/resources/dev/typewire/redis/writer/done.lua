-- The streams of a node that is gone have their ends.
-- KEYS: 1 the leases of all nodes, 2 the node's streams. ARGV: 1 the node.
redis.call('DEL', KEYS[2])
redis.call('HSET', KEYS[1], ARGV[1], 'd' .. text(now))
return ''
