import { Select } from '@mantine/core';
import type { ImportFormat } from '@/gql/graphql';
import { formats } from './formats';
import styles from './import.module.css';

/** How the file is read; null is detected. */
export interface FileReading {
  format: ImportFormat | null;
  separator: string | null;
  encoding: string | null;
}

export const detectedReading: FileReading = { format: null, separator: null, encoding: null };

const separators = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Vertical bar' },
];
const encodings = [
  ...['utf-8', 'utf-16le', 'utf-16be', 'iso-8859-2', 'iso-8859-5', 'iso-8859-7', 'koi8-r', 'koi8-u', 'ibm866'],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => `windows-${page}`),
  ...['windows-874', 'macintosh', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'],
];

interface Props {
  reading: FileReading;
  onReading: (reading: FileReading) => void;
}

/** Says how to read a file where what was detected is wrong. */
export function ReadingForm({ reading, onReading }: Props) {
  const { format, separator, encoding } = reading;
  const own = { placeholder: 'Detected', clearable: true };
  return (
    <div className={styles.fields}>
      <Select
        {...own}
        className={styles.wide}
        label="Format"
        data={formats.map(({ value, label }) => ({ value, label }))}
        value={format}
        onChange={(value) =>
          onReading({ ...reading, format: formats.find((one) => one.value === value)?.value ?? null })
        }
      />
      <Select
        {...own}
        label="Column separator"
        data={separators}
        value={separator}
        onChange={(value) => onReading({ ...reading, separator: value })}
      />
      <Select
        {...own}
        label="Encoding"
        data={encodings}
        value={encoding}
        onChange={(value) => onReading({ ...reading, encoding: value })}
        searchable
      />
    </div>
  );
}
