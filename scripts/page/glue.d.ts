/** What wasm-bindgen writes; the build says where it is. */
declare module 'glue' {
  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  /** What the program exports; it must have been started. */
  export function initSync(): {
    memory: WebAssembly.Memory;
    __indirect_function_table: WebAssembly.Table;
    __wasm_split_shared0: WebAssembly.Global;
  };
}

/** The address of the wasm, from the build. */
declare const WASM: string;

/** The address of the program that plays live streams, from the build. */
declare const HLS: string;

/** The address of the script that talks to a portal, from the build. */
declare const FRAMED: string;

/** What is used of hls.js; the build says where it is. */
declare module 'hls' {
  export default class Hls {
    static readonly Events: {
      readonly ERROR: 'error';
      readonly FRAG_LOADING: 'loading';
      readonly LEVEL_LOADING: 'loading';
      readonly MANIFEST_PARSED: 'parsed';
    };
    static readonly ErrorTypes: { readonly MEDIA_ERROR: string };
    static isSupported(): boolean;
    constructor(settings: { enableWorker: boolean; startPosition: number });
    on(event: 'error', handle: (event: string, error: { fatal: boolean; type: string }) => void): void;
    on(event: 'loading' | 'parsed', handle: () => void): void;
    loadSource(address: string): void;
    attachMedia(video: HTMLVideoElement): void;
    recoverMediaError(): void;
    destroy(): void;
  }
}
