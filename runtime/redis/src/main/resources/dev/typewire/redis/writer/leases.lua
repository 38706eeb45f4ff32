-- What the scripts of leases begin with. A node's lease is a letter and a time in ms:
-- h held until then, c claimed then by somebody who ends its streams, d done with then.
local day = 86400000
local function text(number)
  return string.format('%.0f', number)
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
