import { expect, it } from 'vitest';
import { readPlainXml } from './plain-xml.js';

const xml =
  '<a b="1&2&amp;3">R & D<!-- <c> & --> é &#233; <![CDATA[x < y & z]]> &é; &#55349;&#56320;&#xD835;&#xdc01;&#55349; &</a>';
const plain = '<a b="1&amp;2&amp;3">R &amp; D é &#233; x &lt; y &amp; z &amp;é; &#119808;&#119809;&#55349; &amp;</a>';

it.each([1, 2, 3, 7, 11, 1_000])('is the same in pieces of %i bytes', async (size) => {
  async function* pieces() {
    const bytes = Buffer.from(xml);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  expect(Buffer.concat(await Array.fromAsync(readPlainXml(pieces()))).toString()).toBe(plain);
});
