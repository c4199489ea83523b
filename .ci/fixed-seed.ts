// Before every test file: properties try the same cases each run, so that a change is judged by what it changed. Another seed tries others.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_260_601 });
