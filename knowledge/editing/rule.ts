// What a rule of the editors is: a check over the whole corpus that says, in words, what to mend and where.
import type { IsoDate } from '../calendar.ts';
import type { Article } from '../search/article-file.ts';
import type { Constant } from '../search/constants.ts';

/** Everything the rules look at. */
export interface Corpus {
  articles: readonly Article[];
  constants: ReadonlyMap<string, Constant>;
  /** Topic ids that articles may name. */
  topics: readonly string[];
  /** Signal and persona ids that exist. */
  signals: readonly string[];
  personas: readonly string[];
  /** Article ids or topics that recommendations send a reader to. */
  wanted: readonly string[];
  today: IsoDate;
}

/** Something to mend: where it is (an article's id, or a file) and what to do. */
export interface Finding {
  where: string;
  problem: string;
}

/** One rule: its name, and what it finds. */
export interface EditingRule {
  name: string;
  find(corpus: Corpus): Finding[];
}

/** A rule that looks at one article at a time: `problemsOf` lists what is wrong with it. */
export function perArticle(name: string, problemsOf: (article: Article, corpus: Corpus) => string[]): EditingRule {
  return {
    name,
    find: (corpus) =>
      corpus.articles.flatMap((article) =>
        problemsOf(article, corpus).map((problem) => ({ where: article.id, problem })),
      ),
  };
}
