/** The part of WebAssembly's interface that kernels need: TypeScript declares it only together with the browser's. */
interface WebAssemblyInterface {
  readonly Memory: new (limits: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => WasmMemory;
  readonly Module: new (binary: Uint8Array) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => WasmInstance;
  validate(binary: Uint8Array): boolean;
}

/** A shared linear memory, in pages of 64 KiB. Growing it leaves older views valid. */
export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
  grow(pages: number): number;
}

type WasmModule = object;

interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

declare const WebAssembly: WebAssemblyInterface | undefined;

/** The engine's own, or undefined where it has none (as with `--jitless`). */
export const webAssembly: WebAssemblyInterface | undefined =
  typeof WebAssembly === 'undefined' ? undefined : WebAssembly;

export function requireWebAssembly(): WebAssemblyInterface {
  if (!webAssembly) throw new Error('This JavaScript engine has no WebAssembly.');
  return webAssembly;
}
