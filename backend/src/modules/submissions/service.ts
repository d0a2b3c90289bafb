import { MedusaError, MedusaService } from "@medusajs/framework/utils"

import { Submission } from "./models/submission"

/** What visitors hand in. */
export type Kind = "registrations" | "quotations" | "complaints" | "cancellations"

/** Something that is handed in, with the key that stays the same for every attempt. */
export interface HandedIn {
  key: string
  kind: Kind
  code: string
  /** The shop's id of the order that a cancellation takes back. */
  order: string | null
  digest: string
  body: Record<string, unknown>
}

/** Keeps what visitors hand in, each thing once. */
export class SubmissionsService extends MedusaService({ Submission }) {
  /**
   * Keeps a submission and says whether it is new. The same key with something else in it is
   * refused: sender and receiver would believe different things of it.
   */
  async take(given: HandedIn): Promise<boolean> {
    if (await this.isKnown(given)) {
      return false
    }
    try {
      await this.createSubmissions(given)
      return true
    } catch (error) {
      // Another attempt may have come between; the database keeps one of each key.
      if (await this.isKnown(given)) {
        return false
      }
      throw error
    }
  }

  /** Whether somebody has taken back the order with this id of the shop. */
  async isCancelled(order: string): Promise<boolean> {
    const [cancellation] = await this.listSubmissions({ kind: "cancellations", order }, { take: 1 })
    return cancellation !== undefined
  }

  private async isKnown({ key, kind, digest }: HandedIn): Promise<boolean> {
    const [known] = await this.listSubmissions({ key }, { take: 1 })
    if (known && (known.kind !== kind || known.digest !== digest)) {
      throw new MedusaError(
        MedusaError.Types.DUPLICATE_ERROR,
        "the key belongs to something else that was handed in",
      )
    }
    return known !== undefined
  }
}
