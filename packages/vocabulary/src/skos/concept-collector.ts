import type { Concept, LanguageText } from '@classmark/domain';
import { cleanLabel } from '@classmark/domain';
import type { Quad, Term } from '@rdfjs/types';
import { terms } from './terms.js';

/** What the triples about one resource said. */
class Resource {
  isConcept = false;
  isDeprecated = false;
  notation: string | null = null;
  replacedBy: string | null = null;
  readonly labels: LanguageText[] = [];
  readonly altLabels: LanguageText[] = [];
  readonly scopeNotes: LanguageText[] = [];
  readonly broader = new Set<string>();
  /** Labels that are resources themselves (SKOS-XL). */
  readonly xlLabels: string[] = [];
  readonly xlAltLabels: string[] = [];
  literalForm: LanguageText | null = null;
}

/** A literal as it is written; of numbers and booleans JSON-LD gives the value. */
const asText = (term: Term): LanguageText | null =>
  term.termType === 'Literal' && String(term.value).trim() !== ''
    ? { text: String(term.value).trim(), language: term.language === '' ? null : term.language }
    : null;

const isResource = (term: Term): boolean => term.termType === 'NamedNode' || term.termType === 'BlankNode';

const keyOf = (term: Term): string => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);

/** Gathers triples, in whatever order they come, into the concepts they state. */
export class ConceptCollector {
  private readonly resources = new Map<string, Resource>();

  add({ subject, predicate, object }: Quad): void {
    const resource = this.resourceOf(keyOf(subject));
    const text = asText(object);
    if (text !== null) addText(resource, predicate.value, text);
    else if (isResource(object)) this.addLink(keyOf(subject), predicate.value, keyOf(object));
  }

  /**
   * @param language in which labels are shown where there are several
   * @returns the concepts by key; what has no label is called by the end of its URI
   */
  finish(language: string | null): Concept[] {
    return [...this.resources]
      .filter(([, { isConcept }]) => isConcept)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, resource]) => this.asConcept(key, resource, language));
  }

  private addLink(key: string, predicate: string, object: string): void {
    const resource = this.resourceOf(key);
    if (predicate === terms.type && object === terms.Concept) resource.isConcept = true;
    if (predicate === terms.inScheme || predicate === terms.topConceptOf) resource.isConcept = true;
    if (predicate === terms.hasTopConcept) this.resourceOf(object).isConcept = true;
    if (predicate === terms.broader) this.addStep(key, object);
    if (predicate === terms.narrower) this.addStep(object, key);
    if (predicate === terms.isReplacedBy) resource.replacedBy = object;
    if (predicate === terms.xlPrefLabel) resource.xlLabels.push(object);
    if (predicate === terms.xlAltLabel || predicate === terms.xlHiddenLabel) resource.xlAltLabels.push(object);
  }

  private addStep(narrower: string, broader: string): void {
    this.resourceOf(narrower).broader.add(broader);
    for (const key of [narrower, broader]) this.resourceOf(key).isConcept = true;
  }

  private resourceOf(key: string): Resource {
    const known = this.resources.get(key);
    if (known !== undefined) return known;
    const resource = new Resource();
    this.resources.set(key, resource);
    return resource;
  }

  private literalForms(keys: readonly string[]): LanguageText[] {
    return keys.flatMap((key) => this.resources.get(key)?.literalForm ?? []);
  }

  private asConcept(key: string, resource: Resource, language: string | null): Concept {
    const stated = [...resource.labels, ...this.literalForms(resource.xlLabels)].sort(byLanguage(language));
    const [shown, ...rest] = stated.filter((label, i) => stated.findIndex(sameLanguage(label)) === i);
    const altLabels = [...resource.altLabels, ...this.literalForms(resource.xlAltLabels)].sort(byLanguage(language));
    const [firstAlt] = altLabels;
    return {
      key,
      uri: key.startsWith('_:') ? null : key,
      notation: resource.notation,
      labels: [shown ?? firstAlt ?? { text: endOfUri(key), language: null }, ...rest],
      altLabels: withoutRepeats(shown === undefined ? altLabels.slice(1) : altLabels),
      scopeNotes: resource.scopeNotes,
      broader: [...resource.broader].sort(),
      isDeprecated: resource.isDeprecated,
      replacedBy: resource.replacedBy,
    };
  }
}

function addText(resource: Resource, predicate: string, stated: LanguageText): void {
  if (predicate === terms.scopeNote) resource.scopeNotes.push(stated);
  const text = { ...stated, text: cleanLabel(stated.text) };
  if (text.text === '') return;
  if (predicate === terms.prefLabel) resource.labels.push(text);
  if (predicate === terms.altLabel || predicate === terms.hiddenLabel) resource.altLabels.push(text);
  if (predicate === terms.xlLiteralForm) resource.literalForm = text;
  if (predicate === terms.deprecated && text.text === 'true') resource.isDeprecated = true;
  if (predicate === terms.notation && (resource.notation === null || text.text < resource.notation)) {
    resource.notation = text.text;
  }
}

const sameLanguage =
  ({ language }: LanguageText) =>
  (other: LanguageText): boolean =>
    other.language === language;

/** The wanted language first, then texts of no language, English, and the others by name. */
function byLanguage(wanted: string | null): (a: LanguageText, b: LanguageText) => number {
  const rank = ({ language }: LanguageText): number => {
    if (wanted !== null && language?.toLowerCase() === wanted.toLowerCase()) return 0;
    if (language === null) return 1;
    return language.toLowerCase().startsWith('en') ? 2 : 3;
  };
  const sortKey = ({ language, text }: LanguageText): string => `${language ?? ''} ${text}`;
  return (a, b) => rank(a) - rank(b) || (sortKey(a) < sortKey(b) ? -1 : Number(sortKey(a) > sortKey(b)));
}

function withoutRepeats(texts: readonly LanguageText[]): LanguageText[] {
  return [...new Map(texts.map((each) => [`${each.language ?? ''} ${each.text}`, each])).values()];
}

const endOfUri = (uri: string): string => decodeURIComponent(/[^/#:]+(?=[/#]?$)/.exec(uri)?.[0] ?? uri);
