/** The most frequent English words that name no subject: articles, pronouns, prepositions, auxiliaries and the like. */
const english: ReadonlySet<string> = new Set(
  `about above across after afterwards again against all almost along already also although always am among amongst an
  and another any anyone anything are around as at away be became because become becomes been before behind being below
  between both but by can cannot could did do does doing done down due during each either else etc ever every few first
  for from further furthermore had has have having he hence her here hers herself him himself his how however if in
  indeed instead into is it its itself just less many may me might mine more moreover most much must my myself namely
  near neither never nevertheless no nor not nothing now of off often on once one only onto or other others otherwise
  our ours ourselves out over own per perhaps quite rather same she should since so some somehow something still such
  than that the their theirs them themselves then thence there thereby therefore these they this those though through
  throughout thus to together too toward towards under until up upon us very via was we well were what whatever when
  whence where whereas whereby wherein whether which while who whole whom whose why will with within without would yet
  you your yours yourself yourselves`.split(/\s+/),
);

/** Which words are left out before n-grams are made: `none`, or the own list of English ones. */
export type StopWordList = 'none' | 'english';

const lists: Readonly<Record<StopWordList, ReadonlySet<string>>> = { none: new Set(), english };

/** The words of a list, lower-cased. */
export function listStopWords(list: StopWordList): ReadonlySet<string> {
  return lists[list];
}
