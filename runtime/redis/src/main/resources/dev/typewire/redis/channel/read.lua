-- Reads a channel from a sequence on, and keeps it from being forgotten.
-- ARGV: 2 the first sequence; empty for no messages. 3 messages and 4 bytes, at most.
expire()
touch()
local messages = {}
if ARGV[2] ~= '' then
  messages = page(ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]))
end
return {epoch, text(last), former, text(retention), messages}
