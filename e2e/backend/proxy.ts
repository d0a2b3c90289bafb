/** A proxy in front of the engine's instances: it gives each the next request, and cuts calls off. */
import { once } from 'node:events';
import { Agent, type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import { type Call, routeOf, withBody } from '../fixtures/engine/routes.ts';
import { listen, shut } from '../fixtures/server.ts';

/** Where a call is cut off. */
export type Cut = 'before' | 'within' | 'after';

export class Proxy {
  readonly #instances: readonly string[];
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server: Server;
  #url = '';
  #cuts: [Call, Cut][] = [];
  #held: { call: Call; done: () => void; gate: Promise<void> } | undefined;
  #next = 0;
  /** The calls so far: which, to which instance, and how it was answered. */
  readonly calls: { call: Call; to: string; status: number }[] = [];

  constructor(instances: readonly string[]) {
    this.#instances = instances;
    this.#server = createServer((asked, answer) => {
      // Whoever asked may be gone, or whoever is asked.
      this.#serve(asked, answer).catch(() => answer.destroy());
    });
  }

  async start(): Promise<this> {
    this.#url = await listen(this.#server);
    return this;
  }

  get url(): string {
    return this.#url;
  }

  /** Cuts the next call of a kind off. */
  cut(call: Call, where: Cut): void {
    this.#cuts.push([call, where]);
  }

  /** Begins anew: nothing is cut off, and no call has come. */
  reset(): void {
    this.#cuts = [];
    this.#held = undefined;
    this.calls.length = 0;
  }

  /** Whether every cut has been made. */
  get isThrough(): boolean {
    return this.#cuts.length === 0;
  }

  /** Holds the next call of a kind back; gives a promise that it has come, and what lets it go on. */
  hold(call: Call): { came: Promise<void>; release: () => void } {
    let [done, release] = [() => {}, () => {}];
    const came = new Promise<void>((resolve) => (done = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    this.#held = { call, done, gate };
    return { came, release };
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    await shut(this.#server);
  }

  async #serve(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = asked.url ?? '/';
    const { call: named } = routeOf(asked.method ?? 'GET', new URL(path, this.url).pathname);
    const body = Buffer.concat(await asked.toArray());
    const call = withBody(named, body.toString());
    const at = this.#cuts.findIndex(([it]) => it === call);
    const [, where] = at < 0 ? [] : this.#cuts.splice(at, 1)[0]!;
    if (where === 'before') {
      return void answer.destroy();
    }
    if (this.#held?.call === call) {
      const { done, gate } = this.#held;
      this.#held = undefined;
      done();
      await gate;
    }
    const to = this.#instances[this.#next++ % this.#instances.length]!;
    const headers = { ...asked.headers, host: new URL(to).host };
    const passed = request(to + path, { method: asked.method, headers, agent: this.#agent });
    passed.end(body);
    const [given] = (await once(passed, 'response')) as [IncomingMessage];
    this.calls.push({ call, to, status: given.statusCode ?? 0 });
    const text = Buffer.concat(await given.toArray());
    if (where === 'after') {
      return void answer.destroy();
    }
    answer.writeHead(given.statusCode ?? 502, given.headers);
    if (where === 'within') {
      answer.write(text.subarray(0, text.length / 2));
      // The beginning is on its way before the connection breaks.
      await new Promise((resolve) => setTimeout(resolve, 5));
      return void answer.destroy();
    }
    answer.end(text);
  }
}
