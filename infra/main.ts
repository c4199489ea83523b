// What the CDK command runs: synthesises the app with the settings of cdk.json and of the command line (-c name=value).
import { createApp } from './app.ts';

createApp().app.synth();
