import { createHash } from 'node:crypto';

/** What is encoded of a document. */
export const textToEncode = ({ title, text }: { readonly title: string; readonly text: string }): string =>
  `${title}\n${text}`;

/** SHA-256, by which the vector of a text is found again. */
export const keyOfText = (text: string): Buffer<ArrayBuffer> => createHash('sha256').update(text).digest();
