export type { ByteSource } from './byte-source.js';
export { applyMapping, type FieldMapping, guessMapping, type MappedFields } from './field-mapping.js';
export { type FileFormat, fileFormats, formatOfName } from './file-format.js';
export { previewRecords, type RecordPreview } from './preview-records.js';
export { type ReadOptions, type ReadRow, readRecords } from './read-records.js';
export { DEFAULT_MAX_LINE_BYTES } from './read-rows.js';
export { readTextLines } from './read-text-lines.js';
export type { RawRow, RowErrorCode, WrongRow } from './row.js';
export { type RecordOptions, type SourceRecord, toRecord } from './source-record.js';
