-- Reads a channel from a sequence on, and keeps it from being forgotten.
-- ARGV: 2 the first sequence; empty for no messages. 3 messages and 4 bytes, at most.
-- 5 and 6: epoch and sequence of a message that the caller knows to have been here; empty for none.
-- 7 the command that notifies, 8 to whom.
expire()
touch()

-- A former epoch that went on behind its end here lost messages: everybody is told, once.
local _, colon = string.find(',' .. former, ',' .. ARGV[5] .. ':', 1, true)
if ARGV[5] ~= '' and colon then
  local before = string.sub(former, 1, colon - 1)
  local ending, rest = string.match(former, '^(%d+)(,.*)', colon)
  if ending and tonumber(ending) < tonumber(ARGV[6]) then
    former = before .. ending .. '!' .. rest
    redis.call('HSET', hash, 'f', former)
    redis.call(ARGV[7], ARGV[8], '!')
  end
end

local messages = {}
if ARGV[2] ~= '' then
  messages = page(ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]))
end
return {epoch, text(last), former, text(retention), messages}
