/** Fetches the parts of the program that only some pages need. */
import { initSync } from 'glue';
import { compile } from './wasm.ts';
import { giveWay } from './way.ts';

/** The files that are on their way or there, by their addresses. */
const files = new Map<string, Promise<unknown>>();

/**
 * What the program calls when it needs a part, whose files have these addresses: an answer goes
 * to a function in its table, with what belongs to it and whether the part is there.
 */
export function load(addresses: string[]): (callback: number, data: number) => Promise<void> {
  return async (callback, data) => {
    let isThere = true;
    try {
      await Promise.all(addresses.map(file));
    } catch (error) {
      console.error(error);
      isThere = false;
    }
    await giveWay();
    shared().__indirect_function_table.get(callback)(data, isThere);
  };
}

/** What could not be had is asked for again the next time. */
function file(address: string): Promise<unknown> {
  const known = files.get(address);
  if (known) {
    return known;
  }
  const loading = instantiate(address);
  files.set(address, loading);
  loading.catch(() => files.delete(address));
  return loading;
}

async function instantiate(address: string): Promise<unknown> {
  return WebAssembly.instantiate(await compile(address), { shared: shared() });
}

/** What all parts have in common; the build names it the same. */
function shared(): { __indirect_function_table: WebAssembly.Table } & WebAssembly.ModuleImports {
  const { memory, __indirect_function_table, __wasm_split_shared0 } = initSync();
  return { memory, __indirect_function_table, __wasm_split_shared0 };
}
