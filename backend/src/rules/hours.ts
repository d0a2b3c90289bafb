import { z } from "@medusajs/framework/zod"

const Instant = z.string().datetime({ offset: true }).transform(Date.parse)

/**
 * When orders are taken: `ordering.json`, as `editor push` computes it from the market's
 * schedule. The engine knows no weekdays and no holidays, only nights that begin and end.
 */
export const Ordering = z.object({
  policy: z.enum(["market-hours", "always"]),
  nights: z.array(z.object({ opens: Instant, closes: Instant, grace: Instant })),
})

export type Ordering = z.infer<typeof Ordering>
export type Night = Ordering["nights"][number]

/** How a cart stands to the market's hours. */
export type Taking = "open" | "grace" | "closed"

/**
 * Whether a cart that was made at `begun` is taken now: while the market is open, and for a
 * cart of that night also in the minutes of grace. Instants are milliseconds since 1970.
 */
export function taking({ policy, nights }: Ordering, begun: number, now: number): Taking {
  if (nights.some(({ opens, closes }) => opens <= now && now < closes)) {
    return "open"
  }
  const late = ({ opens, closes, grace }: Night) =>
    opens <= begun && begun < closes && closes <= now && now <= grace
  if (nights.some(late)) {
    return "grace"
  }
  return policy === "always" ? "open" : "closed"
}

/** The night that is on at an instant, with its minutes of grace, or comes next. */
export function coming({ nights }: Ordering, now: number): Night | undefined {
  return nights
    .filter(({ grace }) => now < grace)
    .reduce<Night | undefined>((first, night) => {
      return first && first.opens <= night.opens ? first : night
    }, undefined)
}
