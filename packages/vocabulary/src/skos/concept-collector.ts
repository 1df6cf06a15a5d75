import type { Concept, LanguageText, VocabularyContent } from '@classmark/domain';
import { cleanLabel, storableText } from '@classmark/domain';
import type { Quad, Term } from '@rdfjs/types';
import { byLanguage, splitLabels, withoutRepeats } from '../language-texts.js';
import { findDirectlyAbove } from './directly-above.js';
import { terms, todaysWord } from './terms.js';

/** What is said of a resource as a concept. */
class Statements {
  readonly notations = new Set<string>();
  readonly labels: LanguageText[] = [];
  /** What RDF calls it, whatever it is. */
  readonly plainLabels: LanguageText[] = [];
  readonly altLabels: LanguageText[] = [];
  readonly scopeNotes: LanguageText[] = [];
  readonly broader = new Set<string>();
  /** All that is broader, however far up, where the file says so. */
  readonly ancestors = new Set<string>();
  readonly replacements = new Set<string>();
  /** Labels that are resources themselves (SKOS-XL). */
  readonly xlLabels: string[] = [];
  readonly xlAltLabels: string[] = [];
}

/** What the triples about one resource said. Most are labels of SKOS-XL, a million in AGROVOC, and no concepts. */
class Resource {
  /** What it is said to be: a concept, or something beside them. */
  type: 'concept' | 'other' | null = null;
  /** Whether it stands where concepts do. */
  isPlaced = false;
  /** Whether the file says anything of it, and not only of others that it is beside them. */
  isDescribed = false;
  isDeprecated = false;
  literalForm: LanguageText | null = null;
  private statements: Statements | null = null;

  get said(): Statements {
    this.statements ??= new Statements();
    return this.statements;
  }

  /** Whether it is a concept: schemes, collections and labels may be in a scheme, too. */
  get isConcept(): boolean {
    return this.type === 'concept' || (this.type === null && (this.isPlaced || this.isReplaced));
  }

  /** Whether it could be a concept, although nothing says so. */
  get isNamed(): boolean {
    return this.type === null && this.said.labels.length + this.said.xlLabels.length > 0;
  }

  get hasLabel(): boolean {
    const { labels, xlLabels, plainLabels, altLabels, xlAltLabels } = this.said;
    return [labels, xlLabels, plainLabels, altLabels, xlAltLabels].some(({ length }) => length > 0);
  }

  private get isReplaced(): boolean {
    return this.isDeprecated && this.said.replacements.size > 0;
  }
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
    resource.isDescribed = true;
    const text = asText(object);
    const word = todaysWord(predicate.value);
    if (text !== null) addText(resource, word, text);
    else if (word === terms.type) addType(resource, todaysWord(object.value));
    else if (isResource(object)) this.addLink(keyOf(subject), word, keyOf(object));
  }

  /**
   * The concepts by key; what has no label is called by the end of its URI. What a file only points at is a concept of its
   * own where the file has no labels at all; where it has some, that is of another file, or of the rest of this one.
   * @param language in which labels are shown where there are several
   */
  finish(language: string | null): VocabularyContent {
    const all = [...this.resources].sort(([a], [b]) => (a < b ? -1 : 1));
    const placed = all.filter(([, { isConcept }]) => isConcept);
    const found = placed.length > 0 ? placed : all.filter(([, { isNamed }]) => isNamed);
    const hasLabels = found.some(([, { hasLabel }]) => hasLabel);
    const { concepts = [], undescribed = [] } = Object.groupBy(found, ([, { isDescribed }]) =>
      isDescribed || !hasLabels ? 'concepts' : 'undescribed',
    );
    return {
      concepts: concepts.map(([key, resource]) => this.asConcept(key, resource, language)),
      undescribed: undescribed.map(([key]) => key),
    };
  }

  private addLink(key: string, predicate: string, object: string): void {
    const resource = this.resourceOf(key);
    if (predicate === terms.inScheme || predicate === terms.topConceptOf) resource.isPlaced = true;
    if (predicate === terms.hasTopConcept || predicate === terms.member) this.resourceOf(object).isPlaced = true;
    if (predicate === terms.broader) this.addStep(key, object, 'broader');
    if (predicate === terms.narrower) this.addStep(object, key, 'broader');
    if (predicate === terms.broaderTransitive) this.addStep(key, object, 'ancestors');
    if (predicate === terms.narrowerTransitive) this.addStep(object, key, 'ancestors');
    if (predicate === terms.isReplacedBy) resource.said.replacements.add(object);
    if (predicate === terms.xlPrefLabel) resource.said.xlLabels.push(object);
    if (predicate === terms.xlAltLabel || predicate === terms.xlHiddenLabel) resource.said.xlAltLabels.push(object);
  }

  private addStep(narrower: string, broader: string, kind: 'broader' | 'ancestors'): void {
    if (kind === 'broader' || narrower !== broader) this.resourceOf(narrower).said[kind].add(broader);
    for (const key of [narrower, broader]) this.resourceOf(key).isPlaced = true;
  }

  private resourceOf(key: string): Resource {
    const known = this.resources.get(key);
    if (known !== undefined) return known;
    const resource = new Resource();
    this.resources.set(key, resource);
    return resource;
  }

  /** What is right above; where only all that is above is stated, this is found from it. */
  private broaderOf({ broader, ancestors }: Statements): string[] {
    const above =
      broader.size > 0 ? [...broader] : findDirectlyAbove(ancestors, (key) => this.resourceOf(key).said.ancestors);
    return above.sort();
  }

  private literalForms(keys: readonly string[]): LanguageText[] {
    return keys.flatMap((key) => this.resources.get(key)?.literalForm ?? []);
  }

  private asConcept(key: string, resource: Resource, language: string | null): Concept {
    const { said } = resource;
    const sort = (texts: LanguageText[]): LanguageText[] => texts.sort(byTag).sort(byLanguage(language));
    const preferred = [...said.labels, ...this.literalForms(said.xlLabels)];
    const stated = splitLabels(sort(preferred.length > 0 ? preferred : said.plainLabels));
    const [shown, ...rest] = stated.labels;
    // SKOS has one preferred label in each language; what a file has beyond is another name.
    const altLabels = sort([...stated.others, ...said.altLabels, ...this.literalForms(said.xlAltLabels)]);
    const [firstAlt] = altLabels;
    const [replacement, ...others] = said.replacements;
    const [notation, ...otherNotations] = [...said.notations].sort();
    return {
      key,
      uri: key.startsWith('_:') ? null : key,
      notation: notation ?? null,
      otherNotations,
      labels: [shown ?? firstAlt ?? { text: endOfUri(key), language: null }, ...rest],
      altLabels: withoutRepeats(shown === undefined ? altLabels.slice(1) : altLabels),
      scopeNotes: withoutRepeats(said.scopeNotes),
      broader: this.broaderOf(said),
      isDeprecated: resource.isDeprecated,
      // Of a concept that was split, nothing tells which labels go where.
      replacedBy: others.length > 0 ? null : (replacement ?? null),
    };
  }
}

function addType(resource: Resource, type: string): void {
  if (type === terms.Concept) resource.type = 'concept';
  if (otherTypes.includes(type)) resource.type ??= 'other';
}

function addText(resource: Resource, predicate: string, stated: LanguageText): void {
  if (predicate === terms.scopeNote) resource.said.scopeNotes.push({ ...stated, text: unifyText(stated.text) });
  const text = { ...stated, text: cleanLabel(stated.text) };
  if (text.text === '') return;
  if (predicate === terms.prefLabel) resource.said.labels.push(text);
  if (predicate === terms.rdfsLabel) resource.said.plainLabels.push(text);
  if (predicate === terms.altLabel || predicate === terms.hiddenLabel) resource.said.altLabels.push(text);
  if (predicate === terms.xlLiteralForm) resource.literalForm = text;
  if (predicate === terms.deprecated && ['true', '1'].includes(text.text.toLowerCase())) resource.isDeprecated = true;
  if (predicate === terms.notation) resource.said.notations.add(text.text);
}

const otherTypes: readonly string[] = [terms.ConceptScheme, terms.Collection, terms.OrderedCollection, terms.xlLabel];

/** Some programs write line ends and accents otherwise than others. */
const unifyText = (text: string): string => storableText(text).replaceAll(/\r\n?/g, '\n').normalize('NFC');

function byTag(a: LanguageText, b: LanguageText): number {
  const sortKey = ({ language, text }: LanguageText): string => `${language ?? ''} ${text}`;
  return sortKey(a) < sortKey(b) ? -1 : Number(sortKey(a) > sortKey(b));
}

function endOfUri(uri: string): string {
  const end = /[^/#:]+(?=[/#]?$)/.exec(uri)?.[0] ?? uri;
  try {
    return decodeURIComponent(end);
  } catch {
    // A percent sign that stands for itself, or an encoding from before UTF-8.
    return end;
  }
}
