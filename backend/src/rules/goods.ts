/** What the market says of a quantity: `editor push` writes it to the variant's metadata. */
export interface Quantities {
  minimum?: number | null
  maximum?: number | null
  step?: number | null
}

/** What the engine knows of a product's certificate and whether it is sold at all. */
export interface Certified {
  view_only?: boolean
  certificate?: { valid_until?: string }
}

/** Whether a quantity can be ordered; how much is left is Medusa's own question. */
export function isAllowed(quantity: number, { minimum, maximum, step }: Quantities): boolean {
  const least = minimum ?? 1
  return (
    Number.isInteger(quantity) &&
    quantity >= least &&
    quantity <= (maximum ?? Infinity) &&
    (quantity - least) % (step ?? 1) === 0
  )
}

/** Whether a certificate has run out on a day, `2026-11-27`; one that is missing has. */
export function isExpired({ certificate }: Certified, today: string): boolean {
  return !certificate?.valid_until || today > certificate.valid_until
}

/** The day in Hanoi, which has no summer time. */
export function dayInHanoi(now: number): string {
  return new Date(now + 7 * 3_600_000).toISOString().slice(0, 10)
}

/** What a line of a cart costs, and what it would cost now. */
export interface Prices {
  /** What the engine charged when the line was made. */
  charged: number
  /** The price beside it then, where it was the lower price of a night. */
  besides?: number | null
  /** What the engine charges now, if anything. */
  now?: number | null
  /** What it charges outside of nights. */
  byDay?: number | null
  /** What the buyer was shown, if the order says so. */
  shown?: number
}

/**
 * Whether a line is charged at another price than now, or than its buyer was shown. In the
 * minutes of grace the night's price holds for a cart that was made in the night.
 */
export function isPriceGone({ charged, besides, now, byDay, shown }: Prices, grace: boolean): boolean {
  if (shown !== undefined && shown !== charged) {
    return true
  }
  const ofTheNight = grace && besides != null && besides === byDay
  return charged !== now && !ofTheNight
}
