-- Tries every command that the other scripts use, on keys that nothing is in.
-- KEYS: 1 a hash, 2 a stream, 3 a string. ARGV: 1 the command that notifies, 2 to whom.
-- Returns what failed, a line each; empty if nothing did.
local failed = {}
local function try(command, ...)
  local answer = redis.pcall(command, ...)
  if type(answer) == 'table' and answer.err then
    failed[#failed + 1] = command .. ' (' .. answer.err .. ')'
  end
end
try('TIME')
try('INFO', 'replication')
try('HMGET', KEYS[1], 'e')
try('HSET', KEYS[1], 'e', 'x')
try('HGETALL', KEYS[1])
try('HDEL', KEYS[1], 'x')
try('PEXPIRE', KEYS[1], '1')
try('XADD', KEYS[2], 'MAXLEN', '=', '1', '1-0', 't', '1', 'm', 'x')
try('XRANGE', KEYS[2], '(0-1', '+', 'COUNT', '1')
try('XREVRANGE', KEYS[2], '+', '-', 'COUNT', '1')
try('XTRIM', KEYS[2], 'MINID', '=', '2-0')
try('SET', KEYS[3], 'x', 'PX', '1')
try('GET', KEYS[3])
try('DEL', KEYS[1])
try('DEL', KEYS[2])
try('DEL', KEYS[3])
try(ARGV[1], ARGV[2], '')
return table.concat(failed, '\n')
