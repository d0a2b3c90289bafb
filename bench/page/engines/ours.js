// The shop's own search, compiled as the shop compiles it.

import init, { Engine, Settings } from 'kernel';

let memory;

/** Compiles the module; it is ready before its index is. */
export async function prepare() {
  memory = (await init({ module_or_path: '/kernel_bg.wasm' })).memory;
}

export function load(bytes) {
  return new Engine(bytes);
}

export function release(engine) {
  engine.free();
}

/** All that the module has taken from the system, in bytes. */
export function taken() {
  return memory.buffer.byteLength;
}

/** What the app holds between two keystrokes. */
export function settings(parameters, today) {
  return new Settings(parameters, today);
}

export function search(engine, query) {
  const [total, ...page] = engine.search(query.text, query.settings);
  return { total, page };
}
