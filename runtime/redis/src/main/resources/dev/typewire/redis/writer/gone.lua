-- Finds the nodes whose streams need an end, and forgets those that are long done with.
-- KEYS: 1 the leases of all nodes.
-- Writes first, and fails where nothing can be written: nobody could hold a lease then either.
-- Returns of each node its name and its lease.
redis.call('HSET', KEYS[1], 'looked', 'l' .. text(now))
redis.call('PEXPIRE', KEYS[1], 2 * day)
local leases = redis.call('HGETALL', KEYS[1])
local gone = {}
for i = 1, #leases, 2 do
  local letter = string.sub(leases[i + 1], 1, 1)
  local at = tonumber(string.sub(leases[i + 1], 2))
  if letter == 'd' and at < now - day then
    redis.call('HDEL', KEYS[1], leases[i])
  elseif (letter == 'h' or letter == 'c') and at <= now then
    gone[#gone + 1] = leases[i]
    gone[#gone + 1] = leases[i + 1]
  end
end
return gone
