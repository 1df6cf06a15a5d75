import { describe, expect, it } from 'vitest';
import { readContent } from '../testing/read-content.js';

describe('a file that holds no records', () => {
  it.each([
    ['a spreadsheet', 'PK\u0003\u0004\u0014\u0000', 'Save the sheet as CSV (UTF-8) and import that.'],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Save the sheet as CSV (UTF-8) and import that.'],
    ['a PDF', '%PDF-1.7\n', 'This is a PDF.'],
    ['a web page', '\n<!DOCTYPE html><html>', 'a web page, or XML other than JATS'],
    ['XML', '<?xml version="1.0"?>', 'a web page, or XML other than JATS'],
    ['numbers', Buffer.alloc(400), 'not a text file'],
  ])('as %s is refused with what to do', async (_what, content, says) => {
    await expect(readContent(content)).rejects.toThrow(says);
  });
});
