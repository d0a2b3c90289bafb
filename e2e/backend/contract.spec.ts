/** The contract of a source over the real engine. */
import { contract } from '../fixtures/contract.ts';
import { RealSource } from './source.ts';

contract('the real engine', RealSource.start);
