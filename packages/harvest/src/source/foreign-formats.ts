const asTable = 'Save the sheet as CSV (UTF-8) and import that.';
const fromManager = 'Open it in a reference manager such as Zotero, export the records as CSV, and import that.';
const asRecords = 'Export its records as CSV or JSON Lines and import that.';
const asTexts = 'Put the texts into a table with the columns title and text, save it as CSV, and import that.';
const unpacked = 'Unpack it, or pack it with gzip, and import that.';
const unpackedFile = 'Unpack it and import the file in it.';
const asVocabulary = 'If it states subjects, import it as a vocabulary; documents are read from CSV or JSON Lines.';

/** A kind of file that is not read: how it begins, what it is, and what to do with it. */
export interface ForeignFormat {
  /** Of the bytes as they are or of the text in UTF-8, a character each. */
  readonly beginning: string | RegExp;
  readonly what: string;
  readonly advice: string;
  /** What stands further on, where the beginning does not tell. */
  readonly holds?: RegExp;
}

const format = (beginning: string | RegExp, what: string, advice: string, holds?: RegExp): ForeignFormat => ({
  ...{ beginning, what, advice },
  ...(holds && { holds }),
});

const zip = 'PK\u0003\u0004';

const packed: readonly ForeignFormat[] = [
  format(zip, 'a Word or other text document', asTexts, /word\/|opendocument\.text/),
  format(zip, 'a spreadsheet', asTable, /xl\/|opendocument\.spreadsheet/),
  format(zip, 'a spreadsheet or another zip file', asTable),
  format('PK\u0005\u0006', 'an empty zip file', unpackedFile),
  format('\u00d0\u00cf\u0011\u00e0', 'an old Excel or Word file', asTable),
  format('BZh', 'packed with bzip2', unpacked),
  format('\u00fd7zXZ', 'packed with xz', unpacked),
  format('\u0028\u00b5\u002f\u00fd', 'packed with zstd', unpacked),
  format('7z\u00bc\u00af', 'a 7z archive', unpackedFile),
  format('Rar!', 'a RAR archive', unpackedFile),
  format(/^[\s\S]{257}ustar/, 'a tar archive', unpackedFile),
];

const binary: readonly ForeignFormat[] = [
  format('%PDF-', 'a PDF', asTexts),
  format('{\\rtf', 'a text document (RTF)', asTexts),
  format('SQLite format 3', 'an SQLite database', asRecords),
  format('PAR1', 'a Parquet file', asRecords),
  format(/^(?:ARROW1|FEA1)/, 'an Arrow file', asRecords),
  format('Obj\u0001', 'an Avro file', asRecords),
  format('\u0089HDF', 'an HDF5 file', asRecords),
  format('\u0093NUMPY', 'an array of numpy', asRecords),
  ...[2, 3, 4, 5].map((version) => format(`\u0080${String.fromCharCode(version)}`, 'a pickle of Python', asRecords)),
  format(/^RDX[23]\n/, 'a data file of R', asRecords),
  format(/^(?:<stata_dta>|\$FL[23])/, 'a data file of Stata or SPSS', asRecords),
  format(/^(?:\x89PNG|\xff\xd8\xff|GIF8)/, 'a picture', 'Import records as CSV or JSON Lines.'),
];

/** What libraries and databases of literature write. */
const references: readonly ForeignFormat[] = [
  format(
    /^\s*(?:FN [^\n]*\r?\nVR |PT [A-Z]\r?\n(?:A|B|T|C|S|L|D)[A-Z] )/,
    'a tagged file of Web of Science',
    'Export it there as "Tab delimited file" and import that.',
  ),
  format(/^(?:[^\n]{0,200}\n){0,10}TY {1,2}- ?[A-Z]/, 'a RIS file', fromManager),
  format(/^(?:(?:%[^\n]*|[^\S\n]*)\n)*\s*@[A-Za-z]+\s*\{/, 'a BibTeX file', fromManager),
  format(/^\s*PMID- ?\d/, 'a PubMed file (nbib)', fromManager),
  format(/^\s*%[0A] [^\n]*\r?\n%[A-Z0-9@] /, 'an EndNote file (refer)', fromManager),
  format(/^\d{5}[\s\S]{5}22\d{5}[\s\S]{3}45/, 'a MARC file', fromManager),
  format(/^\s*=LDR /, 'a MARC file (mnemonic)', fromManager),
];

const root = (name: string): RegExp => new RegExp(`^\\s*(?:<[?!][^>]*>\\s*)*<(?:[\\w.-]+:)?${name}[\\s>]`);

const xml: readonly ForeignFormat[] = [
  format(/^\s*(?:<\?[^>]*>\s*)?<xml>\s*<records>/, 'an EndNote file (XML)', fromManager),
  format(root('(?:collection|record)\\b[\\s\\S]{0,600}(?:MARC21|leader)[^>]*'), 'a MARC file (XML)', fromManager),
  format(
    root('(?:PubmedArticleSet|MedlineCitationSet)'),
    'a PubMed file (XML)',
    `Save it there as "PubMed". ${fromManager}`,
  ),
  format(root('(?:modsCollection|mods)'), 'a MODS file', fromManager),
  format(root('OAI-PMH'), 'an answer of an OAI-PMH server', 'Harvest the server instead, or export CSV.'),
  format(root('(?:RDF|Ontology)'), 'RDF', asVocabulary),
  format(root('(?:rss|feed)'), 'a feed', asRecords),
  format(root('(?:TEI|TEI\\.2|teiCorpus)'), 'a TEI text', asTexts),
  format(/^\s*<(?:!doctype html|html)/i, 'a web page', asRecords),
  format(/^\s*<(?:\?xml|!doctype)/i, 'XML other than JATS', asRecords),
  // Begins as a tag does.
  format(/^\s*(?:<(?:\w+:\/\/|urn:)[^<>\s]+>|_:\S+)\s+<(?:\w+:\/\/|urn:)[^<>\s]+>\s/, 'RDF (N-Triples)', asVocabulary),
  format(/^\s*<([A-Za-z][\w:.-]*)[^<>]*>\s*<[^/]/, 'a web page, or XML other than JATS', asRecords),
];

const text: readonly ForeignFormat[] = [
  format(/^\s*(?:@prefix|@base|PREFIX)\s/i, 'RDF (Turtle)', asVocabulary),
  format(
    /^\s*(?:--[^\n]*\n\s*)*(?:-- \w+ dump|PRAGMA |CREATE TABLE|INSERT INTO|DROP TABLE|SET (?:NAMES|@?\w[\w.@]* ?(?:=|TO )))/i,
    'SQL',
    asRecords,
  ),
  format(/^--[^\n]*\n-- (?:PostgreSQL|MySQL|MariaDB)/, 'SQL', asRecords),
  format(/^(?:(?:%[^\n]*|[^\S\n]*)\n)*\s*@relation\s/i, 'an ARFF file', asRecords),
  format(/^\s*(?:%[^\n]*\n\s*)*\\documentclass/, 'a LaTeX document', asTexts),
  format(/^(?:---\s*\n|- ["']?\w+["']?:\s)/, 'YAML', asRecords),
  format(
    /^"[^"\n]*"(?: "[^"\n]*")+\r?\n/,
    'a table with blanks between its columns',
    'Write it with commas (in R: write.csv) and import that.',
  ),
  format(/^From \S+ [^\n]*\d{4}\r?\n/, 'a mailbox', asRecords),
  format(/^[-+]?[\d.,]+(?: \d+:[\d.eE+-]+)+\s*\n/, 'a file of features (LIBSVM), not of texts', asTexts),
];

/** Everything that is told apart, the narrower before the wider. */
export const foreignFormats: readonly ForeignFormat[] = [...packed, ...binary, ...references, ...xml, ...text];
