import { crc32, deflateRawSync } from 'node:zlib';

/** How a zip lies about its files. */
interface Lies {
  readonly statedSizes?: Readonly<Record<string, number>>;
}

/** What local and central header share, from the version on. */
function sharedFields(packed: Uint8Array, contents: Uint8Array, size: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x8_00, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(contents), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

/** A zip of these files, deflated. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>, lies: Lies = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, given] of Object.entries(files)) {
    const contents = Buffer.from(given);
    const packed = deflateRawSync(contents);
    const nameBytes = Buffer.from(name);
    const fields = sharedFields(packed, contents, lies.statedSizes?.[name] ?? contents.length, nameBytes.length);
    const start = Buffer.alloc(4);
    start.writeUInt32LE(at);
    parts.push(Buffer.from('PK\u0003\u0004'), fields, nameBytes, packed);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0'), fields, Buffer.alloc(10), start, nameBytes);
    at += 30 + nameBytes.length + packed.length;
  }
  const end = Buffer.alloc(18);
  const central = Buffer.concat(directory);
  end.writeUInt16LE(directory.length / 5, 4);
  end.writeUInt16LE(directory.length / 5, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end]);
}
