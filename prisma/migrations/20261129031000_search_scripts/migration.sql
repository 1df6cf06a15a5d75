-- Search finds a word however it is written: with or without accents, in either Unicode form, with ligatures, between
-- typographic quotes; and part of a run of characters in scripts that put no blanks between words.

-- The word as it is compared. (Postgres' own parser takes letters of typographic quotes in some locales.)
CREATE FUNCTION search_fold(written text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN octet_length(written) = length(written) THEN written ELSE
  regexp_replace(
    normalize(regexp_replace(
      normalize(replace(replace(replace(translate(lower(written), 'øłđı', 'oldi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), NFKD),
      U&'[\00AD\0300-\036F]', '', 'g'), NFKC),
    U&'[\00A1-\00BF\2010-\206F\2190-\2BFF\3000-\3004\3008-\303F]', ' ', 'g') END;

-- A character of a script without blanks: Thai, Lao, Burmese, Khmer, kana, Han.
CREATE FUNCTION search_unspaced() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN U&'[\0E00-\0EFF\1000-\109F\1780-\17FF\3005-\3007\3040-\30FF\3400-\4DBF\4E00-\9FFF\F900-\FAFF\+020000-\+03FFFF]';

-- A document's text, runs of such characters as pairs (ABC: AB BC C; the last one alone, so that each begins a word).
CREATE FUNCTION search_words(written text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN octet_length(written) = length(written) THEN written ELSE
  regexp_replace(search_fold(written), '(?<=' || search_unspaced() || ')(' || search_unspaced() || ')', '\1 \1', 'g') END;

-- What a person types: a run is a phrase of its pairs, one character is the beginning of a pair.
CREATE FUNCTION search_query(typed text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN octet_length(typed) = length(typed) THEN websearch_to_tsquery('english', typed) ELSE
  regexp_replace(
    websearch_to_tsquery('english', regexp_replace(
      regexp_replace(search_fold(typed), search_unspaced() || '{3,}', '"\&"', 'g'),
      '(?<=' || search_unspaced() || ')(' || search_unspaced() || ')(?=' || search_unspaced() || ')', '\1 \1', 'g'))::text,
    '''(' || search_unspaced() || ')''', '''\1'':*', 'g')::tsquery END;

-- What a text shows as found: besides the query itself, the text's own words that it finds however they are written.
CREATE FUNCTION search_marks(written text, searched tsquery) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN searched || coalesce((
  SELECT string_agg(quote_literal(word), ' | ')::tsquery FROM unnest(tsvector_to_array(to_tsvector('english', written))) word
  WHERE octet_length(word) <> length(word) AND searched::text NOT LIKE '%!%'
    AND to_tsvector('english', search_words(word)) @@ regexp_replace(searched::text, ' (&|<(-|\d+)>) ', ' | ', 'g')::tsquery), '');

DROP FUNCTION documents_found(text);
ALTER TABLE "document" DROP COLUMN "search";
ALTER TABLE "document" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', search_words("title")), 'A') || setweight(to_tsvector('english', search_words("text")), 'B')) STORED;
CREATE INDEX "document_search_idx" ON "document" USING GIN ("search");

-- As before, by the new query.
CREATE FUNCTION documents_found(for_search text)
RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
SET enable_seqscan = off SET enable_indexscan = off
BEGIN ATOMIC
  SELECT id FROM document WHERE search @@ search_query(for_search);
END;
