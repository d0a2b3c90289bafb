/** Before the specs: the content goes into the engine as an editor would bring it there. */
import { content, push } from './content.ts';

export default function pushContent(): void {
  console.log(push(content(true)));
}
