-- Holds a node's lease on the streams that it writes, some of which are new.
-- KEYS: 1 the leases of all nodes, 2 the node's streams.
-- ARGV: 1 the node, 2 for how long in ms, then of each new stream its id and its end.
-- Returns "lost" if others have begun to end the node's streams, and nothing was done; else "new" if
-- nothing was known of the node, or "held", and after a blank the replication id of this copy of
-- the data: another one may lack what it was told before.
local lease = redis.call('HMGET', KEYS[1], ARGV[1])[1]
if lease and string.sub(lease, 1, 1) ~= 'h' then
  return 'lost'
end
redis.call('HSET', KEYS[1], ARGV[1], 'h' .. text(now + tonumber(ARGV[2])))
for i = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
end
redis.call('PEXPIRE', KEYS[1], 2 * day)
redis.call('PEXPIRE', KEYS[2], day)
local info = redis.call('INFO', 'replication')
local at = string.find(info, 'master_replid:', 1, true)
return (lease and 'held ' or 'new ') .. string.sub(info, at + 14, at + 53)
