import type { RecordField } from './field-mapping.js';
import { plainName } from './known-names.js';

type Names = Readonly<Partial<Record<RecordField, readonly string[]>>>;

/** What tables in other languages than English call the fields. */
const languages: readonly Names[] = [
  {
    id: ['Kennung'],
    title: ['Titel', 'Überschrift'],
    text: ['Zusammenfassung', 'Kurzfassung', 'Beschreibung'],
    subjects: ['Schlagwörter', 'Schlagworte', 'Schlagwort', 'Schlüsselwörter', 'Themen', 'Kategorien', 'Kategorie'],
  },
  {
    id: ['identifiant'],
    title: ['titre'],
    text: ['résumé', 'texte'],
    subjects: ['mots-clés', 'mot-clé', 'sujets', 'sujet', 'thèmes', 'catégories', 'catégorie'],
  },
  {
    id: ['identificador'],
    title: ['título'],
    text: ['resumen', 'texto', 'descripción'],
    subjects: ['palabras clave', 'materias', 'materia', 'temas', 'tema', 'categorías', 'categoría'],
  },
  { text: ['resumo', 'descrição'], subjects: ['palavras-chave', 'assuntos', 'assunto'] },
  {
    title: ['titolo'],
    text: ['riassunto', 'testo', 'descrizione'],
    subjects: ['parole chiave', 'soggetti', 'soggetto'],
  },
  {
    text: ['samenvatting', 'beschrijving', 'tekst'],
    subjects: ['trefwoorden', 'trefwoord', 'onderwerpen', 'onderwerp'],
  },
  { title: ['tytuł'], text: ['streszczenie'], subjects: ['słowa kluczowe', 'hasła przedmiotowe'] },
  { title: ['název'], text: ['abstrakt', 'anotace'], subjects: ['klíčová slova'] },
  { title: ['rubrik'], text: ['sammanfattning'], subjects: ['ämnesord', 'nyckelord'] },
  { title: ['tittel'], text: ['sammendrag'], subjects: ['emneord', 'nøkkelord'] },
  { title: ['otsikko'], text: ['tiivistelmä', 'kuvaus'], subjects: ['asiasanat', 'avainsanat'] },
  { title: ['cím'], text: ['kivonat', 'összefoglaló'], subjects: ['tárgyszavak', 'kulcsszavak'] },
  { title: ['başlık'], text: ['özet'], subjects: ['anahtar kelimeler', 'konular'] },
  { title: ['название', 'заглавие'], text: ['аннотация', 'реферат', 'текст'], subjects: ['ключевые слова', 'рубрики'] },
  { title: ['标题', '题名'], text: ['摘要', '正文'], subjects: ['关键词', '主题词'] },
  { title: ['タイトル', '標題'], text: ['要旨', '抄録', '本文'], subjects: ['キーワード', '件名'] },
  { title: ['제목'], text: ['초록', '요약'], subjects: ['키워드', '주제'] },
];

/** Names of a field in other languages, as `plainName` makes them. */
export const namesByLanguage = (field: RecordField): readonly string[] =>
  languages.flatMap((names) => names[field] ?? []).map(plainName);
