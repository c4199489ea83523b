// What a deployment may choose, with `-c name=value`.
import type { App } from 'aws-cdk-lib';

/** The choices of a deployment. */
export interface Choices {
  /** Which coach answers: `offline`, or `bedrock:<model id>` where the account has access to the model. */
  coachModel: string;
  /** Tasks that run. More than one needs a shared run log, so that a reconnect may land on any of them. */
  tasks: number;
}

/** Reads the choices. Throws an error that says what is wrong with one. */
export function readChoices(app: App): Choices {
  const tasks = Number(app.node.tryGetContext('tasks') ?? 1);
  if (!Number.isInteger(tasks) || tasks < 1) throw new Error('tasks: give a whole number, 1 or more');
  return { coachModel: String(app.node.tryGetContext('coachModel') ?? 'offline'), tasks };
}
