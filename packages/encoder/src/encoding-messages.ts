/** What the thread of an encoder is sent: a text to encode. */
export interface ToEncoder {
  readonly text: string;
}

/** What it answers: at first that it is ready, or why it can't be; then a vector to each text. */
export type FromEncoder =
  | { readonly kind: 'ready'; readonly dimensions: number; readonly backend: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'encoded'; readonly vector: Float32Array };
