-- A stream has its end.
-- KEYS: 1 the node's streams. ARGV: 1 the stream's id.
redis.call('HDEL', KEYS[1], ARGV[1])
return ''
