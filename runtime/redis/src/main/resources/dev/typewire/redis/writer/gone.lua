-- Finds the nodes whose streams need an end, and forgets those that are long done with.
-- KEYS: 1 the leases of all nodes.
-- Returns of each its name and its lease.
local leases = redis.call('HGETALL', KEYS[1])
local gone = {}
for i = 1, #leases, 2 do
  local letter = string.sub(leases[i + 1], 1, 1)
  local at = tonumber(string.sub(leases[i + 1], 2))
  if letter == 'd' then
    if at < now - day then
      redis.call('HDEL', KEYS[1], leases[i])
    end
  elseif at <= now then
    gone[#gone + 1] = leases[i]
    gone[#gone + 1] = leases[i + 1]
  end
end
return gone
