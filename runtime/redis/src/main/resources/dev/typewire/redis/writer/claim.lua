-- Claims the streams of a node that is gone, to end them. It gets its lease back no more.
-- KEYS: 1 the leases of all nodes, 2 the node's streams. ARGV: 1 the node, 2 its lease as it was.
-- Returns its name, and of each of its streams the id and the end; nothing if its lease is another
-- by now.
if redis.call('HMGET', KEYS[1], ARGV[1])[1] ~= ARGV[2] then
  return {}
end
if string.sub(ARGV[2], 1, 1) == 'h' then
  redis.call('HSET', KEYS[1], ARGV[1], 'c' .. text(now))
end
local streams = redis.call('HGETALL', KEYS[2])
table.insert(streams, 1, ARGV[1])
return streams
