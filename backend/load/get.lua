-- Asks for the paths of the file LOAD_PATHS, one after the other.
package.path = os.getenv("LOAD_FOLDER") .. "/?.lua;" .. package.path
require("threads")

local paths = {}
local next = 0

function init()
  for path in io.lines(os.getenv("LOAD_PATHS")) do
    paths[#paths + 1] = path
  end
  next = number * 7
  wrk.headers["x-publishable-api-key"] = os.getenv("LOAD_KEY")
  wrk.headers["accept-encoding"] = "gzip"
end

function request()
  next = next + 1
  return wrk.format("GET", paths[next % #paths + 1])
end

function done(summary, latency)
  report(summary, latency, failures(summary))
end
