/** What an instance has to know of the machine it runs on. */
export interface Settings {
  databaseUrl: string
  /** Whether the way to PostgreSQL is encrypted and its certificate looked at. */
  databaseTls: boolean
  /** How many connections to PostgreSQL an instance has at most. */
  databasePool: number
  redisUrl: string
  workerMode: "shared" | "worker" | "server"
  http: {
    storeCors: string
    adminCors: string
    authCors: string
    jwtSecret: string
    cookieSecret: string
  }
}

/**
 * Reads the settings from the environment. One that is missing is named: an instance with a
 * secret that everybody knows, or without Redis beside another, would only fail later. A build
 * reads the configuration too and needs none of them (`ENGINE_BUILD`).
 */
export function settings(environment: NodeJS.ProcessEnv): Settings {
  const needed = (name: string): string => {
    const value = environment[name] ?? ""
    if (!value && environment.ENGINE_BUILD !== "true") {
      throw new Error(`${name} is not set; docs/backend.md says what it has to be`)
    }
    return value
  }
  return {
    databaseUrl: needed("DATABASE_URL"),
    databaseTls: environment.DATABASE_TLS === "true",
    databasePool: pool(environment.DATABASE_POOL),
    redisUrl: needed("REDIS_URL"),
    workerMode: mode(environment.WORKER_MODE),
    http: {
      storeCors: needed("STORE_CORS"),
      adminCors: environment.ADMIN_CORS ?? "",
      authCors: environment.AUTH_CORS ?? "",
      jwtSecret: needed("JWT_SECRET"),
      cookieSecret: needed("COOKIE_SECRET"),
    },
  }
}

function mode(value = "shared"): Settings["workerMode"] {
  if (value === "shared" || value === "worker" || value === "server") {
    return value
  }
  throw new Error(`WORKER_MODE is "${value}" and has to be shared, worker or server`)
}

function pool(value = "10"): number {
  const connections = Number(value)
  if (!Number.isInteger(connections) || connections < 2) {
    throw new Error(`DATABASE_POOL is "${value}" and has to be a whole number from 2`)
  }
  return connections
}
