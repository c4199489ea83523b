// Nobody else's money, on the embedded database: everything but changes of role, which its one session cannot refuse.
import { isolationSuite } from './isolation.suite.ts';

isolationSuite();
