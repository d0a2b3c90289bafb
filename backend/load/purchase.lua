-- Buys, from the cart to the order, by the six calls that the storefront makes. Each thread has
-- one connection and makes one purchase after the other: a step needs the answer of the last.
package.path = os.getenv("LOAD_FOLDER") .. "/?.lua;" .. package.path
local threads = require("threads")
local ffi = require("ffi")
ffi.cdef([[
  typedef struct { long seconds; long micros; } load_time;
  int gettimeofday(load_time *now, void *zone);
]])

local instant = ffi.new("load_time")
local carts = {}
local step, made, begun = 1, 0, 0
local cart, option, collection
finished, refused = "", 0

local function milliseconds()
  ffi.C.gettimeofday(instant, nil)
  return tonumber(instant.seconds) * 1000 + tonumber(instant.micros) / 1000
end

function init()
  for body in io.lines(os.getenv("LOAD_CARTS")) do
    carts[#carts + 1] = body
  end
  made = number * 37
  option = os.getenv("LOAD_OPTION")
  wrk.headers["x-publishable-api-key"] = os.getenv("LOAD_KEY")
  wrk.headers["content-type"] = "application/json"
  wrk.headers["accept-encoding"] = nil
end

-- An id of the shop's order that no other has.
local function named(body)
  local id = string.format("%08x-0000-4000-8000-%012x", number + os.time() % 65536 * 65536, made)
  return (body:gsub("ORDER%-ID", id))
end

local steps = {
  function()
    begun = milliseconds()
    made = made + 1
    return wrk.format("POST", "/store/carts", nil, named(carts[made % #carts + 1]))
  end,
  function()
    return wrk.format("GET", "/store/shipping-options?cart_id=" .. cart)
  end,
  function()
    local body = string.format('{"option_id":"%s"}', option)
    return wrk.format("POST", "/store/carts/" .. cart .. "/shipping-methods", nil, body)
  end,
  function()
    local body = string.format('{"cart_id":"%s"}', cart)
    return wrk.format("POST", "/store/payment-collections", nil, body)
  end,
  function()
    local path = "/store/payment-collections/" .. collection .. "/payment-sessions"
    return wrk.format("POST", path, nil, '{"provider_id":"pp_system_default"}')
  end,
  function()
    return wrk.format("POST", "/store/carts/" .. cart .. "/complete", nil, "{}")
  end,
}

function request()
  return steps[step]()
end

function response(status, _, body)
  if status ~= 200 then
    refused = refused + 1
    step = 1
    return
  end
  if step == 1 then
    cart = body:match('"id":"(cart_%w+)"')
  elseif step == 4 then
    collection = body:match('"id":"(pay_col_%w+)"')
  elseif step == 6 then
    finished = finished .. string.format("%.0f ", milliseconds() - begun)
  end
  step = step % 6 + 1
end

function done(summary, latency)
  local times, errors = {}, 0
  for _, thread in ipairs(threads) do
    errors = errors + thread:get("refused")
    for time in thread:get("finished"):gmatch("%S+") do
      times[#times + 1] = tonumber(time)
    end
  end
  table.sort(times)
  report(summary, latency, errors)
  local at = function(share)
    return times[math.max(1, math.ceil(#times * share))] or 0
  end
  io.write(string.format("PURCHASES {\"number\":%d,\"p50\":%d,\"p95\":%d}\n", #times, at(0.5), at(0.95)))
end
