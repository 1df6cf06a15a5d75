const blank = 32;

/** Java's `trim`: without what is no higher than a blank at either end. Blanks beyond ASCII stay. */
export function trimAsJava(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= blank) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= blank) end -= 1;
  return text.slice(start, end);
}
