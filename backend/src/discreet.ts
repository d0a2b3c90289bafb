import type { Logger } from "@medusajs/framework/types"

/** Ids that open an order or a cart to whoever has them, and what people write of themselves. */
const SECRETS: [RegExp, string][] = [
  [/\b([a-z]+(?:_[a-z]+)*)_[0-9A-HJKMNP-TV-Z]{26}\b/g, "$1_…"],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, "…"],
    [/[^\s"'<>()=:,/]+@[^\s"'<>()=:,/]+\.[a-z]{2,}/gi, "…@…"],
  [/\+[1-9][0-9]{7,14}\b/g, "+…"],
]

/** A text without what must not stand in a log. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), text)
}

/**
 * A logger that writes neither requests, whose addresses name orders, nor secrets in what the
 * engine says of errors.
 */
export function discreet(logger: Logger): Logger {
  return new Proxy(logger, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== "function") {
        return member
      }
      if (name === "shouldLog") {
        return (level: string) => level !== "http" && target.shouldLog(level)
      }
      return (...values: unknown[]) => member.apply(target, values.map(cleaned)) as unknown
    },
  })
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") {
    return withoutSecrets(value)
  }
  if (!(value instanceof Error)) {
    return value
  }
  const { message, stack } = value
  return Object.assign(Object.create(Object.getPrototypeOf(value)) as Error, value, {
    message: withoutSecrets(message),
    stack: stack && withoutSecrets(stack),
  })
}
