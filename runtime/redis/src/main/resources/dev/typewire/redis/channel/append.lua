-- Appends one message, unless the channel has seen its idempotency key, and notifies all nodes.
-- KEYS: 3 the idempotency key; none if there is none.
-- ARGV: 2 history, 3 retention in ms, 4 the message, 5 the command that notifies, 6 to whom.
-- Returns the message's id; with "=" in front if it is that of an earlier publish.
if KEYS[3] then
  local first = redis.call('GET', KEYS[3])
  if first then
    return '=' .. first
  end
end
retention = tonumber(ARGV[3])
expire()
last = last + 1
local id = epoch .. '-' .. text(last)
redis.call(
  'XADD', stream, 'MAXLEN', '=', ARGV[2], text(last) .. '-0', 't', text(now), 'm', ARGV[4])
redis.call('HSET', hash, 's', text(last), 'r', ARGV[3])
redis.call('PEXPIRE', stream, ARGV[3])
touch()
if KEYS[3] then
  redis.call('SET', KEYS[3], id, 'PX', ARGV[3])
end
redis.call(ARGV[5], ARGV[6], id .. ' ' .. text(now) .. ' ' .. ARGV[4])
return id
