-- Stands in front of every script: brings one channel up to date.
-- KEYS: 1 the channel's hash, 2 its stream. ARGV: 1 the name of an epoch, should one begin now.
--
-- The hash: e epoch, s last sequence, w the mastership that wrote last, o a time at or before the
-- oldest message, r retention in ms, f former epochs, the latest first, as "epoch:end,",
-- or "epoch:end!," when some node has got messages of it that are not there any more.
-- A master that restarts, and a replica that becomes one, has another replication id: its copy may
-- lack the newest messages, so their sequences must not be given out again in the same epoch.
local hash, stream = KEYS[1], KEYS[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local info = redis.call('INFO', 'replication')
local at = string.find(info, 'master_replid:', 1, true)
local writer = string.sub(info, at + 14, at + 53)

local known = redis.call('HMGET', hash, 'e', 's', 'w', 'o', 'r', 'f')
local epoch, last, oldest, retention, former =
  known[1], tonumber(known[2]), tonumber(known[4]), tonumber(known[5]), known[6]

local function text(number)
  return string.format('%.0f', number)
end

if not epoch then
  redis.call('DEL', stream)
  epoch, last, oldest, retention, former = ARGV[1], 0, now, 600000, ''
  redis.call('HSET', hash, 'e', epoch, 's', '0', 'w', writer, 'o', text(now), 'r', '600000', 'f', '')
elseif known[3] ~= writer then
  former = epoch .. ':' .. text(last) .. ',' .. former
  local _, eighth = string.find(former, '^' .. string.rep('[^,]*,', 8))
  former = string.sub(former, 1, eighth)
  epoch = ARGV[1]
  redis.call('HSET', hash, 'e', epoch, 'w', writer, 'f', former)
end

-- A channel is remembered for its retention after its last use, and for a minute at least.
local function touch()
  redis.call('PEXPIRE', hash, text(math.max(retention, 60000)))
end

local function sequence(entry)
  return string.sub(entry[1], 1, -3)
end

-- Drops what is older than the retention.
local function expire()
  if now - oldest < retention then
    return
  end
  local from, keep = '-', nil
  repeat
    local entries = redis.call('XRANGE', stream, from, '+', 'COUNT', 16)
    oldest = now
    for _, entry in ipairs(entries) do
      from = '(' .. entry[1]
      if now - tonumber(entry[2][2]) < retention then
        keep, oldest = entry[1], tonumber(entry[2][2])
        break
      end
    end
  until keep or #entries < 16
  if keep then
    redis.call('XTRIM', stream, 'MINID', '=', keep)
  else
    redis.call('DEL', stream)
  end
  redis.call('HSET', hash, 'o', text(oldest))
end

-- Sequence, time and message, three by three, from a sequence on; at least one while there is any.
local function page(from, count, bytes)
  local found = {}
  from = from .. '-0'
  while count > 0 and bytes > 0 do
    local asked = math.min(count, 16)
    local entries = redis.call('XRANGE', stream, from, '+', 'COUNT', asked)
    for _, entry in ipairs(entries) do
      if bytes > 0 then
        found[#found + 1] = sequence(entry)
        found[#found + 1] = entry[2][2]
        found[#found + 1] = entry[2][4]
        bytes = bytes - #entry[2][4] - 64
        from = '(' .. entry[1]
      end
    end
    if #entries < asked then
      break
    end
    count = count - asked
  end
  return found
end

