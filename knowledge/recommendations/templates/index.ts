// Every education template: those that answer something in the data, and first steps for anybody.
import type { Template } from '../template.ts';
import { cardTemplates } from './cards.ts';
import { incomeTemplates } from './income.ts';
import { savingsTemplates } from './savings.ts';
import { spendingTemplates } from './spending.ts';
import { stressTemplates } from './stress.ts';
import { subscriptionTemplates } from './subscriptions.ts';

export { starterTemplates } from './starter.ts';

/** The templates that answer something in the data. */
export const templates: Template[] = [
  ...cardTemplates,
  ...incomeTemplates,
  ...stressTemplates,
  ...subscriptionTemplates,
  ...savingsTemplates,
  ...spendingTemplates,
];
