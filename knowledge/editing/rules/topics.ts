// Rule: topics, personas and signals exist, and none that somebody points at is left without an article.
import type { EditingRule, Finding } from '../rule.ts';

/** Front matter names things that exist; every topic has an article; every recommendation has something to read. */
export const topics: EditingRule = {
  name: 'topics',
  find: ({ articles, topics: known, signals, personas, wanted }) => {
    const unknown = articles.flatMap((article): Finding[] =>
      [
        ...article.topics.filter((id) => !known.includes(id)).map((id) => `no topic is called ${id}`),
        ...article.signals.filter((id) => !signals.includes(id)).map((id) => `no signal is called ${id}`),
        ...article.personas.filter((id) => !personas.includes(id)).map((id) => `no persona is called ${id}`),
      ].map((problem) => ({ where: article.id, problem })),
    );
    const covered = new Set(articles.flatMap(({ id, topics: own }) => [id, ...own]));
    return [
      ...unknown,
      ...known
        .filter((id) => !covered.has(id))
        .map((id) => ({ where: 'topics.yaml', problem: `${id} has no article` })),
      ...wanted
        .filter((id) => !covered.has(id))
        .map((id) => ({ where: 'recommendations', problem: `${id} is neither an article nor a topic with one` })),
      ...signals
        .filter((id) => !articles.some((article) => article.signals.includes(id)))
        .map((id) => ({ where: 'signals', problem: `${id} has no article` })),
      ...personas
        .filter((id) => !articles.some((article) => article.personas.includes(id)))
        .map((id) => ({ where: 'personas', problem: `${id} has no article` })),
    ];
  },
};
