/** What wasm-bindgen writes; the build says where it is. */
declare module 'glue' {
  export default function init(options: { module_or_path: string }): Promise<unknown>;
}

/** The address of the wasm, from the build. */
declare const WASM: string;
