-- What wrk sends: wrk … -s requests.lua URL -- KIND [ORGANIZATIONS]. Kinds: get (asks for what the URL names), none,
-- ordered and random (one event, by the key it has), hot (one event on a hard limit), spread (one event for one of so
-- many organizations), batch (1000 events without keys, as NDJSON).
local threads = 0
local kind, prefix, count, organizations

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local event = '{%s"metric":"tokens","quantity":1}'

local function hexadecimal(length)
  local digits = {}
  for i = 1, length do
    digits[i] = string.format("%x", math.random(0, 15))
  end
  return table.concat(digits)
end

local keys = {
  none = function() return "" end,
  -- Like a ULID: the time first, then what tells apart those of one moment.
  ordered = function() return string.format('"eventId":"%s-%09d",', prefix, count) end,
  random = function() return string.format('"eventId":"%s",', hexadecimal(32)) end,
}

function init(arguments)
  kind = arguments[1]
  organizations = tonumber(arguments[2] or 1)
  count = 0
  prefix = string.format("%09x-%02d", os.time(), number)
  math.randomseed(os.time() * 64 + number)
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = "Bearer " .. os.getenv("LANDLORD_TOKEN")
  if kind == "get" then
    wrk.method = "GET"
  else
    wrk.method = "POST"
  end
  if kind == "hot" then
    wrk.body = '{"metric":"calls","quantity":1}'
  end
  if kind == "batch" then
    wrk.headers["Content-Type"] = "application/x-ndjson"
    wrk.body = string.rep(string.format(event, "") .. "\n", 1000)
  end
end

function request()
  if keys[kind] then
    count = count + 1
    return wrk.format(nil, nil, nil, string.format(event, keys[kind]()))
  end
  if kind == "spread" then
    local path = string.format("/v1/orgs/org_many-%d/usage-events", math.random(0, organizations - 1))
    return wrk.format(nil, path, nil, string.format(event, ""))
  end
  return wrk.format()
end

-- One line: how many requests a second, and how many went wrong.
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RATE %.2f FAILED %d\n", summary.requests / (summary.duration / 1e6),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
