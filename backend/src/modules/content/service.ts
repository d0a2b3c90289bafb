import { MedusaService } from "@medusajs/framework/utils"

import { Document } from "./models/document"

/** A document as readers and pushers see it. */
export interface Content {
  path: string
  digest: string
  body: Record<string, unknown>
}

/** Keeps the market's content beside the products that Medusa knows itself. */
export class ContentService extends MedusaService({ Document }) {
  /** All documents by path, without their bodies. */
  async known(): Promise<Omit<Content, "body">[]> {
    const documents = await this.listDocuments(
      {},
      { select: ["path", "digest"], order: { path: "ASC" }, take: null },
    )
    return documents.map(({ path, digest }) => ({ path, digest }))
  }

  /** One document, if there is one. */
  async read(path: string): Promise<Content | undefined> {
    const [document] = await this.listDocuments({ path })
    return document && seen(document)
  }

  /** The documents of a folder, by path. */
  async below(folder: string): Promise<Content[]> {
    const documents = await this.listDocuments(
      { path: { $like: `${folder}%` } },
      { order: { path: "ASC" }, take: null },
    )
    return documents.map(seen)
  }

  /** Writes documents over those of the same paths and says how many were written. */
  async write(documents: Content[]): Promise<number> {
    const ids = await this.ids(documents.map(({ path }) => path))
    const known = documents.filter(({ path }) => ids.has(path))
    const added = documents.filter(({ path }) => !ids.has(path))
    await this.updateDocuments(known.map((document) => ({ id: ids.get(document.path), ...document })))
    await this.createDocuments(added)
    return documents.length
  }

  /** Removes documents and says how many there were. */
  async remove(paths: string[]): Promise<number> {
    const ids = await this.ids(paths)
    await this.deleteDocuments([...ids.values()])
    return ids.size
  }

  private async ids(paths: string[]): Promise<Map<string, string>> {
    const documents = await this.listDocuments(
      { path: paths },
      { select: ["id", "path"], take: null },
    )
    return new Map(documents.map(({ id, path }) => [path, id]))
  }
}

function seen({ path, digest, body }: Content): Content {
  return { path, digest, body }
}
