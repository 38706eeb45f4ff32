-- Finds where the latest messages of some topics begin, and reads from there.
-- ARGV: 2 messages and 3 bytes to read at most; then, in pairs, topics and how many of each.
-- Returns what read.lua does, and for each topic the sequence of its first message.
expire()
touch()
local wanted, firsts, open = {}, {}, 0
for i = 4, #ARGV, 2 do
  wanted[ARGV[i]] = tonumber(ARGV[i + 1])
  if wanted[ARGV[i]] > 0 then
    open = open + 1
  end
end

-- A message begins with a letter for its kind and its topic, two bytes of length first.
local before = '+'
while open > 0 do
  local entries = redis.call('XREVRANGE', stream, before, '-', 'COUNT', 32)
  for _, entry in ipairs(entries) do
    local message = entry[2][4]
    local kind = string.sub(message, 1, 1)
    local length = string.byte(message, 2) * 256 + string.byte(message, 3)
    local topic = string.sub(message, 4, 3 + length)
    local left = wanted[topic]
    if left and left > 0 then
      firsts[topic] = sequence(entry)
      if kind ~= 'C' and kind ~= 'E' then -- these continue a stream, which counts as one
        wanted[topic] = left - 1
        if left == 1 then
          open = open - 1
        end
      end
    end
  end
  if #entries < 32 then
    break
  end
  before = '(' .. entries[#entries][1]
end

local first, found = last + 1, {}
for i = 4, #ARGV, 2 do
  local topics_first = firsts[ARGV[i]] or text(last + 1)
  found[#found + 1] = topics_first
  first = math.min(first, tonumber(topics_first))
end
local messages = page(text(first), tonumber(ARGV[2]), tonumber(ARGV[3]))
return {epoch, text(last), former, text(retention), messages, text(first), found}
