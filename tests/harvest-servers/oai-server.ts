import { type Fault, type FaultyServer, type FaultySetting, startFaultyServer } from './faulty-server.ts';
import { type MadeArticle, makeArticle } from './made-articles.ts';
import { envelope, formatsXml, headerXml, identifyXml, oaiError, recordXml, setsXml } from './oai-answers.ts';

export interface OaiServerOptions extends FaultySetting {
  readonly articles: number;
  readonly pageSize: number;
  /** Numbers of articles that have been deleted beside every fiftieth. */
  readonly deleted?: readonly number[];
}

interface List {
  readonly offset: number;
  readonly prefix: string;
  readonly set: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

type Parameters = Readonly<Record<string, string>>;

function readList({ resumptionToken, metadataPrefix, set, from, until }: Parameters): List | null {
  if (resumptionToken === undefined) {
    return { offset: 0, prefix: metadataPrefix ?? '', set: set ?? null, from: from ?? null, until: until ?? null };
  }
  try {
    return JSON.parse(Buffer.from(resumptionToken, 'base64url').toString());
  } catch {
    return null;
  }
}

function belongs({ datestamp, set }: MadeArticle, list: List): boolean {
  return (
    (list.set === null || set === list.set) &&
    (list.from === null || datestamp >= list.from.slice(0, 10)) &&
    (list.until === null || datestamp <= list.until.slice(0, 10))
  );
}

/** Made articles, ordered by datestamp. */
class Repository {
  private readonly articles: readonly MadeArticle[];
  private readonly options: OaiServerOptions;

  constructor(options: OaiServerOptions) {
    this.options = options;
    const { articles, deleted = [] } = options;
    this.articles = Array.from({ length: articles }, (_, i) => {
      const article = makeArticle(i);
      return deleted.includes(i) ? { ...article, isDeleted: true } : article;
    });
  }

  answer(baseUrl: string, parameters: Parameters, fault: Fault | null): string {
    const request = { baseUrl, parameters };
    switch (parameters.verb) {
      case 'Identify':
        return envelope(request, identifyXml(baseUrl));
      case 'ListSets':
        return envelope(request, setsXml);
      case 'ListMetadataFormats':
        return envelope(request, formatsXml);
      case 'GetRecord':
        return envelope(request, this.getRecord(parameters));
      case 'ListRecords':
      case 'ListIdentifiers':
        return envelope(request, this.list(parameters, fault));
      default:
        return envelope({ baseUrl, parameters: {} }, oaiError('badVerb', 'No such verb.'));
    }
  }

  private getRecord({ identifier, metadataPrefix = '' }: Parameters): string {
    const article = this.articles.find((one) => one.identifier === identifier);
    if (article === undefined) return oaiError('idDoesNotExist', 'There is no such record.');
    return `<GetRecord>${recordXml(article, metadataPrefix)}</GetRecord>`;
  }

  private list(parameters: Parameters, fault: Fault | null): string {
    const list = readList(parameters);
    if (list === null || (fault === 'expired-token' && parameters.resumptionToken !== undefined)) {
      return oaiError('badResumptionToken', 'The token has expired.');
    }
    if (!['oai_dc', 'jats'].includes(list.prefix)) return oaiError('cannotDisseminateFormat', 'Not in this format.');
    const all = this.articles.filter((article) => belongs(article, list));
    if (all.length === 0) return oaiError('noRecordsMatch', 'Nothing matches.');
    const { pageSize } = this.options;
    const page = all.slice(list.offset, list.offset + pageSize);
    const verb = parameters.verb ?? '';
    const entry = (article: MadeArticle): string =>
      verb === 'ListRecords' ? recordXml(article, list.prefix) : headerXml(article);
    const next = fault === 'repeated-page' ? list.offset : list.offset + pageSize;
    const total = fault === 'changed-total' ? all.length * 2 : all.length;
    return `<${verb}>${page.map(entry).join('\n')}${this.token({ ...list, offset: next }, all.length, total)}</${verb}>`;
  }

  /** None where the list is whole in one page; an empty one at its end. */
  private token(next: List, count: number, total: number): string {
    const { pageSize } = this.options;
    if (count <= pageSize) return '';
    const token = next.offset < count ? Buffer.from(JSON.stringify(next)).toString('base64url') : '';
    return `<resumptionToken completeListSize="${total}" cursor="${Math.max(0, next.offset - pageSize)}">${token}</resumptionToken>`;
  }
}

/** Starts a repository on this machine. */
export function startOaiServer(options: OaiServerOptions): Promise<FaultyServer> {
  const repository = new Repository(options);
  return startFaultyServer({
    ...options,
    path: '/oai',
    type: 'text/xml; charset=utf-8',
    counts: ({ searchParams }) => searchParams.get('verb') === 'ListRecords',
    answer: (asked, fault) =>
      repository.answer(`${asked.origin}${asked.pathname}`, Object.fromEntries(asked.searchParams), fault),
  });
}
