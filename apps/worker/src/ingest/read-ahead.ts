/** Reads the next item while the last one is worked on; never more than one. */
export async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  let next = begin(iterator);
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = begin(iterator);
      yield value;
    }
  } finally {
    await next.catch(() => {}); // What nobody waits for any more may fail.
    await iterator.return?.();
  }
}

/** A failure is told to whoever asks for the item, which may be later than it happens. */
function begin<Item>(iterator: AsyncIterator<Item>): Promise<IteratorResult<Item>> {
  const next = iterator.next();
  next.catch(() => {});
  return next;
}
