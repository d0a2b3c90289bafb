-- Gives each thread an instance of its own, in turn, as a load balancer would. ENGINE_URLS names
-- them: http://127.0.0.1:9100,http://127.0.0.1:9101
local addresses = {}
local threads = {}

for host, port in (os.getenv("ENGINE_URLS") or ""):gmatch("http://([^:,]+):(%d+)") do
  addresses[#addresses + 1] = wrk.lookup(host, port)[1]
end

function setup(thread)
  thread.addr = addresses[#threads % #addresses + 1]
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

-- What the runner reads: how many answers came a second, how long they took in milliseconds, and
-- how many were none or no success.
function report(summary, latency, errors)
  io.write(string.format(
    "RESULT {\"requests\":%d,\"seconds\":%.3f,\"p50\":%.1f,\"p95\":%.1f,\"bytes\":%d,\"errors\":%d}\n",
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, summary.bytes, errors))
end

function failures(summary)
  local e = summary.errors
  return e.connect + e.read + e.write + e.status + e.timeout
end

return threads
