// Rule: it reads at grade 8 or below.
import { readingGrade as gradeOf } from '../prose.ts';
import { perArticle } from '../rule.ts';

/** No article reads harder than the grade its front matter promises, which is 8 at most. */
export const readingGrade = perArticle('reading-grade', ({ markdown, readingGrade: promised }) => {
  const grade = gradeOf(markdown);
  return grade > promised
    ? [`reads at grade ${grade.toFixed(1)}, above ${promised}: shorten sentences, choose shorter words`]
    : [];
});
