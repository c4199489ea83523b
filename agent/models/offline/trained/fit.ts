// Fits what the offline coach learns from its phrases and our articles: `npm run coach:train` writes words.txt,
// written.txt and wishes.model; run it when the phrases or the articles changed.
import { writeFileSync } from 'node:fs';
import { commonWords } from '../text.ts';
import { fitWishes } from './fit-wishes.ts';
import { fitWords } from './fit-words.ts';
import { wishesFile } from './wishes.ts';
import { wordsFile, writtenFile } from './words.ts';

const { words, written } = fitWords();
writeFileSync(writtenFile, `${written.join('\n')}\n`);
writeFileSync(wordsFile, `${words.join('\n')}\n`);
writeFileSync(wishesFile, fitWishes(new Set([...words, ...commonWords])));
