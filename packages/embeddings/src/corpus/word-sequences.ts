/** Texts as numbers of words: sequence s is `tokens[starts[s]]` to `tokens[starts[s + 1]]`. */
export interface WordSequences {
  /** The most frequent first. */
  readonly words: readonly string[];
  /** `[words]`: how often each occurs. */
  readonly counts: Uint32Array;
  readonly tokens: Uint32Array;
  readonly starts: Uint32Array;
}
