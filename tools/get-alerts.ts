// Tool: what is worth telling the customer today: bills ahead, money running short, odd charges, budgets used up.
import { z } from 'zod';
import { currentAlerts } from '../knowledge/alerts/current.ts';
import { addCited, type CitedData } from './shared/cited-facts.ts';
import * as words from './shared/words.ts';
import { defineTool } from './tool.ts';

/** Open alerts, most urgent first. */
export type AlertsData = {
  status: 'value' | 'none';
  alerts: (CitedData & { id: string; kind: string; severity: 'info' | 'watch' | 'urgent'; title: string })[];
};

/** The open alerts. */
export const getAlerts = defineTool({
  name: 'get_alerts',
  description:
    'The open alerts of today, most urgent first: overdue or coming payments, money that may run short, late pay, odd or double charges, price rises, used-up budgets, filling cards. Use for "anything I should know", "what is coming up", "any warnings". Not for advice on habits: use get_recommendations for that; for all subscriptions use get_signals.',
  step: 'Looking for anything you should know',
  reads: 'customer',
  input: z.strictObject({}),
  async run(_, { asCustomer, facts, today }) {
    const found = await asCustomer((tx) => currentAlerts(tx, { today }));
    if (found.length === 0) {
      const data: AlertsData = { status: 'none', alerts: [] };
      return { text: 'There is no open alert: nothing in the data needs attention today.', facts: [], data };
    }
    const alerts = found.map((alert) => ({
      alert,
      cited: addCited(facts, { label: alert.title, sentence: alert.words, cited: alert.facts }),
    }));
    const data: AlertsData = {
      status: 'value',
      alerts: alerts.map(({ alert: { id, kind, severity, title }, cited }) => ({
        id,
        kind,
        severity,
        title,
        ...cited.data,
      })),
    };
    const text = words.lines(
      alerts.flatMap(({ alert: { severity, title }, cited }) => [
        `${title} (${severity}): {{${cited.data.said}}}`,
        ...cited.facts.map(words.factLine),
      ]),
    );
    return { text, facts: alerts.flatMap(({ cited }) => cited.facts), data };
  },
});
