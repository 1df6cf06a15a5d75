/** What the bench makes and may use again: splits, generated corpora, the peers' environment and answers. */
export const cacheFolder = 'node_modules/.cache/classmark/bench';
