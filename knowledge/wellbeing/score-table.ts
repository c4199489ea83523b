// The score for each sum of points, 0 to 40: it depends on the age group and on whether the person read the statements alone.
// Source: Consumer Financial Protection Bureau, "Measuring financial well-being: a guide to using the CFPB Financial Well-Being Scale",
// December 2015, scoring table, consumerfinance.gov; a work of the US government in the public domain.

/** Age groups that the scale scores apart. */
export const ageGroups = ['18-61', '62-plus'] as const;
/** One age group. */
export type AgeGroup = (typeof ageGroups)[number];

/** How the statements were put: read by the person alone, or read out to them. */
export const methods = ['read-self', 'read-to-me'] as const;
/** One way of asking. */
export type Method = (typeof methods)[number];

const scores = (text: string): readonly number[] => text.trim().split(/\s+/).map(Number);

/** Place 0 is the score for 0 points, place 40 the score for 40. */
export const scoreTable: Record<Method, Record<AgeGroup, readonly number[]>> = {
  'read-self': {
    '18-61': scores(`
      14 19 22 25 27 29 31 32 34 35
      37 38 40 41 42 44 45 46 47 49
      50 51 52 54 55 56 58 59 60 62
      63 65 66 68 69 71 73 75 78 81
      86`),
    '62-plus': scores(`
      14 20 24 26 29 31 33 35 36 38
      39 41 42 44 45 46 48 49 50 52
      53 54 56 57 58 60 61 63 64 66
      67 69 71 73 75 77 79 82 84 88
      95`),
  },
  'read-to-me': {
    '18-61': scores(`
      16 21 24 27 29 31 33 34 36 38
      39 40 42 43 44 45 47 48 49 50
      52 53 54 55 57 58 59 60 62 63
      65 66 68 70 71 73 76 78 81 85
      91`),
    '62-plus': scores(`
      18 23 26 28 30 32 33 35 36 38
      39 40 41 43 44 45 46 47 48 49
      50 52 53 54 55 56 57 58 60 61
      62 64 65 67 68 70 72 75 77 81
      87`),
  },
};
