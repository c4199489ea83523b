import { classify, maskedExamples, wordsIn } from './classify.ts';

let t = performance.now();
classify(['hi']);
console.log('train', performance.now() - t);
let ok = 0;
for (const e of maskedExamples) {
  const g = classify(wordsIn(e.text))[0]!;
  if (g.kind === e.kind) ok++;
  else console.log(e.kind, '->', g.kind, e.text);
}
console.log(ok, maskedExamples.length);
t = performance.now();
for (let i = 0; i < 200; i++) classify(wordsIn('how much did i spend on xcategory'));
console.log((performance.now() - t) / 200, 'ms each');
