-- Claims the streams of a node that is gone, to end them. It gets its lease back no more.
-- KEYS: 1 the leases of all nodes, 2 the node's streams. ARGV: 1 the node, 2 its lease as it was.
-- Returns its name and the ends of its streams; nothing if its lease is another by now.
if redis.call('HMGET', KEYS[1], ARGV[1])[1] ~= ARGV[2] then
  return {}
end
if string.sub(ARGV[2], 1, 1) == 'h' then
  redis.call('HSET', KEYS[1], ARGV[1], 'c' .. text(now))
end
local streams = redis.call('HGETALL', KEYS[2])
local ends = {ARGV[1]}
for i = 2, #streams, 2 do
  ends[#ends + 1] = streams[i]
end
return ends
