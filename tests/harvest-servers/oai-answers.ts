import { escapeXml, jatsArticle } from './jats-file.ts';
import type { MadeArticle } from './made-articles.ts';

/**
 * Answers of a repository by OAI-PMH 2.0 (openarchives.org/OAI/openarchivesprotocol.html, its schema OAI-PMH.xsd and that
 * of oai_dc): elements, their order, and errors as there.
 */
export interface OaiRequest {
  readonly baseUrl: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const attributesOf = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');

/** What stands around every answer. */
export function envelope({ baseUrl, parameters }: OaiRequest, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
<responseDate>2026-01-01T00:00:00Z</responseDate>
<request${attributesOf(parameters)}>${escapeXml(baseUrl)}</request>
${content}
</OAI-PMH>
`;
}

export const oaiError = (code: string, message: string): string =>
  `<error code="${code}">${escapeXml(message)}</error>`;

const header = ({ identifier, datestamp, isDeleted, set }: MadeArticle): string =>
  `<header${isDeleted ? ' status="deleted"' : ''}><identifier>${identifier}</identifier><datestamp>${datestamp}</datestamp><setSpec>${set}</setSpec></header>`;

const elements = (name: string, values: readonly string[]): string =>
  values.map((value) => `<${name}>${escapeXml(value)}</${name}>`).join('');

const dublinCore = ({ title, authors, subjects, abstract, date, doi }: MadeArticle): string =>
  `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
${elements('dc:title', [title])}${elements('dc:creator', authors)}${elements('dc:subject', subjects)}${elements('dc:description', [abstract])}${elements('dc:publisher', ['Made Press'])}${elements('dc:date', [date])}${elements('dc:type', ['Text'])}${elements('dc:identifier', [`https://doi.org/${doi}`])}${elements('dc:language', ['en'])}
</oai_dc:dc>`;

export function recordXml(article: MadeArticle, prefix: string): string {
  if (article.isDeleted) return `<record>${header(article)}</record>`;
  const metadata =
    prefix === 'jats' ? jatsArticle(article, 'https://jats.nlm.nih.gov/ns/archiving/1.0/') : dublinCore(article);
  return `<record>${header(article)}<metadata>${metadata}</metadata></record>`;
}

export const headerXml = header;

export function identifyXml(baseUrl: string): string {
  return `<Identify><repositoryName>Made studies</repositoryName><baseURL>${escapeXml(baseUrl)}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>admin@made.example</adminEmail><earliestDatestamp>2020-01-01</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DD</granularity></Identify>`;
}

export const setsXml =
  '<ListSets><set><setSpec>even</setSpec><setName>Even numbers</setName></set><set><setSpec>odd</setSpec><setName>Odd numbers</setName></set></ListSets>';

export const formatsXml =
  '<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat><metadataFormat><metadataPrefix>jats</metadataPrefix><schema>https://jats.nlm.nih.gov/publishing/1.1/JATS-journalpublishing1.xsd</schema><metadataNamespace>https://jats.nlm.nih.gov/</metadataNamespace></metadataFormat></ListMetadataFormats>';
