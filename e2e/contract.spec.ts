/** The same contract over both sources; `e2e/backend/contract.spec.ts` has the real engine. */
import { Files } from './fixtures/contract/files.ts';
import { StandIn } from './fixtures/contract/standin.ts';
import { contract } from './fixtures/contract.ts';

contract('static files', Files.start);
contract('a Medusa engine', StandIn.start);
