/** Files of wasm, compiled while they come. */
import { giveWay } from './way.ts';

/**
 * The browser may do something else before anything runs in it: files that come together would be
 * one long task otherwise.
 */
export async function compile(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  // Some hosts send wasm as something else, which browsers do not compile while it comes.
  const isWasm = response.headers.get('content-type') === 'application/wasm';
  const module = isWasm
    ? await WebAssembly.compileStreaming(response)
    : await WebAssembly.compile(await response.arrayBuffer());
  await giveWay();
  return module;
}
