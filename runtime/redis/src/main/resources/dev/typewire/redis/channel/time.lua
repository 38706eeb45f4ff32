-- Tells the time by the server that has a channel, whose messages it stamps.
-- KEYS: 1 the channel's hash, which is not touched.
-- Returns seconds, and microseconds.
return redis.call('TIME')
